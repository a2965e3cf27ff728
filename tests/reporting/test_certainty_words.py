"""Sentences about how sure the plan is say the numbers of their values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from pairforge.explanations.certainty import BlankAnswers, WeightEnd, WeightRange
from pairforge.reporting.certainty_words import blanks_told, weights_told


def end(holds_to, fails_beyond=None):
    """An end, exact unless another is given."""
    return WeightEnd(holds_to, holds_to if fails_beyond is None else fails_beyond)


@pytest.mark.parametrize(
    ("low", "high", "because", "told"),
    [
        (end(Fraction(3, 4)), end(Fraction(5, 2)), None, "the plan stays the best from 3 to 10."),
        (end(Fraction(0)), end(None), None, "the plan stays the best from 0 on, however large."),
        (
            end(Fraction(3, 4), Fraction(1, 2)),
            end(Fraction(5, 4)),
            None,
            "the plan stays the best from 3 to 5, and maybe further.",
        ),
        (None, None, None, "not known."),
        (
            None,
            None,
            "worst_off",
            "not known, because `worst_off` counts scores in another way than by their sum.",
        ),
    ],
)
def test_the_range_of_a_weight(low, high, because, told):
    """In the weight's own units, and whether the ends are exact."""
    name = "`goals` (weight 4): "
    assert weights_told(WeightRange("goals", 4.0, low, high, because)) == name + told


@pytest.mark.parametrize(
    ("blanks", "told"),
    [
        (BlankAnswers(True, (), (), True), "Whatever the blank answers are, this plan is the best."),
        (BlankAnswers(None, (), (), False), "Not known whether blank answers could change the plan."),
        (
            BlankAnswers(False, (), (), True),
            "It is not proved that the plan is the best whatever the blank answers are; "
            "nobody's own alone would do it.",
        ),
        (
            BlankAnswers(False, ("e1", "e2"), ("m1",), False),
            "It is not proved that the plan is the best whatever the blank answers are; those of "
            "2 mentees (e1 and e2) and 1 mentor (m1) may matter (not all were looked at in time).",
        ),
    ],
)
def test_what_blanks_could_change(roster_of, blanks, told):
    """Whether the plan stands, and whose blanks may matter."""
    people = {"mentors": [{"id": "m1"}], "mentees": [{"id": "e1"}, {"id": "e2"}]}
    assert blanks_told(blanks, roster_of(**people)) == told
