"""Places that a mentee takes: one for everybody, a number for all, or a column."""

from __future__ import annotations

import pytest

from pairforge.config import load_config
from pairforge.errors import InputError
from pairforge.roster import read_roster

MENTORS = [{"id": "M1", "capacity": 3}]
MENTEES = [{"id": "E2", "Time": "double", "Places": 1}, {"id": "E1", "Time": "", "Places": 2}]


def told(programme, places, mentees=MENTEES):
    """Everything that is wrong with these places, without the folder."""
    with pytest.raises(InputError) as caught:
        read_roster(
            load_config(programme(MENTORS, mentees, f"mentees: {{file: mentees.csv, places: {places}}}\n"))
        )
    return [
        str(trouble).replace(str(trouble.file), str(trouble.file).rpartition("/")[2])
        for trouble in caught.value.troubles
    ]


def test_everybody_takes_one_place(roster_of):
    """A column that happens to be called places says nothing unless the config names it."""
    assert roster_of(MENTORS, MENTEES).places.tolist() == [1, 1]
    assert roster_of(MENTORS, MENTEES, {"mentees": {"places": 3}}).places.tolist() == [3, 3]


def test_places_from_a_column(roster_of):
    """In the order of the people; a blank is what the config says, and clear words are numbers."""
    assert roster_of(MENTORS, MENTEES, {"mentees": {"places": "Places"}}).places.tolist() == [2, 1]
    mentees = [{"id": "E1", "P": "two"}, {"id": "E2", "P": "2 places"}, {"id": "E3", "P": ""}]
    places = {"column": "P", "blank": 1}
    assert roster_of(MENTORS, mentees, {"mentees": {"places": places}}).places.tolist() == [2, 2, 1]


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("0", '"0" is less than 1. Write a whole number such as 2 (at least 1).'),
        ("-1", '"-1" is negative. Write a whole number such as 2 (at least 1).'),
        ("1.5", '"1.5" is not a whole number. Write a whole number such as 2 (at least 1).'),
        ("double", '"double" is not a number. Write a whole number such as 2 (at least 1).'),
        (
            "",
            "The cell is blank. Write a whole number such as 2 (at least 1). Or let a blank mean a number: "
            "`places: {column: ..., blank: 1}`.",
        ),
    ],
)
def test_what_is_no_number_of_places(programme, cell, said):
    """Each cell is told with what to write."""
    mentees = [{"id": "E1", "P": cell}, {"id": "E2", "P": 1}]
    assert told(programme, "P", mentees) == [f'mentees.csv, row 2, column "P": {said}']


def test_a_column_that_is_nowhere(programme):
    """With the nearest one."""
    (said,) = told(programme, "Place")
    assert said.startswith('mentees.csv: There is no column "Place". Did you mean "Places"?')
