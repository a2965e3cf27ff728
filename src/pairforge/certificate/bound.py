"""Exact upper bounds from integer prices: weak duality, without floats and without a solver."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.face import Face, reduced_gains
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


def upper_bound(problem: Problem, face: Face, gains: IntArray, fixed_gain: int, prices: StagePrices) -> int:
    """No matching of the face gains more than this, whatever the prices are.

    For the maximum of c x over rows lo <= a x <= hi and bounds lb <= x <= ub, any prices y give
    sum(y * (hi if y > 0 else lo)) + sum(max(r * ub, r * lb)) with r = c - y a.

    Parameters
    ----------
    gains
        What each free pair adds, shape (num_free,).
    fixed_gain
        What the fixed pairs add together.
    prices
        Integers below 2**61 in size.
    """
    reduced = reduced_gains(problem, face.free, gains, prices)
    rows = _row_terms(prices.mentee_prices, face.mentee_low, face.mentee_high)
    rows += _row_terms(prices.mentor_prices, face.mentor_low, face.mentor_high)
    fixed_prices = exact_sum(prices.mentee_prices[problem.mentees[face.fixed]])
    fixed_prices += exact_sum(prices.mentor_prices[problem.mentors[face.fixed]])
    return rows + fixed_gain - fixed_prices + exact_sum(reduced[reduced > 0])


def easy_prices(problem: Problem, face: Face, gains: IntArray, stage: str) -> StagePrices:
    """Prices that need no search: each mentee's best gain, and nothing for a mentor."""
    best = np.zeros(problem.num_mentees, dtype=np.int64)
    np.maximum.at(best, problem.mentees[face.free], gains)
    return StagePrices(stage, best, np.zeros(problem.num_mentors, dtype=np.int64))


def exact_sum(numbers: IntArray) -> int:
    """The sum as a Python integer; 64 bits cannot overflow on the way."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())


def _row_terms(prices: IntArray, low: IntArray, high: IntArray) -> int:
    binding = np.where(prices > 0, high, low)
    return sum(price * bound for price, bound in zip(prices.tolist(), binding.tolist(), strict=True))
