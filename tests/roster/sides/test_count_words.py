"""Counts in words: what is certain, what is a range, and what is left unread."""

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster
from pairforge.roster.sides.count_words import CountRange, count_in_words


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("2 mentees", 2), ("two", 2), ("Two people.", 2), ("up to 3", 3), ("max. 3", 3), ("3 max", 3)),
        *(("3 (maximum)", 3), ("one (1)", 1), ("TWELVE", 12), ("1 student", 1), ("zwei Personen", 2)),
        *(
            ("höchstens 4", 4),
            ("una persona", 1),
            ("hasta 2 personas", 2),
            ("deux", 2),
            ("no more than 2", 2),
        ),
        *(("zero", 0), ("２ mentees", 2), ("2\xa0mentees", 2)),
    ],
)
def test_certain_counts(text, number):
    """A number with a unit, a number word, or a limit means one number."""
    assert count_in_words(text) == CountRange(number, number)


@pytest.mark.parametrize(
    ("text", "lowest", "highest"),
    [
        *(("2-3", 2, 3), ("2 – 3", 2, 3), ("one or two", 1, 2), ("2 to 3 mentees", 2, 3), ("3-2", 2, 3)),
        *(("between 1 and 4", 1, 4), ("1 mentee or 2", 1, 2), ("zwei bis drei", 2, 3), ("1 o 2", 1, 2)),
        *(("3+", 3, None), ("at least 2", 2, None), ("2 or more", 2, None), ("min. 1 mentee", 1, None)),
    ],
)
def test_ranges(text, lowest, highest):
    """Several numbers stay several."""
    assert count_in_words(text) == CountRange(lowest, highest)


@pytest.mark.parametrize(
    "text",
    [
        *("many", "not sure", "2 if they are local", "2 hours", "once", "none", "null", "2 or 3 or 4", "1.5"),
        *("two (3)", "-2", "no more", "2 maybe", "", "mentees", "two mentors and 3 mentees", "a couple"),
    ],
)
def test_what_is_not_certain(text):
    """Conditions, other units and words with two meanings are not read."""
    assert count_in_words(text) is None


def test_counts_in_words_are_read_and_noted(roster_of):
    """Each number that was not written as one is among the notices, with its place."""
    roster = roster_of(
        'id,Seats\nM1,2 mentees\nM2,two\nM3,"up to 3"\nM4,4\n', config={"mentors": {"capacity": "Seats"}}
    )
    assert roster.capacity.tolist() == [2, 2, 3, 4]
    assert [(note.what, note.place) for note in roster.notices if note.kind == "repaired"] == [
        ('"2 mentees" read as 2.', 'mentors.csv, row 2, column "Seats"'),
        ('"two" read as 2.', 'mentors.csv, row 3, column "Seats"'),
        ('"up to 3" read as 3.', 'mentors.csv, row 4, column "Seats"'),
    ]


@pytest.mark.parametrize(("ranges", "capacity"), [("lowest", [2, 1, 3]), ("highest", [3, 2, 3])])
def test_the_config_says_which_end_of_a_range_counts(roster_of, ranges, capacity):
    """Both ends are possible; a range without an end has no highest number and is refused with it."""
    mentors = "id,Seats\nM1,2-3\nM2,one or two\nM3,3\n"
    config = {"mentors": {"capacity": {"column": "Seats", "ranges": ranges}}}
    assert roster_of(mentors, config=config).capacity.tolist() == capacity
    if ranges == "highest":
        with pytest.raises(InputError, match=r'"3\+" may mean 3 or more\. .*: `ranges: lowest`'):
            roster_of("id,Seats\nM1,3+\n", config=config)


def test_a_range_is_a_proposal(programme):
    """Nothing is taken until the config or the coordinator accepts the lowest number."""
    config = {"mentors": {"capacity": {"column": "Seats: how many?", "blank": 1}}}
    path = programme("id,Seats: how many?\nM1,2-4\nM2,\n", config=config)
    with pytest.raises(InputError) as caught:
        read_roster(load_config(path))
    (trouble,) = caught.value.troubles
    assert str(trouble) == (
        'mentors.csv, row 2, column "Seats: how many?": "2-4" may mean any number from 2 to 4. '
        "Write one number, or say in the config which one counts: `ranges: lowest` or `ranges: highest`."
    )
    assert trouble.proposal == 'mentors: {capacity: {column: "Seats: how many?", blank: 1, ranges: lowest}}'
    roster = read_roster(load_config(path), accept_proposals=True)
    assert roster.capacity.tolist() == [2, 1]
    assert [note.what for note in roster.notices if note.kind == "proposal"] == ['"2-4" read as 2.']


def test_limits_are_no_minimum(programme):
    """Up to 3 says nothing about the fewest; at least 2 does."""
    config = {"mentors": {"min": "Least"}}
    with pytest.raises(InputError, match='"up to 3" is not a number'):
        read_roster(load_config(programme("id,Least\nM1,up to 3\n", config=config)))
    assert read_roster(
        load_config(programme("id,Least\nM1,at least 2\n", config=config))
    ).minimum.tolist() == [2]


@pytest.mark.parametrize("text", ["2026-03-02", "2-Mar", "02.Mrz", "Mar-02"])
def test_ranges_that_a_spreadsheet_took_for_dates(programme, text):
    """Excel turns 2-3 into a date; that is told as what happened."""
    with pytest.raises(InputError, match='is a date: the spreadsheet program took an answer such as "2-3"'):
        read_roster(load_config(programme(f"id,capacity\nM1,{text}\n")))
