"""What matchings reach in each priority, as it is maximized; one function makes each measure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

import numpy as np
from tests.cohorts.amounts import amounts, sizes
from tests.cohorts.limits import gaps
from tests.cohorts.tiny import BoolArray, IntArray, Tiny

Measure = Callable[[Tiny, BoolArray], IntArray]
"""Numbers of each matching, shape (num_matchings,) or, with the first most important, (num_matchings, k)."""

MILLION = 10**6
NOBODY = -(2**60)
_ABOVE_ALL = 2**60


def matched(_: Tiny, chosen: BoolArray) -> IntArray:
    """How many pairs there are."""
    return chosen.sum(axis=(1, 2))


def total(tiny: Tiny, chosen: BoolArray) -> IntArray:
    """The points of all pairs."""
    return (chosen * tiny.points).sum(axis=(1, 2))


def breaks(tiny: Tiny, chosen: BoolArray) -> IntArray:
    """Minus the price of all breaches of soft rules."""
    paid = np.zeros(len(chosen), dtype=np.int64)
    for rule in tiny.cohorts:
        if not rule.get("hard", False):
            paid -= rule.get("price", 1) * amounts(tiny, rule, chosen)
    return paid


def worst_off(tiny: Tiny, chosen: BoolArray) -> IntArray:
    """The smallest points of a mentee who has anybody; ``NOBODY`` where nobody has."""
    smallest = _own(tiny, chosen).min(axis=1)
    return np.where(smallest == _ABOVE_ALL, NOBODY, smallest)


def leximin(tiny: Tiny, chosen: BoolArray) -> IntArray:
    """How many mentees have anybody, then the smallest of their points, the second smallest, and so on."""
    people = chosen.any(axis=2).sum(axis=1)
    return np.column_stack([people, np.sort(_own(tiny, chosen), axis=1)])


def worst_share(share: Fraction) -> Measure:
    """The sum of the smallest points of mentees, as many as a share of the pairs, rounded up."""

    def measure(tiny: Tiny, chosen: BoolArray) -> IntArray:
        count = -(-share.numerator * chosen.sum(axis=(1, 2)) // share.denominator)
        own = np.sort(_own(tiny, chosen), axis=1)
        counts = (np.arange(own.shape[1]) < count[:, None]) & (own < _ABOVE_ALL)
        smallest: IntArray = np.where(counts, own, 0).sum(axis=1)
        return smallest

    return measure


def balance(_: Tiny, chosen: BoolArray) -> IntArray:
    """Minus the squares of how many mentees each mentor has."""
    return -(chosen.sum(axis=1) ** 2).sum(axis=1)


def variety(columns: Sequence[str]) -> Measure:
    """Minus the pairs of mentees in one cohort who share a value, over all columns."""

    def measure(tiny: Tiny, chosen: BoolArray) -> IntArray:
        alike = np.zeros(len(chosen), dtype=np.int64)
        for column in columns:
            for members in tiny.groups(column).values():
                number = sizes(chosen, members)
                alike += (number * (number - 1) // 2).sum(axis=1)
        return -alike

    return measure


def group_gap(
    column: str, measure: str = "mean_score", *, k: int = 1, criterion: str | None = None
) -> Measure:
    """Minus the largest gap between two groups: in points, or in millionths for a rate, rounded up."""
    rule = {"column": column, "measure": measure, "k": k, "criterion": criterion}

    def gap_of(tiny: Tiny, chosen: BoolArray) -> IntArray:
        gap, unit = gaps(tiny, rule, chosen)
        parts = 1 if measure == "mean_score" else MILLION
        return -gap * parts // unit  # minus the gap, rounded down: the gap rounded up

    return gap_of


def _own(tiny: Tiny, chosen: BoolArray) -> IntArray:
    """Points of each mentee, more than all where there is no mentor, shape (num_matchings, num_mentees)."""
    return np.where(chosen.any(axis=2), (chosen * tiny.points).sum(axis=2), _ABOVE_ALL)
