"""What the number of each stage is, so that nobody has to guess."""

from __future__ import annotations

import pytest

from pairforge.pairing import StageResult
from pairforge.problem.priorities import STAGES
from pairforge.reporting.stage_words import measured_told


def stage(name, levels=None):
    """A stage of this name."""
    value = 7 if levels is None else tuple(range(len(levels)))
    return StageResult(name, value, value, True, levels)


@pytest.mark.parametrize(
    ("name", "levels", "told"),
    [
        ("total", None, "all scores added up"),
        ("worst_tenth (0.33)", None, "the smallest scores added up"),
        ("worst_tenth (mix 3:1)", None, "the smallest scores added up, mixed with the total"),
        (
            "balance",
            None,
            "the number of mentees of each mentor times itself, added up: the smaller, the more even",
        ),
        (
            "worst_off (keep 0.8)",
            None,
            "the smallest score: the best there is, of which a part may be given up",
        ),
        ("choices (top 2)", None, "pairs with one of the first choices"),
        ("choices (keep it)", ("choice 1", "choice 2"), "pairs by what the mentee chose"),
    ],
)
def test_what_the_number_is(name, levels, told):
    """A sum is told from a mean, and the best from what is kept of it."""
    assert measured_told(stage(name, levels), with_history=False) == told


def test_with_earlier_rounds_standings_are_meant():
    """The smallest standing is another number than the smallest score."""
    assert measured_told(stage("worst_off"), with_history=True) == "the smallest standing"
    assert measured_told(stage("total"), with_history=True) == "all scores added up"


@pytest.mark.parametrize("kind", STAGES)
def test_every_kind_has_words(kind):
    """None is forgotten."""
    assert measured_told(stage(kind), with_history=False)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("group_gap (Team, mean score)", "the largest difference between two groups in the mean score"),
        ("group_gap (A, match rate, top 2 rate, w)", "the largest difference between two groups in the top"),
        ("variety (Team)", "twos of mentees of one mentor who share a value"),
        ("breaks", "the price of all broken soft rules together"),
    ],
)
def test_what_is_counted_in_cohorts_and_groups(name, told):
    """Of a gap, the measure is told, whatever the column is called."""
    assert measured_told(stage(name), with_history=False).startswith(told)
