"""Whole numbers by which two sums are weighed: how large they may be, and the nearest that are not larger."""

from __future__ import annotations

from fractions import Fraction

import numpy as np

from pairforge.problem.problem import Problem

_LARGEST = 1 << 60


def largest_weight(problem: Problem) -> int:
    """The largest weight of smallest standings and total with which every sum fits into 64 bits."""
    nodes = problem.num_mentees + problem.num_mentors + 3
    shortfall = int(np.ptp(problem.standings)) if problem.num_pairs else 0
    largest = shortfall + int(np.abs(problem.points).max(initial=0))
    return (_LARGEST // nodes - 1) // max(largest, 1)


def nearest_weights(first: int, second: int, most: int) -> tuple[int, int]:
    """Weights from 1 to ``most`` in about the same ratio, or in the same if there are such.

    Parameters
    ----------
    first, second
        Both at least 1.
    most
        At least 1.
    """
    if first > second:
        swapped = nearest_weights(second, first, most)
        return swapped[1], swapped[0]
    ratio = Fraction(first, second)
    if ratio.denominator > most:
        ratio = max(ratio.limit_denominator(most), Fraction(1, most))
    return ratio.numerator, ratio.denominator
