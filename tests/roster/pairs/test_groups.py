"""Groups of people of both sides, from a file or from the config."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

MENTORS = [
    {"id": "ana@x", "name": "Ana Lima"},
    {"id": "bob@x", "name": "Bobby Nguyen"},
    {"id": "dan@x", "name": "Dan Ek"},
]
MENTEES = [{"id": "carl@x", "name": "Carl Orr"}, {"id": "dan@x", "name": "Dan Ek"}]


@pytest.fixture
def groups(programme):
    """Read the groups of a rule, with the file ``groups.csv`` if there is one."""

    def read(rule, file=None, *, accept=False):
        files = {} if file is None else {"groups.csv": file}
        path = programme(MENTORS, MENTEES, {"rules": [{"kind": "conflict", **rule}]}, files=files)
        config = load_config(path)
        roster = read_roster(config, accept_proposals=accept)
        (ask,) = config.group_asks()
        return roster, roster.groups[ask]

    return read


def refused(groups, rule, file=None):
    """Every trouble as it is told, without the folder."""
    with pytest.raises(InputError) as error:
        groups(rule, file)
    return [
        str(trouble).replace(str(trouble.file), str(trouble.file).rpartition("/")[2])
        for trouble in error.value.troubles
    ]


def test_a_file_of_groups(groups):
    """A person a row, in as many groups as there are rows; somebody on both sides is in them on both."""
    file = "person,group\nana@x,Law\nAna Lima,Art \nCARL@x,law\ndan@x,Bio\n"
    roster, found = groups({"file": "groups.csv"}, file)
    assert roster.mentors.ids == ("ana@x", "bob@x", "dan@x")
    assert found.mentors == (("art", "law"), (), ("bio",))
    assert found.mentees == (("law",), ("bio",))
    assert [source.role for source in roster.inputs] == ["mentees", "mentors", "conflict"]


def test_headings_of_its_own(groups):
    """The two columns may be called anything."""
    _, found = groups({"file": "groups.csv", "person": "Who", "group": "Lab"}, "Lab,Who\nL,Bobby Nguyen\n")
    assert found.mentors == ((), ("l",), ())


def test_people_of_one_group(groups):
    """Named in the config, by id or name, of either side."""
    _, found = groups({"people": ["ana@x", "Orr, Carl", "Dan Ek"]})
    assert (found.mentees, found.mentors) == ((("all",), ("all",)), (("all",), (), ("all",)))


def test_what_is_refused_in_a_file(groups):
    """Blanks and people whom nobody knows, all of them at once."""
    assert refused(groups, {"file": "groups.csv"}, "person,group\n,Law\nana@x,\nzoe@x,Law\n") == [
        'groups.csv, row 2, column "person": The person is blank. Fill it in, or delete the row.',
        'groups.csv, row 3, column "group": The group is blank. Fill it in, or delete the row.',
        'groups.csv, row 4, column "person": "zoe@x" is nobody of this programme. '
        "Correct or remove the entry.",
    ]


def test_what_is_refused_in_the_config(groups):
    """With the line of the person; a near miss is a proposal."""
    (told,) = refused(groups, {"people": ["ana@x", "Bobby Nguyn"]})
    assert told.startswith(
        'config.yaml, line 10, column "person": "Bobby Nguyn" is no mentor of this programme. '
    )
    assert "Did you mean Bobby Nguyen (bob@x)?" in told
    _, found = groups({"people": ["ana@x", "Bobby Nguyn"]}, accept=True)
    assert found.mentors == (("all",), ("all",), ())


def test_outsiders(groups):
    """Are noted and left out if the config says that there may be some."""
    roster, found = groups({"people": ["ana@x", "zoe@x"], "outsiders": True})
    assert found.mentors == (("all",), (), ())
    assert [notice.what for notice in roster.notices if notice.kind == "outside"] == [
        '"zoe@x" is nobody of this programme; the entry is left out.'
    ]


def test_a_missing_file_or_column(groups):
    """Is told as for any other file."""
    assert "no column" in refused(groups, {"file": "groups.csv"}, "who,group\nana@x,Law\n")[0]
    assert "groups.csv" in refused(groups, {"file": "groups.csv"})[0]


@given(st.permutations(range(4)))
def test_the_order_of_rows_makes_no_difference(in_memory, order):
    """Nor do repeated rows."""
    people = ["ana@x", "carl@x", "dan@x", "ana@x"]
    rules = [{"kind": "conflict", "people": [people[idx] for idx in order]}]
    config, roster = in_memory(MENTORS, MENTEES, rules=rules)
    found = roster.groups[config.group_asks()[0]]
    assert (found.mentees, found.mentors) == ((("all",), ("all",)), (("all",), (), ("all",)))


def test_groups_are_in_the_hash(groups):
    """Another group is another roster; another order of the rows is not."""
    first, shuffled, other = (
        groups({"file": "groups.csv"}, f"person,group\n{rows}")[0].sha256()
        for rows in ("ana@x,Law\nbob@x,Art\n", "bob@x,Art\nana@x,Law\n", "ana@x,Art\nbob@x,Art\n")
    )
    assert first == shuffled != other
