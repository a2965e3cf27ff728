"""Whole numbers that weigh two sums so that two points count the same."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import gcd

import numpy as np

from pairforge.problem import Problem

_LARGEST = 1 << 60


@dataclass(frozen=True)
class Weights:
    """What the sum of the smallest standings and the total count; ``exact`` if they are not rounded."""

    worst: int
    total: int
    exact: bool


def weights_between(problem: Problem, worst_gained: int, total_lost: int) -> Weights | None:
    """Weights at which a gain in one sum makes up for a loss in the other, both more than 0.

    Where they are too large for exact arithmetic, the nearest fraction with smaller terms; None if even
    the smallest terms are.
    """
    divisor = gcd(worst_gained, total_lost)
    worst, total = total_lost // divisor, worst_gained // divisor
    most = _most_terms(problem)
    if max(worst, total) <= most:
        return Weights(worst, total, exact=True)
    if most < 1:
        return None
    if worst <= total:
        nearest = Fraction(worst, total).limit_denominator(most)
        worst, total = nearest.numerator, nearest.denominator
    else:
        nearest = Fraction(total, worst).limit_denominator(most)
        worst, total = nearest.denominator, nearest.numerator
    return Weights(max(worst, 1), max(total, 1), exact=False)


def _most_terms(problem: Problem) -> int:
    """The largest weights with which every sum fits into 64 bits, as engines need it."""
    nodes = problem.num_mentees + problem.num_mentors + 3
    shortfall = int(np.ptp(problem.standings)) if problem.num_pairs else 0
    largest = shortfall + int(np.abs(problem.points).max(initial=0))
    return (_LARGEST // nodes - 1) // max(largest, 1)
