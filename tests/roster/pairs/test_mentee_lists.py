"""Lists of mentees who belong together or apart, from a file or from the config."""

from __future__ import annotations

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

MENTORS = [{"id": "M1", "name": "Bob Ng"}]
MENTEES = [
    {"id": "E1", "name": "Ana Lima"},
    {"id": "E2", "name": "Carl Orr"},
    {"id": "E3", "name": "Dan Ek"},
    {"id": "E4", "name": "Eva Roy", "wants": 0},
]


@pytest.fixture
def lists(programme):
    """Read the lists of a rule, with the file ``lists.csv`` if there is one."""

    def read(rule, file=None, *, accept=False):
        files = {} if file is None else {"lists.csv": file}
        text = f"cohorts:\n  - kind: apart\n{rule}"
        config = load_config(programme(MENTORS, MENTEES, text, files=files))
        roster = read_roster(config, accept_proposals=accept)
        return roster, roster.lists[config.list_asks()[0]]

    return read


def refused(lists, rule, file=None):
    """Every trouble as it is told, without the folder."""
    with pytest.raises(InputError) as error:
        lists(rule, file)
    return [
        str(trouble).replace(str(trouble.file), str(trouble.file).rpartition("/")[2])
        for trouble in error.value.troubles
    ]


ROWS = "    file: lists.csv\n    columns: [A, B, C]\n"
FILE = "    file: lists.csv\n"
ONE_ONLY = "This row names one mentee only. Name another one, or delete the row."


def test_a_list_in_the_config(lists):
    """People by id or name, in any order; somebody who is named twice is on it once."""
    _, found = lists("    mentees: [carl orr, E1, Ana Lima]\n")
    assert found == ((0, 1),)


def test_a_list_a_row(lists):
    """Twos or longer ones; blanks are nobody, and the same list in another order is the same."""
    roster, found = lists(ROWS, "A,B,C\nE3,E1,\nE2,E3,Ana Lima\nE1,E3,\n")
    assert found == ((0, 1, 2), (0, 2))
    assert [source.role for source in roster.inputs] == ["mentees", "mentors", "apart (lists.csv)"]


def test_a_person_a_row(lists):
    """The second column says which list; somebody may be on several, and somebody alone is noted."""
    rows = "person,group\nE1,x\nE2,y\nE3,X \nE3,y\nEva Roy,z\n"
    roster, found = lists(FILE, rows)
    assert found == ((0, 2), (1, 2))
    assert [(notice.what, notice.kind) for notice in roster.notices if "list" in notice.what] == [
        ('Only Eva Roy (E4) is on the list "z".', "assumed")
    ]


def test_the_order_of_the_rows_makes_no_difference(lists):
    """Neither for lists nor for the hash."""
    one, found = lists(FILE, "person,group\nE1,x\nE3,x\nE2,y\nE3,y\n")
    other, again = lists(FILE, "person,group\nE3,b\nE2,b\nE3,a\nE1,a\n")
    assert found == again
    assert one.sha256() == other.sha256()


def test_a_near_miss_is_proposed(lists):
    """As everywhere a name is read: refused with the lines to paste, or taken and noted."""
    with pytest.raises(InputError) as error:
        lists("    mentees:\n      - E1\n      - Carl Or\n")
    (trouble,) = error.value.troubles
    assert (trouble.line, trouble.what) == (5, '"Carl Or" is no mentee of this programme.')
    assert trouble.proposal == "mentees:\n  spellings:\n    Carl Or: E2\n"
    roster, found = lists("    mentees: [E1, Carl Or]\n", accept=True)
    assert found == ((0, 1),)
    assert [notice.what for notice in roster.notices if notice.kind == "proposal"] == [
        '"Carl Or" read as Carl Orr (E2).'
    ]


def test_outsiders_can_be_left_out(lists):
    """Then they are listed, and what is left of a list may be nothing."""
    roster, found = lists(f"{ROWS}    outsiders: true\n", "A,B,C\nE1,Zed Fox,\nE1,E2,Bob Ng\n")
    assert found == ((0, 1),)
    assert sorted(notice.what for notice in roster.notices if notice.kind == "outside") == [
        '"Bob Ng" is no mentee of this programme; the entry is left out.',
        '"Zed Fox" is no mentee of this programme; the entry is left out.',
    ]


@pytest.mark.parametrize(
    ("rule", "file", "told"),
    [
        (
            "    mentees: [E1, Ana Lima]\n",
            None,
            ["config.yaml, line 3: This list names one mentee only. Name another one, or take the rule out."],
        ),
        (
            "    mentees: [E1, Bob Ng]\n",
            None,
            [
                'config.yaml, line 3, column "person": "Bob Ng" is no mentee of this programme. Correct or '
                "remove the entry."
            ],
        ),
        (
            ROWS,
            "A,B,C\nE1,,\nE1,E1,Ana Lima\nE1,E2,E3\n",
            [
                f'lists.csv, row 2, column "B": {ONE_ONLY}',
                f'lists.csv, row 3, column "C": {ONE_ONLY}',
            ],
        ),
        (
            ROWS,
            "A,B\nE1,E2\n",
            [
                'lists.csv: There is no column "C". The config asks for it in line 2. The columns are: "A", '
                '"B".',
            ],
        ),
        (
            FILE,
            "person,group\nE1,\n,x\nE2,x\nE9,x\n",
            [
                'lists.csv, row 2, column "group": The list is blank. Fill it in, or delete the row.',
                'lists.csv, row 3, column "person": The mentee is blank. Fill it in, or delete the row.',
                'lists.csv, row 5, column "person": "E9" is no mentee of this programme. Correct or remove '
                "the entry.",
            ],
        ),
    ],
)
def test_what_is_refused(lists, rule, file, told):
    """Each with its place, its reason and what to do."""
    assert refused(lists, rule, file) == told


def test_who_wants_no_mentor_is_on_no_list(programme):
    """A rule cannot ask for a mentor whom they do not want, nor keep the others from one."""
    text = "cohorts:\n  - {kind: together, mentees: [E1, E4, E2]}\n  - {kind: together, mentees: [E3, E4]}\n"
    config = load_config(programme(MENTORS, MENTEES, text))
    roster = read_roster(config)
    assert [roster.lists_of(rule) for rule in config.cohorts] == [((0, 1),), ()]
    told = {notice.place.rpartition("/")[2]: notice.what for notice in roster.notices if notice.place}
    assert told == {
        f"config.yaml, line {line}": f"Eva Roy (E4) wants no mentor, so `{rule}` is kept without them."
        for line, rule in ((2, "together (E1, E4, E2)"), (3, "together (E3, E4)"))
    }
