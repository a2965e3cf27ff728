"""People listed in YAML: mappings, lists as answers, lines, and lists that are none."""

import pytest

from pairforge.errors import InputError
from pairforge.roster.tables.listed import read_yaml_table, table_from_records


def test_people_in_a_yaml_file():
    """Each entry is a row; a list stays a list, and what somebody lacks is blank."""
    text = "- {id: 007, Goals: [SQL, 'a, b']}\n\n- id: no\n  Seats: 2\n-\n  id: M3\n  Goals:\n"
    table = read_yaml_table(text.encode(), "m.yaml")
    assert table.headings == ("id", "Goals", "Seats")
    assert table.column(0) == ["007", "no", "M3"]
    assert table.column(1) == [("SQL", "a, b"), "", ""]
    assert table.column(2) == ["", "2", ""]
    assert [table.trouble(idx, 0, "", "").place for idx in range(3)] == [
        'm.yaml, line 1, column "id"',
        'm.yaml, line 3, column "id"',
        'm.yaml, line 6, column "id"',
    ]


def test_json_is_yaml():
    """A JSON file of people is read as well."""
    table = read_yaml_table(b'[{"id": "007", "Seats": 2, "Goals": ["a", "b"], "x": null}]', "m.json")
    assert [table.column(idx) for idx in range(4)] == [["007"], ["2"], [("a", "b")], [""]]


def test_people_of_a_program():
    """Values of a program are shown as a spreadsheet would show them."""
    table = table_from_records([{"id": 7, "x": 2.0, "y": True, "z": None, "w": ["a", 1.0]}], "config", [1])
    assert [table.column(idx)[0] for idx in range(5)] == ["7", "2", "TRUE", "", ("a", "1")]


def test_nobody_at_all():
    """An empty file is a table without headings."""
    assert read_yaml_table(b"", "m.yaml").headings == ()
    assert read_yaml_table(b"[]", "m.yaml").headings == ()


@pytest.mark.parametrize(
    ("text", "lines"),
    [("- Ana\n- {id: M1}\n- [M2]\n", [1, 3]), ("- {id: M1}\n- {id: {a: b}}\n", [2]), ("- \n", [1])],
)
def test_entries_that_are_no_people(text, lines):
    """Every entry that is not heading and answer is told with its line."""
    with pytest.raises(InputError, match="not of the form") as caught:
        read_yaml_table(text.encode(), "m.yaml")
    assert [trouble.line for trouble in caught.value.troubles] == lines


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"id: M1\n", "This is not a list"),
        (b"hello\n", "This is not a list"),
        (b"- {id: M1\n", "not valid YAML"),
        (b"- {id: M1, id: M2}\n", '"id" stands twice'),
        (b"\xff\xfe-\x00", "not UTF-8"),
    ],
)
def test_yaml_that_is_no_list(content, said):
    """What is no list of people is refused."""
    with pytest.raises(InputError, match=said) as caught:
        read_yaml_table(content, "m.yaml")
    assert caught.value.troubles[0].file == "m.yaml"


def test_two_spellings_of_one_heading_are_not_mixed_up():
    """Headings that differ in case are two columns; only the exact one is taken, nothing is guessed."""
    table = table_from_records([{"id": "M1", "Team": "a"}, {"id": "M2", "team": "b"}], "config", [1, 2])
    assert table.column(table.find("Team")) == ["a", ""]
    with pytest.raises(LookupError, match='2 columns are called "TEAM"'):
        table.find("TEAM")
