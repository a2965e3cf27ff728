"""People: who is who, in which order, and how somebody is found by id, address or name."""

import pytest

from pairforge.config.sides import MentorsConfig
from pairforge.roster import People
from pairforge.roster.findings import Findings
from pairforge.roster.people.names import Match, id_key
from pairforge.roster.people.people import read_people
from pairforge.roster.tables.listed import table_from_records

TEAM = People(
    "mentor",
    ids=("007", "7", "ana@x.org", "M1", "m1"),
    names=("James Bond", "Seven", "Ana López", "Bob Ng", "bob ng"),
    emails=("bond@x.org", "", "ana@x.org", "Bob@X.org", ""),
    named=True,
)


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("007", 0),
        ("7", 1),
        (" 007\n", 0),
        ("james  BOND", 0),
        ("BOND@x.org", 0),
        ("Ana@X.ORG", 2),
        ("ana lo\u0301pez", 2),
        ("M1", 3),
        ("m1", 4),
        ("bob@x.org", 3),
    ],
)
def test_somebody_is_found(text, position):
    """Ids exactly, addresses and names without regard to case, spacing and composition."""
    assert TEAM.find(text) == Match("exact", (position,))


@pytest.mark.parametrize("text", ["Bob Ng", "BOB NG"])
def test_two_of_one_name_are_both_told(text):
    """A name that two people have is never guessed."""
    match = TEAM.find(text)
    assert match == Match("exact", (3, 4))
    assert not match.certain


def test_an_id_goes_before_a_name():
    """Somebody whose name is another one's id is not mixed up with them."""
    people = People("mentee", ids=("Ana", "B"), names=("Bea", "Ana"), emails=("", ""), named=True)
    assert people.find("Ana") == Match("exact", (0,))
    assert people.find("Bea") == Match("exact", (0,))
    assert people.find("ANA") == Match("exact", (0, 1))


def test_what_people_are_called_in_messages():
    """The name with the id, or the id alone of somebody without a name."""
    people = People("mentee", ids=("a@x.org", "B"), names=("Ana", "B"), emails=("", ""), named=True)
    assert [people.told(0), people.told(1)] == ["Ana (a@x.org)", "B"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a@x.org", "A@X.org", True),
        ("a@x.org", " a@x.org ", True),
        ("M1", "m1", False),
        ("007", "7", False),
        ("1", "1.0", False),
    ],
)
def test_what_makes_two_ids_the_same(one, other, same):
    """Addresses are compared without case, all other ids exactly."""
    assert (id_key(one) == id_key(other)) == same


def read(rows, **config):
    """People of a table of rows, with their positions and the troubles."""
    findings = Findings()
    table = table_from_records(rows, "m.csv", range(2, 2 + len(rows)))
    people, positions = read_people(table, MentorsConfig(file="m.csv", **config), "mentor", findings)
    return people, positions, findings.troubles


def test_people_are_sorted_by_id():
    """The order of the rows does not matter; capitals only where nothing else decides."""
    people, positions, troubles = read([{"id": text} for text in ["b", "M10", "B", "a", "M9", "007"]])
    assert people.ids == ("007", "a", "B", "b", "M10", "M9")
    assert positions == [5, 3, 2, 0, 1, 4]
    assert troubles == []


def test_names_of_several_columns():
    """First and last name are joined; a person without a name goes by the id."""
    rows = [
        {"id": "1", "First": " Ana ", "Last": "de  la Cruz"},
        {"id": "2", "First": "Bob", "Last": ""},
        {"id": "3", "First": "", "Last": ""},
    ]
    people, _, _ = read(rows, name=["First", "Last"])
    assert people.names == ("Ana de la Cruz", "Bob", "3")
    assert people.named


def test_names_and_addresses_without_asking():
    """Columns called name and email are used; an id that is an address is one."""
    people, _, _ = read([{"id": "1", "Name": "Ana", "E-mail": "x"}, {"id": "b@x.org", "Name": "Bob"}])
    assert people.names == ("Ana", "Bob")
    assert people.emails == ("", "b@x.org")
    people, _, _ = read([{"id": "1", "EMAIL": "a@x.org"}])
    assert people.emails == ("a@x.org",)
    assert people.names == ("1",)
    assert not people.named


def test_blank_and_repeated_ids_are_all_told():
    """Every blank id and every id that stood before, with both rows; those with an id are people."""
    rows = [{"id": text} for text in ["M1", "", "a@x.org", "M1", " A@X.ORG", "\xa0", "m1"]]
    people, _, troubles = read(rows)
    assert [(trouble.line, trouble.row, trouble.column) for trouble in troubles] == [
        (3, None, "id"),
        (5, None, "id"),
        (6, None, "id"),
        (7, None, "id"),
    ]
    assert [trouble.what for trouble in troubles] == [
        "The id is blank.",
        'The id "M1" already stands in line 2.',
        'The id "A@X.ORG" already stands in line 4.',
        "The id is blank.",
    ]
    assert "m1" in people.ids


def test_every_missing_column_is_told():
    """The id and both parts of the name are missing: three troubles."""
    people, positions, troubles = read([{"x": "1"}], id="Email", name=["First", "Last"])
    assert len(people) == 0
    assert positions == [0]
    assert [trouble.what for trouble in troubles] == [
        'There is no column "Email".',
        'There is no column "First".',
        'There is no column "Last".',
    ]


def test_a_missing_column_of_the_address():
    """An address column that the config names must be there."""
    _, _, troubles = read([{"id": "1"}], email="Mail")
    assert [trouble.what for trouble in troubles] == ['There is no column "Mail".']
