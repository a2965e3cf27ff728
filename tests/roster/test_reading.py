"""``read_roster``: one roster whatever the format, and every trouble of every file in one error."""

import codecs
import io
import random

import openpyxl
import pandas as pd
import pytest
import yaml

from pairforge.config import Ask, PairAsk, TableSpec, Tags, Text, Wishes, load_config
from pairforge.config.priorities import default
from pairforge.errors import ConfigError, InputError
from pairforge.roster import read_roster, sources

MENTORS = [
    {
        "Login": "ana@x.org",
        "Name": "Ana López",
        "Seats": 2,
        "Least": 1,
        "Skills": ["SQL", "R"],
        "Grade": "Lead",
    },
    {"Login": "bob@x.org", "Name": "Bob Ng", "Seats": 0, "Least": 0, "Skills": ["Law"], "Grade": "Mid"},
    {"Login": "007", "Name": "James", "Seats": 1, "Least": None, "Skills": [], "Grade": None},
]
MENTEES = [
    {
        "Login": "zoe@x.org",
        "Name": "Zoë",
        "Goals": ["R", "Law"],
        "Grade": "Mid",
        "Age": 2.5,
        "W1": "Ana López",
    },
    {
        "Login": "008",
        "Name": "八",
        "Goals": ["SQL"],
        "Grade": "Junior",
        "Age": 30,
        "W1": "007",
        "W2": "bob@x.org",
    },
    {
        "Login": "max@x.org",
        "Name": "Max",
        "Goals": [],
        "Grade": None,
        "Age": None,
        "W1": None,
        "W2": "Bob Ng",
    },
]
VETOES = [{"who": "Max", "not": "Bob Ng"}, {"who": "008", "not": "ana@x.org"}]
SCORES = [
    {"mentee": "008", "mentor": "007", "score": 2},
    {"mentee": "Zoë", "mentor": "James", "score": -0.25},
]
CONFIG = {
    "mentors": {"id": "Login", "name": "Name", "capacity": "Seats", "min": {"column": "Least", "blank": 0}},
    "mentees": {"id": "Login", "name": "Name"},
    "criteria": [
        {"kind": "overlap", "mentee": "Goals", "mentor": "Skills"},
        {"kind": "ranking", "columns": ["W1", "W2"]},
        {"kind": "closeness", "column": "Grade", "order": ["Junior", "Mid", "Lead"]},
        {"kind": "closeness", "name": "age", "mentee": "Age", "mentor": "Seats"},
        {"kind": "scores", "file": "scores.csv"},
    ],
    "rules": [
        {"kind": "never", "file": "vetoes.csv", "mentee": "who", "mentor": "not"},
        {"kind": "lock", "mentee": "008", "mentor": "007"},
    ],
}
FILES = {"vetoes.csv": VETOES, "scores.csv": SCORES}


def troubles_of(path):
    """What is wrong with a programme, as (file, row or line, column, words)."""
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    return [
        (trouble.file, trouble.row or trouble.line, trouble.column, trouble.what)
        for trouble in caught.value.troubles
    ]


@pytest.fixture
def expected(roster_of):
    """The roster of the example, read from CSV."""
    return roster_of(MENTORS, MENTEES, CONFIG, files=FILES)


def test_the_example(expected):
    """Everybody is there, sorted by id, with what they answered."""
    assert expected.mentors.ids == ("007", "ana@x.org", "bob@x.org")
    assert expected.mentors.names == ("James", "Ana López", "Bob Ng")
    assert expected.mentors.emails == ("", "ana@x.org", "bob@x.org")
    assert expected.mentees.ids == ("008", "max@x.org", "zoe@x.org")
    assert expected.capacity.tolist() == [1, 2, 0]
    assert expected.minimum.tolist() == [0, 1, 0]
    assert expected.wants.tolist() == [1, 1, 1]
    assert expected.tags(Ask("mentee", ("Goals",), Tags())).keys == (("sql",), (), ("r", "law"))
    assert expected.wishes(Ask("mentee", ("W1", "W2"), Wishes())).choices == ((0, 2), (2,), (1,))
    vetoes = expected.pair_lists[PairAsk("who", "not", TableSpec("vetoes.csv"))]
    assert list(zip(vetoes.mentees, vetoes.mentors, strict=True)) == [(0, 1), (1, 2)]
    lock = expected.pair_lists[PairAsk("008", "007")]
    assert list(zip(lock.mentees, lock.mentors, strict=True)) == [(0, 0)]
    scores = expected.pair_lists[PairAsk("mentee", "mentor", TableSpec("scores.csv"), "score")]
    assert scores.scores is not None
    assert scores.scores.tolist() == [2, -0.25]
    assert [(source.role, source.path) for source in expected.inputs] == [
        ("mentees", "mentees.csv"),
        ("mentors", "mentors.csv"),
        ("scores", "scores.csv"),
        ("never", "vetoes.csv"),
    ]
    (notice,) = expected.notices
    assert "so they are [matched, breaks, total]" in notice.what


@pytest.mark.parametrize("fmt", ["csv", "tsv", "xlsx", "ods", "yaml", "inline"])
def test_every_format_gives_the_same_roster(roster_of, expected, fmt):
    """Neither the format of the people nor that of the lists of pairs makes a difference."""
    other = "csv" if fmt == "inline" else fmt
    config = {
        **CONFIG,
        "criteria": [*CONFIG["criteria"][:-1], {"kind": "scores", "file": f"scores.{other}"}],
        "rules": [{**CONFIG["rules"][0], "file": f"vetoes.{other}"}, CONFIG["rules"][1]],
    }
    files = {f"vetoes.{other}": VETOES, f"scores.{other}": SCORES}
    roster = roster_of(MENTORS, MENTEES, config, fmt=fmt, files=files)
    assert roster.sha256() == expected.sha256()
    assert roster.mentees == expected.mentees
    assert roster.mentors == expected.mentors


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_rows_and_columns_does_not_matter(roster_of, expected, seed):
    """Shuffled rows and columns are the same roster."""
    rng = random.Random(seed)

    def shuffled(rows):
        columns = sorted({heading for row in rows for heading in row})
        rng.shuffle(columns)
        return [{heading: row.get(heading) for heading in columns} for row in rng.sample(rows, len(rows))]

    files = {name: shuffled(rows) for name, rows in FILES.items()}
    roster = roster_of(shuffled(MENTORS), shuffled(MENTEES), CONFIG, files=files)
    assert roster.sha256() == expected.sha256()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_give_the_same_roster(roster_of, encoding, separator):
    """However the spreadsheet program saved its text, the people are the same."""
    rows = [["id", "Name", "Note"], ["007", "Zoë", "a"], ["1e3", "Jürgen", "b"]]
    plain = roster_of("\n".join(map(",".join, rows)))
    other = roster_of("\r\n".join(map(separator.join, rows)).encode(encoding))
    assert other.mentors.ids == ("007", "1e3")
    assert other.sha256() == plain.sha256()


CHANGES = {
    "a name": (MENTORS, [MENTEES[0], {**MENTEES[1], "Name": "八郎"}, MENTEES[2]], CONFIG),
    "a seat": ([{**MENTORS[0], "Seats": 3}, *MENTORS[1:]], MENTEES, CONFIG),
    "a minimum": ([{**MENTORS[0], "Least": 2}, *MENTORS[1:]], MENTEES, CONFIG),
    "a tag": ([{**MENTORS[0], "Skills": ["R", "SQL"]}, *MENTORS[1:]], MENTEES, CONFIG),
    "a wish": (MENTORS, [{**MENTEES[0], "W1": "Bob Ng"}, *MENTEES[1:]], CONFIG),
    "an age": (MENTORS, [{**MENTEES[0], "Age": 2.25}, *MENTEES[1:]], CONFIG),
    "a grade": (MENTORS, [{**MENTEES[0], "Grade": None}, *MENTEES[1:]], CONFIG),
    "wants": (MENTORS, MENTEES, {**CONFIG, "mentees": {**CONFIG["mentees"], "wants": 2}}),
    "one less": (MENTORS, MENTEES[:2], {**CONFIG, "rules": CONFIG["rules"][1:]}),
}


@pytest.mark.parametrize("what", CHANGES)
def test_any_change_changes_the_hash(roster_of, expected, what):
    """What is understood differently has another hash."""
    assert roster_of(*CHANGES[what], files=FILES).sha256() != expected.sha256()


def test_changed_pairs_change_the_hash(roster_of, expected):
    """So have other vetoes, fewer scores, and one score that is another number."""
    for name, rows in (
        ("vetoes.csv", VETOES[:1]),
        ("scores.csv", SCORES[:1]),
        ("scores.csv", [SCORES[0], {**SCORES[1], "score": -0.5}]),
    ):
        other = roster_of(MENTORS, MENTEES, CONFIG, files={**FILES, name: rows})
        assert other.sha256() != expected.sha256()


def test_columns_that_nobody_asks_for_do_not_matter(roster_of, expected):
    """A column that the config does not mention is not part of the roster."""
    mentors = [{**row, "Shoe size": idx} for idx, row in enumerate(MENTORS)]
    assert roster_of(mentors, MENTEES, CONFIG, files=FILES).sha256() == expected.sha256()


def test_forms_in_another_wording(roster_of, expected):
    """Headings are found by their wording, whatever the form did to them."""
    wording = {"Login": "LOGIN:", "Seats": "seats  (Copy)", "Skills": "\xa0Skills *", "Name": "name"}
    mentors = [{wording.get(key, key): value for key, value in row.items()} for row in MENTORS]
    assert roster_of(mentors, MENTEES, CONFIG, files=FILES).sha256() == expected.sha256()


# --------------------------------------------------------------------------------------------- counts


@pytest.mark.parametrize(
    ("config", "capacity"),
    [
        ({"capacity": 5}, [5, 5]),
        ({"capacity": "Seats"}, [2, 0]),
        ({"capacity": {"column": "Seats"}}, [2, 0]),
        ({"capacity": {"column": "Places", "blank": 4}}, [7, 4]),
    ],
)
def test_capacity(roster_of, config, capacity):
    """A number, a column, or a column with blanks."""
    mentors = [
        {"id": "M1", "capacity": 3, "Seats": "2.0", "Places": 7},
        {"id": "M2", "capacity": None, "Seats": 0, "Places": None},
    ]
    assert roster_of(mentors, config={"mentors": config}).capacity.tolist() == capacity


def test_a_blank_capacity_is_never_guessed(programme):
    """A column called capacity is used without being named, but a blank in it is told."""
    with pytest.raises(InputError, match=r'row 3, column "capacity": The cell is blank'):
        read_roster(load_config(programme("id,capacity\nM1,3\nM2,\n")))


def test_counts_without_columns(roster_of):
    """Without a config and a column, everybody takes one, needs nobody and wants one."""
    roster = roster_of()
    assert roster.capacity.tolist() == [1, 1]
    assert roster.minimum.tolist() == [0, 0]
    assert roster.wants.tolist() == [1, 1, 1]


def test_one_minimum_for_all_does_not_bind_those_who_rest(roster_of):
    """A number in the config is for mentors with a place; a column is for everybody."""
    mentors = [{"id": "M1", "capacity": 0, "least": 1}, {"id": "M2", "capacity": 2, "least": 1}]
    assert roster_of(mentors, config={"mentors": {"min": 1}}).minimum.tolist() == [0, 1]
    assert roster_of(mentors, config={"mentors": {"min": "least"}}).minimum.tolist() == [1, 1]


def test_counts_that_are_none_are_all_told(programme):
    """Every cell, of both sides and of both counts, with the row that the spreadsheet shows."""
    mentors = (
        'id,Seats,Least\nM1,many,0\n\nM2,1.5,0\n"M\n3",-1,0\n,,\nM4,nan,\nM5,,0\nM6,1e3,0\nM7,2 if local,x\n'
    )
    mentees = "\n\nid,Wanted\nE1,1\nE2,one or two\n"
    config = {
        "mentors": {"capacity": "Seats", "min": {"column": "Least", "blank": 0}},
        "mentees": {"wants": "Wanted"},
    }
    assert sorted(troubles_of(programme(mentors, mentees, config)), key=str) == sorted(
        [
            ("mentees.csv", 5, "Wanted", '"one or two" may mean 1 or 2.'),
            ("mentors.csv", 2, "Seats", '"many" is not a number.'),
            ("mentors.csv", 4, "Seats", '"1.5" is not a whole number.'),
            ("mentors.csv", 5, "Seats", '"-1" is negative.'),
            ("mentors.csv", 7, "Seats", '"nan" is not a finite number.'),
            ("mentors.csv", 8, "Seats", "The cell is blank."),
            ("mentors.csv", 10, "Seats", '"2 if local" is not a number.'),
            ("mentors.csv", 10, "Least", '"x" is not a number.'),
        ],
        key=str,
    )


def test_a_blank_count_is_told_with_the_way_out(programme):
    """The remedy shows how to let a blank mean a number."""
    path = programme("id,Seats\nM1,\n", config={"mentors": {"capacity": "Seats"}})
    with pytest.raises(InputError, match=r"capacity: \{column: \.\.\., blank: 1\}"):
        read_roster(load_config(path))


@pytest.mark.parametrize("capacity", ["99999999999999999999", "1e300"])
def test_a_huge_capacity_is_no_crash(roster_of, capacity):
    """As many as come is a large number, in the config as well as in a cell."""
    in_cells = roster_of(f"id,capacity\nM1,{capacity}\nM2,1\n")
    assert in_cells.capacity[0] > 10**6
    in_config = roster_of(config=f"mentors: {{file: mentors.csv, capacity: {capacity}}}\n")
    assert in_config.capacity.tolist() == [in_cells.capacity[0]] * 2
    assert roster_of(config=f"mentees: {{file: mentees.csv, wants: {capacity}}}\n").wants[0] > 10**6


# ------------------------------------------------------------------------------ everything that is wrong


def test_everything_that_is_wrong_with_all_files(programme):
    """People, answers, wishes, vetoes, locks and scores: one error tells them all."""
    mentors = "Email,Seats,Skill,Grade\nana@x.org,1,SQL,Lead\nANA@x.org,x,R,Boss\n,1,,\n"
    mentees = "Email,Goals,Grade,W1\nzoe@x.org,SQL,Lead,Nobody\nmax@x.org,R,Lead,ana@x.org\n"
    config = {
        "mentors": {"id": "Email", "capacity": "Seats"},
        "mentees": {"id": "Email"},
        "criteria": [
            {"kind": "overlap", "mentee": "Goals", "mentor": "Skills"},
            {"kind": "ranking", "columns": ["W1", "W2"]},
            {"kind": "ranking", "name": "one", "columns": ["W1"]},
            {"kind": "closeness", "column": "Grade", "order": ["Mid", "Lead"]},
            {"kind": "scores", "file": "scores.csv"},
        ],
        "rules": [
            {"kind": "never", "file": "vetos.csv"},
            {"kind": "lock", "mentee": "zoe@x.org", "mentor": "nobody@x.org"},
        ],
    }
    files = {"vetoes.csv": VETOES, "scores.csv": "mentee,mentor,score\nMax,ana@x.org,nan\n"}
    path = programme(mentors, mentees, config, files=files)
    found = {
        (file, row, column, what.split(" The config asks")[0])
        for file, row, column, what in troubles_of(path)
    }
    assert found == {
        ("mentors.csv", 3, "Email", 'The id "ANA@x.org" already stands in row 2.'),
        ("mentors.csv", 3, "Seats", '"x" is not a number.'),
        ("mentors.csv", 4, "Email", "The id is blank."),
        ("mentors.csv", 3, "Grade", '"Boss" is not on the scale.'),
        ("mentors.csv", None, None, 'There is no column "Skills".'),
        ("mentees.csv", None, None, 'There is no column "W2".'),
        ("scores.csv", 2, "mentee", '"Max" is no mentee of this programme.'),
        ("scores.csv", 2, "score", '"nan" is not a finite number.'),
        ("vetos.csv", None, None, "There is no such file."),
        (str(path), _line(path, "kind: lock"), "mentor", '"nobody@x.org" is no mentor of this programme.'),
    }


def _line(path, text):
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(idx for idx, line in enumerate(lines, start=1) if text in line)


def test_a_missing_file_does_not_hide_the_troubles_of_the_other(programme):
    """Without the mentors' file, the mentees' cells are looked at all the same."""
    mentees = "id,Grade,wants\nE1,Boss,1\nE2,Mid,x\n"
    config = {
        "mentors": {"file": "nowhere.csv"},
        "criteria": [{"kind": "closeness", "column": "Grade", "order": ["Mid", "Lead"]}],
    }
    assert set(troubles_of(programme(mentees=mentees, config=config))) == {
        ("nowhere.csv", None, None, "There is no such file."),
        ("mentees.csv", 3, "wants", '"x" is not a number.'),
        ("mentees.csv", 2, "Grade", '"Boss" is not on the scale.'),
    }


def test_a_missing_column_names_the_line_that_asks_for_it(programme):
    """The config's line, the nearest heading and all headings are told."""
    text = "criteria:\n  - kind: same\n    column: Sight\n"
    path = programme([{"id": "M1", "Site": "x"}], [{"id": "E1", "Sight": "x"}], text)
    with pytest.raises(InputError, match="The config asks for it in line 2") as caught:
        read_roster(load_config(path))
    (trouble,) = caught.value.troubles
    assert trouble.file == "mentors.csv"
    assert trouble.remedy == 'Did you mean "Site"? The columns are: "id", "Site".'


def test_two_columns_of_one_heading_are_refused_where_they_are_asked_for(programme, roster_of):
    """An ambiguous column does harm only if the config asks for it."""
    mentors = "id,Site,site\nM1,a,b\n"
    assert roster_of(mentors).mentors.ids == ("M1",)
    config = {"criteria": [{"kind": "same", "mentee": "id", "mentor": "SITE"}]}
    ((file, _, _, what),) = troubles_of(programme(mentors, config=config))
    assert file == "mentors.csv"
    assert what.startswith('2 columns are called "SITE".')


@pytest.mark.parametrize(
    ("mentors", "said"),
    [
        ("", "The file is empty"),
        ("id,capacity\n", "There are no mentors"),
        ("id,capacity\n,\n\n", "There are no mentors"),
        ([], "The file is empty"),
    ],
)
def test_nobody_at_all(programme, mentors, said):
    """An empty file and one that holds headings alone are told."""
    with pytest.raises(InputError, match=said):
        read_roster(load_config(programme(mentors)))


def test_nobody_in_the_config(programme):
    """An empty list of people is nobody, not a missing column."""
    with pytest.raises(InputError, match="There are no mentors"):
        read_roster(load_config(programme(config="mentors: {people: []}\n")))


def test_rows_with_too_many_cells_are_told_beside_the_rest(programme):
    """A shifted row of one file does not hide what is wrong with the other."""
    path = programme("id,capacity\nM1,1\nM2,1,x\n", "id,n\nE1,1\nE1,2\n")
    assert {(file, row) for file, row, _, _ in troubles_of(path)} == {("mentors.csv", 3), ("mentees.csv", 3)}


def test_the_rows_of_a_workbook(programme):
    """Rows are counted as Excel shows them, with blank rows and line breaks before."""
    book = openpyxl.Workbook()
    for row in ([], ["id", "capacity"], [], ["M\n1", 1], [None, None], ["M2", "x"], ["M3", -1.5]):
        book.worksheets[0].append(row)
    content = io.BytesIO()
    book.save(content)
    assert troubles_of(programme(content.getvalue(), fmt="xlsx")) == [
        ("mentors.xlsx", 6, "capacity", '"x" is not a number.'),
        ("mentors.xlsx", 7, "capacity", '"-1.5" is negative.'),
    ]


def test_the_lines_of_people_in_the_config(programme):
    """People in the config are told with the config's lines."""
    mentors = "mentors:\n  - {id: M1}\n\n  - id: M2\n    capacity: x\n"
    text = mentors + "mentees:\n  people:\n    - id: E1\n    - {id: E1}\n"
    path = programme(config=text)
    assert set(troubles_of(path)) == {
        (str(path), 4, "capacity", '"x" is not a number.'),
        (str(path), 9, "id", 'The id "E1" already stands in line 8.'),
    }


def test_the_rest_of_a_wrong_config_names_no_wrong_lines(programme):
    """The spreadsheets are checked in the same run, and a line is told right or not at all."""
    text = "rulez: []\nmentors:\n  - {id: M1}\n  - {id: M2, capacity: x}\n"
    with pytest.raises(ConfigError, match="rulez") as caught:
        load_config(programme(config=text))
    with pytest.raises(InputError, match='"x" is not a number') as of_rest:
        read_roster(caught.value.rest)
    assert of_rest.value.troubles[0].line in {4, None}


# --------------------------------------------------------------------------- one sheet for both, roles


STUDENTS = [
    {"id": "a@x.org", "Name": "Ana", "Role": "Mentor"},
    {"id": "b@x.org", "Name": "Bob", "Role": " mentee"},
    {"id": "c@x.org", "Name": "Cem", "Role": "BOTH"},
    {"id": "d@x.org", "Name": "Dan", "Role": ""},
    {"id": "e@x.org", "Name": "Eve", "Role": "Organizer"},
]
ROLES = {
    "mentors": {"file": "all.csv", "role": {"column": "Role", "values": ["Mentor", "Both"]}},
    "mentees": {"file": "all.csv", "role": {"column": "Role", "values": ["Mentee", "Both"]}},
}


def test_a_role_column(roster_of):
    """One sheet lists both sides; whoever is both is on both and never matched with themselves."""
    roster = roster_of(config=ROLES, files={"all.csv": STUDENTS})
    assert roster.mentors.ids == ("a@x.org", "c@x.org")
    assert roster.mentees.ids == ("b@x.org", "c@x.org")
    assert (roster.same_person.mentees.tolist(), roster.same_person.mentors.tolist()) == ([1], [1])
    said = [notice.what for notice in roster.notices]
    assert any("never matched with themselves: c@x.org" in what for what in said)


def test_rows_are_told_as_they_are_on_the_sheet_of_both(programme):
    """Rows of the other role are left out but counted, and wrong cells in them do no harm."""
    rows = [{**row, "capacity": "x"} for row in STUDENTS]
    path = programme(config=ROLES, files={"all.csv": rows})
    assert troubles_of(path) == [
        ("all.csv", 2, "capacity", '"x" is not a number.'),
        ("all.csv", 4, "capacity", '"x" is not a number.'),
    ]


def test_a_missing_role_column(programme):
    """Without its column the role cannot be told."""
    config = {"mentors": {"role": {"column": "Rolle", "values": ["x"]}}}
    found = troubles_of(programme([{"id": "M1", "Role": "x"}], config=config))
    assert found == [("mentors.csv", None, None, 'There is no column "Rolle".')]


def test_a_near_miss_of_a_role_is_a_proposal(programme):
    """It is refused with the YAML in which it counts, for each side that the role is of, unless accepted."""
    path = programme(
        config=ROLES, files={"all.csv": [*STUDENTS, {"id": "f@x.org", "Name": "Flo", "Role": "bothe"}]}
    )
    with pytest.raises(InputError, match=r'row 7, column "Role": "bothe" is no role that counts') as caught:
        read_roster(load_config(path))
    (trouble,) = caught.value.troubles
    assert yaml.safe_load(trouble.proposal or "") == {
        "mentors": {"role": {"column": "Role", "values": ["Mentor", "Both", "bothe"]}},
        "mentees": {"role": {"column": "Role", "values": ["Mentee", "Both", "bothe"]}},
    }
    roster = read_roster(load_config(path), accept_proposals=True)
    assert "f@x.org" in roster.mentors.ids
    assert "f@x.org" in roster.mentees.ids
    assert [notice.what for notice in roster.notices if notice.kind == "proposal"] == [
        'The role "bothe" taken for "Both".'
    ]


def test_a_role_that_nobody_has(programme):
    """A misspelt role is told as that, with what the column holds, and not as an empty file."""
    config = {**ROLES, "mentors": {"file": "all.csv", "role": {"column": "Role", "values": ["Mentr"]}}}
    with pytest.raises(InputError, match="Mentr") as caught:
        read_roster(load_config(programme(config=config, files={"all.csv": STUDENTS})))
    assert "Mentor" in str(caught.value)


# --------------------------------------------------------------------------------- who is on both sides


def same(roster):
    """Pairs of one person, by their ids."""
    pairs = roster.same_person
    return [
        (roster.mentees.ids[mentee], roster.mentors.ids[mentor])
        for mentee, mentor in zip(pairs.mentees, pairs.mentors, strict=True)
    ]


@pytest.mark.parametrize(
    ("mentor", "mentee", "one_person"),
    [
        ({"id": "a@x.org"}, {"id": "A@X.org"}, True),
        ({"id": "a@x.org", "name": "Ana"}, {"id": "a@x.org", "name": "A. Lopez"}, True),
        ({"id": "1", "name": "Ana"}, {"id": "1", "name": "ANA"}, True),
        ({"id": "1", "name": "Ana"}, {"id": "1", "name": "Bob"}, False),
        ({"id": "1"}, {"id": "1"}, True),
        ({"id": "1", "name": "Ana"}, {"id": "01", "name": "Ana"}, False),
        ({"id": "M1", "email": "a@x.org"}, {"id": "E7", "email": "A@x.org"}, True),
        ({"id": "M1", "email": "a@x.org"}, {"id": "a@x.org"}, True),
        ({"id": "M1", "email": ""}, {"id": "E7", "email": ""}, False),
        ({"id": "M1", "email": "a@x.org"}, {"id": "E7", "email": "b@x.org"}, False),
        (
            {"id": "1", "name": "Ana", "email": "a@x.org"},
            {"id": "1", "name": "Bob", "email": "b@x.org"},
            False,
        ),
        (
            {"id": "1", "name": "Ana", "email": "a@x.org"},
            {"id": "1", "name": "Ann", "email": "a@x.org"},
            True,
        ),
    ],
)
def test_one_person_on_both_sides(roster_of, mentor, mentee, one_person):
    """Told by address, or by id unless two names say otherwise: two lists may both count from 1."""
    roster = roster_of([mentor, {"id": "M9", "name": "Z"}], [mentee, {"id": "E9", "name": "Y"}])
    assert same(roster) == ([(mentee["id"], mentor["id"])] if one_person else [])
    assert any("both sides" in notice.what for notice in roster.notices) == one_person


def two_sheets():
    """A workbook with a sheet for each side, both numbered from 1."""
    content = io.BytesIO()
    with pd.ExcelWriter(content) as writer:
        for sheet, names in (("Mentors", ["Ana", "Bob"]), ("Mentees", ["Cem", "Dan"])):
            pd.DataFrame({"id": [1, 2], "Name": names}).to_excel(writer, sheet_name=sheet, index=False)
    return content.getvalue()


def test_two_sheets_numbered_from_one(roster_of):
    """Number 1 of the mentors' sheet is not number 1 of the mentees' sheet if their names differ."""
    config = {
        "mentors": {"file": "all.xlsx", "sheet": "Mentors"},
        "mentees": {"file": "all.xlsx", "sheet": "mentees"},
    }
    roster = roster_of(config=config, files={"all.xlsx": two_sheets()})
    assert roster.mentors.names == ("Ana", "Bob")
    assert roster.mentees.names == ("Cem", "Dan")
    assert same(roster) == []


def test_a_person_with_two_rows_as_mentor(roster_of):
    """Somebody who stands twice among the mentors by address is matched with neither of the two."""
    mentors = [{"id": "M1", "email": "a@x.org"}, {"id": "M2", "email": "a@x.org"}, {"id": "M3", "email": ""}]
    roster = roster_of(mentors, [{"id": "E1", "email": "a@x.org"}])
    assert same(roster) == [("E1", "M1"), ("E1", "M2")]


# --------------------------------------------------------------------------------------- lists of pairs


def test_pairs_may_be_named_in_any_way(roster_of):
    """Vetoes and locks name people by id, address or name, in the config and in a file."""
    config = {
        "rules": [
            {"kind": "never", "mentee": "ZOË", "mentor": "Ana  lópez"},
            {"kind": "lock", "file": "locks.csv"},
        ]
    }
    files = {"locks.csv": "Mentor,MENTEE\n007,max@x.org\n007,max@x.org\n"}
    people = {"mentors": {"id": "Login"}, "mentees": {"id": "Login"}}
    roster = roster_of(MENTORS, MENTEES, {**people, **config}, files=files)
    found = [(pairs.mentees.tolist(), pairs.mentors.tolist()) for pairs in roster.pair_lists.values()]
    assert found == [([2], [1]), ([1], [0])]


@pytest.mark.parametrize("kind", ["never", "lock"])
def test_unknown_people_in_a_rule_are_told_with_its_line(programme, kind):
    """Nobody is matched by guessing; the nearest name is proposed."""
    text = f"name: x\nrules:\n  - kind: {kind}\n    mentee: E1\n    mentor: Anna\n"
    path = programme([{"id": "M1", "name": "Ana"}], config=text)
    with pytest.raises(InputError, match='"Anna" is no mentor') as caught:
        read_roster(load_config(path))
    (trouble,) = caught.value.troubles
    assert (trouble.file, trouble.line) == (str(path), 3)
    assert trouble.remedy.startswith('Did you mean "Ana"?')


def test_a_pair_with_two_scores(programme):
    """Which of the two counts is not guessed."""
    config = {"criteria": [{"kind": "scores", "file": "p.csv"}]}
    files = {"p.csv": "mentee,mentor,score\nE1,M1,1\nE2,M1,1\nE1,M1,2\n"}
    assert troubles_of(programme(config=config, files=files)) == [
        ("p.csv", 4, "score", "The pair E1 and M1 has a score already.")
    ]


def test_what_is_asked_for_twice_is_read_once(roster_of):
    """A criterion and a rule may need the same column."""
    people = [{"id": "1", "Team": "x"}]
    config = {
        "criteria": [{"kind": "same", "column": "Team"}],
        "rules": [{"kind": "differ", "column": "Team"}],
    }
    roster = roster_of(people, [{"id": "2", "Team": "X"}], config)
    assert set(roster.answers) == {Ask("mentee", ("Team",), Text()), Ask("mentor", ("Team",), Text())}


def test_reading_again_after_saving_in_another_encoding(roster_of):
    """A byte order mark or Unicode text of Excel makes no other people."""
    text = "id\tname\n007\tŽofie\n"
    for content in (codecs.BOM_UTF8 + text.encode(), text.encode("utf-16")):
        assert roster_of(content).mentors.names == ("Žofie",)


@pytest.mark.parametrize("fmt", ["csv", "xlsx", "ods"])
def test_decimal_commas(programme, fmt):
    """Numbers of a file whose decimal mark is a comma; without saying so they are told with the way out."""
    mentors = [{"id": "M1", "Years": "3,5"}, {"id": "M2", "Years": "1.234,5"}]
    mentees = [{"id": "E1", "Years": 2.5 if fmt != "csv" else "2,5"}]
    criteria = [{"kind": "closeness", "column": "Years"}]
    sides = {side: {"file": f"{side}.{fmt}", "decimal": ","} for side in ("mentors", "mentees")}
    roster = read_roster(load_config(programme(mentors, mentees, {"criteria": criteria, **sides}, fmt=fmt)))
    answers = {ask.side: roster.numbers(ask) for ask in roster.answers}
    assert answers["mentor"].values.tolist() == [3.5, 1234.5]
    assert answers["mentee"].values.tolist() == [2.5]
    assert [note.what for note in roster.notices if note.kind == "repaired"] == ['"1.234,5" read as 1234.5.']
    path = programme(mentors, [{"id": "E1", "Years": 2.5}], {"criteria": criteria}, fmt=fmt)
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    assert [trouble.what for trouble in caught.value.troubles] == [
        '"3,5" is not a number.',
        '"1.234,5" is not a number.',
    ]
    assert caught.value.troubles[0].remedy == (
        'If the comma is the decimal mark, say `decimal: ","` beside `file:`. '
        "Write a number with a decimal point, or leave it blank."
    )


# -------------------------------------------------------------------------------- sides without an id


def test_a_side_without_ids_breaks_nothing_else(programme):
    """Its other columns are still read, and what compares people waits until they are known."""
    config = {
        "mentors": {"id": "Nr", "capacity": "Seats", "min": 1},
        "criteria": [{"kind": "same", "column": "Boss"}],
        "rules": [{"kind": "reporting_line", "manager": "Boss"}],
    }
    path = programme("id,Seats,Boss\nM1,x,M2\nM2,0,\n", "id,Boss\nE1,M1\n", config)
    assert troubles_of(path) == [
        ("mentors.csv", None, None, 'There is no column "Nr".'),
        ("mentors.csv", 2, "Seats", '"x" is not a number.'),
    ]


# ------------------------------------------------------------------------------------ hints at columns


def test_a_column_that_is_asked_for_is_not_proposed_for_another(programme):
    """The list's mentees are not proposed as its mentors."""
    rules = [{"kind": "never", "file": "never.csv"}]
    path = programme(config={"rules": rules}, files={"never.csv": "mentee,who\nE1,M1\n"})
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    assert caught.value.troubles[0].remedy == 'The columns are: "mentee", "who".'


def test_a_made_column_is_not_proposed_for_a_count(roster_of):
    """Columns that the config makes hold lists, not how many mentors are wanted."""
    config = {"mentees": {"columns": {"Wanted": {"join": ["a", "b"]}}}}
    made = roster_of(mentees="id,a,b\nE1,x,y\n", config=config)
    assert not [notice for notice in made.notices if "wants" in notice.what]
    found = roster_of(mentees="id,Wanted\nE1,2\n")
    assert [notice.what for notice in found.notices if "wants" in notice.what] == [
        'No column "wants" and no `wants:` in the config, so it is 1 for everybody. Did you mean "Wanted"?'
    ]


def test_one_sheet_of_both_roles_is_read_once(programme, monkeypatch):
    """It is an input of either side all the same."""
    read = []
    real = sources.read_table
    monkeypatch.setattr(sources, "read_table", lambda *args, **more: read.append(args) or real(*args, **more))
    roles = {"mentors": ["Mentor"], "mentees": ["Mentee"]}
    config = {
        side: {"file": "all.csv", "role": {"column": "Role", "values": values}}
        for side, values in roles.items()
    }
    path = programme(config=config, files={"all.csv": "id,Role\nA1,Mentor\nA2,Mentee\n"})
    roster = read_roster(load_config(path))
    assert len(read) == 1
    assert [(source.role, source.path) for source in roster.inputs] == [
        ("mentees", "all.csv"),
        ("mentors", "all.csv"),
    ]


def test_priorities_that_are_not_the_usual_default_are_noted(programme, monkeypatch):
    """With scores from a file and no priorities it is said, with the config as its place, what they are."""
    monkeypatch.setattr(default, "DEFAULT", ("bands", "breaks", "total"))
    scores = {"criteria": [{"kind": "scores", "file": "pairs.csv"}]}
    files = {"pairs.csv": [{"mentee": "E1", "mentor": "M1", "score": 1}]}
    path = programme(config=scores, files=files)
    said = [notice for notice in read_roster(load_config(path)).notices if "priorities" in notice.what]
    assert [(notice.kind, notice.file) for notice in said] == [("assumed", str(path))]
    assert said[0].what.startswith("No priorities are given, so they are [matched, breaks, total].")
    given = programme(config=scores | {"priorities": ["matched", "total"]}, files=files)
    assert not [n for n in read_roster(load_config(given)).notices if "priorities" in n.what]
