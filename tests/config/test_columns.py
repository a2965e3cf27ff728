"""Numbers and columns in the YAML: ``capacity: 2``, a heading, or ``{column, blank}``."""

import pytest
from pydantic import TypeAdapter, ValidationError

from pairforge.config.columns import Count, CountColumn, SharedColumns

COUNT = TypeAdapter(Count)


@pytest.mark.parametrize(("written", "number"), [("2", 2), (2, 2), ("0", 0), ("2.0", 2), ("007", 7)])
def test_a_number_is_for_everybody(written, number):
    """A whole number of at least 0 is a number, as YAML text or not."""
    assert COUNT.validate_python(written) == number


@pytest.mark.parametrize("written", ["Seats", "How many?", "2 places", "0x2"])
def test_other_text_is_a_heading(written):
    """Text that is no number names a column, where a blank is an error."""
    assert COUNT.validate_python(written) == CountColumn(column=written, blank=None)


def test_a_column_and_what_a_blank_means():
    """In a mapping, ``blank`` says what a blank cell means; digits can be a heading there."""
    assert COUNT.validate_python({"column": "2026", "blank": "1"}) == CountColumn(column="2026", blank=1)


@pytest.mark.parametrize("written", ["-1", "1.5", "nan", "inf", "-inf", "1e-3"])
def test_text_that_is_no_count_is_refused(written):
    """A number that is negative, fractional or not finite is not taken for a heading."""
    with pytest.raises(ValidationError, match="is not a whole number of at least 0"):
        COUNT.validate_python(written)


@pytest.mark.parametrize("written", [-1, 1.5, {"column": ""}, {"column": "x", "blank": -1}, {}, []])
def test_other_things_are_no_counts(written):
    """Programs get the same limits as the YAML."""
    with pytest.raises(ValidationError, match="validation error"):
        COUNT.validate_python(written)


def test_headings_of_both_sides():
    """``column`` is the heading on both sides, ``mentee`` and ``mentor`` are one each."""
    assert SharedColumns(column="Team").headings == ("Team", "Team")
    assert SharedColumns(mentee="Goals", mentor="Skills").headings == ("Goals", "Skills")


@pytest.mark.parametrize(
    ("headings", "said"),
    [
        ({}, "name the columns"),
        ({"mentee": "x"}, "name the columns"),
        ({"mentor": "x"}, "name the columns"),
        ({"column": "x", "mentee": "y"}, "not both ways"),
        ({"column": "x", "mentee": "y", "mentor": "z"}, "not both ways"),
        ({"column": ""}, "at least 1 character"),
    ],
)
def test_headings_are_given_in_one_way(headings, said):
    """Neither half of the headings nor both ways at once will do."""
    with pytest.raises(ValidationError, match=said):
        SharedColumns(**headings)
