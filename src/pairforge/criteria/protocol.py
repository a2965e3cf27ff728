"""What every criterion can do, and how its values become points."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Side
from pairforge.criteria.blocks import blocks
from pairforge.roster import Roster

BILLION = 10**9

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Evidence:
    """An answer that gave a pair something in a criterion.

    Parameters
    ----------
    side, column
        Whose answer it is, and the heading it stands under (for a list of pairs: its score column).
    answer
        The answer as it was given; of a list, the one entry that counts.
    gives
        By how much the value would be lower if that answer did not speak for the pair (another tag, nobody
        or somebody else chosen, a number too far away, no distance at all), and everything else were the
        same; of a free text, the weights of all other words, too.
    words
        How it is told, such as ``Senior to Lead``; put into the criterion's ``phrase``.
    """

    side: Side
    column: str
    answer: str
    gives: float
    words: str


class Criterion(Protocol):
    """One criterion over one roster; a class that inherits from this one need not write ``interval``.

    ``values`` broadcasts: positions of shape (rows, 1) and (1, columns) give a block of pairs,
    two arrays of shape (num_pairs,) give those pairs. The same pair has the same value, to the
    last bit, in either form.
    """

    label: str
    weight: float
    phrase: str
    """How evidence becomes words; ``{}`` stands for it."""

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """How far the criterion holds, in [0, 1] (``scores``: any number); NaN where answers are blank."""
        ...

    @property
    def mean(self) -> float:
        """Mean of the known values over all pairs of the roster, to four decimals; 0 if none is known."""
        ...

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """The smallest and largest value that each pair can have, whatever the blank answers are."""
        return interval_of(self.values(mentees, mentors))

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """What in the two people's answers gave the value; empty if nothing did."""
        ...


def interval_of(values: FloatArray) -> tuple[FloatArray, FloatArray]:
    """The smallest and largest that values in [0, 1] can be, where NaN can be anything."""
    unknown = np.isnan(values)
    return np.where(unknown, 0.0, values), np.where(unknown, 1.0, values)


def points(criterion: Criterion, mentees: IntArray, mentors: IntArray, resolution: int) -> IntArray:
    """The criterion's part of each pair's score, in points.

    A blank answer counts as the programme's mean, so that a thin profile is neither punished nor favoured.

    Parameters
    ----------
    criterion
        The criterion.
    mentees, mentors
        Positions that broadcast against each other.
    resolution
        Points that make a score of 1.

    Returns
    -------
    array of int
        weight x value x resolution, rounded to the nearest point.
    """
    values = criterion.values(mentees, mentors)
    unknown = np.isnan(values)
    if unknown.any():
        values[unknown] = criterion.mean
    return np.rint(values * (criterion.weight * resolution)).astype(np.int64)


def points_interval(
    criterion: Criterion, mentees: IntArray, mentors: IntArray, resolution: int
) -> tuple[IntArray, IntArray]:
    """The fewest and the most points that the criterion can give, whatever the blank answers are."""
    low, high = criterion.interval(mentees, mentors)
    scale = criterion.weight * resolution
    return np.rint(low * scale).astype(np.int64), np.rint(high * scale).astype(np.int64)


def rounded_mean(total: float | Fraction, count: int) -> float:
    """``total / count``, divided exactly and then to four decimals; 0 if nothing counts.

    For a mean that is the same on every machine, ``total`` must not depend on the order of adding up:
    it is a sum of whole numbers (see ``billionths``), or a fraction.
    """
    return round(float(Fraction(total) / count), 4) if count else 0.0


def billionths(values: FloatArray) -> IntArray:
    """Values as whole billionths, which add up to the same total in any order."""
    return np.rint(values * BILLION).astype(np.int64)


def mean_of_all_pairs(values: Callable[[IntArray, IntArray], FloatArray], roster: Roster) -> float:
    """Mean of the known values over all pairs of a roster, to four decimals; 0 if none is known.

    Block by block, in whole billionths, so that it does not depend on the order of adding up.
    """
    total = count = 0
    for mentees, mentors in blocks(len(roster.mentees), len(roster.mentors)):
        block = values(mentees, mentors)
        known = block[~np.isnan(block)]
        total += int(billionths(known).sum())
        count += known.size
    return rounded_mean(Fraction(total, BILLION), count)
