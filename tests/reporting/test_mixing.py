"""Figures of cohorts, gaps and stability beside those of the best total, and in words."""

from __future__ import annotations

from typing import Any

import pytest

from pairforge.reporting.mixing import (
    cohort_figures,
    gap_figures,
    gap_group_figures,
    gap_lines,
    soft_rule_figures,
    stability_figures,
    stability_told,
)

SCORES, RATES = "group_gap (Team, mean score)", "group_gap (Gender, match rate)"


def gap(measure: str, number: float, at_most: float | None, mean: float | None) -> dict[str, Any]:
    """A gap with two criteria and one group that may be shown."""
    return {
        "measure": measure,
        "gap": number,
        "at_most": at_most,
        "criteria": {"goals": number / 2, "wishes": 0.0},
        "groups": [{"group": "IT", "people": 6, "mean": mean}],
        "withheld": 2,
    }


BEST: dict[str, Any] = {
    "soft_rules": {"breaks": 4, "price": 9},
    "cohorts": {"Team": {"distinct": {"1": 2, "3": 1}, "alike": 5, "alone": 0}},
    "group_gaps": {SCORES: gap("mean_score", 1.5, 1.0, 2.5), RATES: gap("match_rate", 0.25, None, 0.5)},
    "stability": {"threshold": 2, "blocking_pairs": 3},
}
MEASURES: dict[str, Any] = {
    "soft_rules": {"breaks": 1, "price": 2},
    "cohorts": {"Team": {"distinct": {"2": 3}, "alike": 1, "alone": 2}},
    "group_gaps": {SCORES: gap("mean_score", 0.5, 1.0, None), RATES: gap("match_rate", 0.125, None, 0.75)},
    "stability": {"threshold": 2, "blocking_pairs": 1},
}
BESIDE = MEASURES | {"best_total": BEST}


def rows(figures: Any) -> list[tuple[Any, ...]]:
    """What a sheet shows of figures, without the notes."""
    return [(one.about, one.name, one.value, one.best_total, one.difference) for one in figures]


def test_cohorts_stand_beside_those_of_the_best_total():
    """A number of values that only one of the two has counts 0 in the other."""
    assert rows(cohort_figures(BESIDE)) == [
        ("Team", "twos who share a value", 1, 5, -4),
        ("Team", "alone with their value", 2, 0, 2),
        ("Team", "mentors whose mentees have 1 value", 0, 2, -2),
        ("Team", "mentors whose mentees have 2 values", 3, 0, 3),
        ("Team", "mentors whose mentees have 3 values", 0, 1, -1),
    ]


def test_breaks_stand_beside_those_of_the_best_total():
    """For which soft rules do not count."""
    assert rows(soft_rule_figures(BESIDE)) == [
        ("Soft rules", "broken soft rules", 1, 4, -3),
        ("Soft rules", "price of broken soft rules", 2, 9, -7),
    ]


def test_gaps_stand_beside_those_of_the_best_total():
    """The whole gap and that of each criterion; rates are shares, and what is withheld is no number."""
    assert rows(gap_figures(BESIDE)) == [
        (SCORES, "gap", 0.5, 1.5, -1.0),
        (SCORES, "gap in goals", 0.25, 0.75, -0.5),
        (SCORES, "gap in wishes", 0.0, 0.0, 0.0),
        (RATES, "gap", 0.125, 0.25, -0.125),
        (RATES, "gap in goals", 0.0625, 0.125, -0.0625),
        (RATES, "gap in wishes", 0.0, 0.0, 0.0),
    ]
    assert rows(gap_group_figures(BESIDE)) == [
        (SCORES, "IT (6 people)", "not shown", 2.5, None),
        (SCORES, "2 groups", "not shown", None, None),
        (RATES, "IT (6 people)", 0.75, 0.5, 0.25),
        (RATES, "2 groups", "not shown", None, None),
    ]
    notes = [one.note for one in gap_figures(BESIDE) if one.name == "gap"]
    between = "between the best and the worst group; whoever has no mentor counts 0"
    assert notes == [f"{between}; at most 1.00", between]


@pytest.mark.parametrize("best", [{}, {"best_total": None}])
def test_without_a_best_total_nothing_stands_beside(best):
    """It is the same matching, or not known."""
    measures = MEASURES | best
    beside = None if best else "the same"
    figures = (cohort_figures, gap_figures, stability_figures, soft_rule_figures)
    assert {row[3] for family in figures for row in rows(family(measures))} == {beside}


def test_gaps_are_told_with_their_criteria():
    """One line each, in scores or in per cent."""
    assert gap_lines(BESIDE) == [
        f"{SCORES}: 0.50 (at most 1.00), with the best total 1.50; by criterion: goals 0.25, wishes 0.00",
        f"{RATES}: 12.5 %, with the best total 25.0 %; by criterion: goals 0.06, wishes 0.00",
    ]
    assert gap_lines({}) == []


@pytest.mark.parametrize(
    ("count", "threshold", "told"),
    [
        (0, 1, "no pairs would both rather have each other"),
        (1, 1, "1 pair would both rather have each other"),
        (2, 3, "2 pairs would both rather have each other by 3 ranks or more"),
    ],
)
def test_stability_is_told_in_a_sentence(count, threshold, told):
    """How many, and what counts."""
    measures = {"stability": {"threshold": threshold, "blocking_pairs": count}}
    assert stability_told(measures) == told
    (figure,) = stability_figures(measures)
    assert ("see the sheet" in (figure.note or "")) is (count > 0)


def test_without_rules_there_are_no_figures():
    """Nothing is told of what nobody asked for."""
    families = (cohort_figures, gap_figures, gap_group_figures, stability_figures, soft_rule_figures)
    assert [list(family({})) for family in families] == [[], [], [], [], []]
