"""Exact upper bounds from integer prices, and the faces they leave: weak duality, no floats, no solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.face import Face
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Objective:
    """What is maximized over a face: a sum over pairs, and maybe less the squared loads of the mentors.

    Parameters
    ----------
    gains
        What each free pair of the face adds, shape (num_free,).
    fixed_gain
        What the fixed pairs add together.
    squares
        Whether the square of each mentor's load is taken off.
    """

    gains: IntArray
    fixed_gain: int
    squares: bool = False


def upper_bound(problem: Problem, face: Face, objective: Objective, prices: StagePrices) -> int:
    """No matching of the face gains more than this, whatever the prices are.

    For the maximum of c x over rows lo <= a x <= hi and bounds lb <= x <= ub, any prices y give
    sum(y * (hi if y > 0 else lo)) + sum(max(r * ub, r * lb)) with r = c - y a. A mentor of load z whose
    square is taken off gives the most of y z - z * z instead. With prices for ``scale`` times the gains the
    sum is divided by ``scale`` and rounded down.
    """
    return scaled_bound(problem, face, objective, prices) // prices.scale


def scaled_bound(problem: Problem, face: Face, objective: Objective, prices: StagePrices) -> int:
    """As ``upper_bound``, for ``scale`` times the gains."""
    reduced = reduced_gains(problem, face, objective.gains, prices)
    return (
        _row_terms(problem, face, prices, squares=objective.squares)
        + prices.scale * objective.fixed_gain
        - exact_sum(_pair_prices(problem, face, face.fixed, prices))
        + exact_sum(reduced[reduced > 0])
    )


def value_of(problem: Problem, face: Face, objective: Objective, chosen: IntArray) -> int:
    """What a matching of a face gains."""
    inside = np.isin(face.free, chosen, assume_unique=True)
    value = exact_sum(objective.gains[inside]) + objective.fixed_gain
    if objective.squares:
        loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
        value -= int(loads @ loads)
    return value


def constant_of(problem: Problem, face: Face, prices: StagePrices) -> int:
    """What the rows alone contribute to a bound, less the prices of the fixed pairs."""
    fixed = exact_sum(_pair_prices(problem, face, face.fixed, prices))
    return _row_terms(problem, face, prices, squares=False) - fixed


def reduced_gains(problem: Problem, face: Face, gains: IntArray, prices: StagePrices) -> IntArray:
    """What each free pair gains, times ``scale``, beyond the prices of its rows; shape (num_free,)."""
    scaled = gains if prices.scale == 1 else prices.scale * gains
    reduced: IntArray = scaled - _pair_prices(problem, face, face.free, prices)
    return reduced


def optimal_face(problem: Problem, face: Face, objective: Objective, prices: StagePrices) -> Face:
    """The matchings of a face that gain exactly the bound of ``prices`` (before it is rounded).

    By complementary slackness: whatever has a positive reduced gain is at its upper bound in each of them,
    whatever has a negative one at its lower bound; pairs and rows alike.
    """
    reduced = reduced_gains(problem, face, objective.gains, prices)
    mentor_low, mentor_high = _held(prices.mentor_prices, face.mentor_low, face.mentor_high)
    if objective.squares:
        mentor_low, mentor_high = _best_loads(prices, face)
    mentee_low, mentee_high = _held(prices.mentee_prices, face.mentee_low, face.mentee_high)
    return Face(
        mentee_low=mentee_low,
        mentee_high=mentee_high,
        mentor_low=mentor_low,
        mentor_high=mentor_high,
        free=face.free[reduced == 0],
        fixed=np.union1d(face.fixed, face.free[reduced > 0]) if (reduced > 0).any() else face.fixed,
        rows=tuple(
            replace(row, low=row.high if price > 0 else row.low, high=row.low if price < 0 else row.high)
            for row, price in zip(face.rows, _row_prices(face, prices), strict=True)
        ),
    )


def easy_prices(
    problem: Problem, faces: Sequence[Face], objectives: Sequence[Objective], stage: str
) -> StagePrices:
    """Prices that need no search: each mentee's best gain in any of the faces, and nothing for a mentor."""
    best = np.zeros(problem.num_mentees, dtype=np.int64)
    for face, objective in zip(faces, objectives, strict=True):
        np.maximum.at(best, problem.mentees[face.free], objective.gains)
    return StagePrices(stage, best, np.zeros(problem.num_mentors, dtype=np.int64))


def no_prices(problem: Problem, stage: str, level: int | None = None) -> StagePrices:
    """Nothing for anybody."""
    mentees, mentors = (np.zeros(size, dtype=np.int64) for size in (problem.num_mentees, problem.num_mentors))
    return StagePrices(stage, mentees, mentors, level)


def exact_sum(numbers: IntArray) -> int:
    """The sum as a Python integer; 64 bits cannot overflow on the way."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())


def _pair_prices(problem: Problem, face: Face, pairs: IntArray, prices: StagePrices) -> IntArray:
    """The prices of all rows that each of ``pairs`` is in."""
    total: IntArray = prices.mentee_prices[problem.mentees[pairs]]
    total += prices.mentor_prices[problem.mentors[pairs]]
    for row, price in zip(face.rows, _row_prices(face, prices), strict=True):
        if price:
            total += price * row.counts(pairs)
    return total


def _row_prices(face: Face, prices: StagePrices) -> tuple[int, ...]:
    return prices.row_prices or (0,) * len(face.rows)


def _row_terms(problem: Problem, face: Face, prices: StagePrices, *, squares: bool) -> int:
    terms = _most(prices.mentee_prices, face.mentee_low, face.mentee_high)
    if squares:
        loads, _ = _best_loads(prices, face)
        of_mentors = zip(prices.mentor_prices.tolist(), loads.tolist(), strict=True)
        terms += sum((price - prices.scale * load) * load for price, load in of_mentors)
    else:
        terms += _most(prices.mentor_prices, face.mentor_low, face.mentor_high)
    for row, price in zip(face.rows, _row_prices(face, prices), strict=True):
        terms += price * (row.high if price > 0 else row.low)
    return terms


def _most(prices: IntArray, low: IntArray, high: IntArray) -> int:
    """The most that rows within their bounds can be worth at these prices."""
    binding = np.where(prices > 0, high, low)
    return sum(price * bound for price, bound in zip(prices.tolist(), binding.tolist(), strict=True))


def _held(prices: IntArray, low: IntArray, high: IntArray) -> tuple[IntArray, IntArray]:
    """The bounds of rows that are worth the most at these prices."""
    return np.where(prices > 0, high, low), np.where(prices < 0, low, high)


def _best_loads(prices: StagePrices, face: Face) -> tuple[IntArray, IntArray]:
    """The least and the greatest load z within bounds at which price x z - scale x z x z is greatest."""
    low, high, scale = face.mentor_low, face.mentor_high, prices.scale
    least, greatest = -((scale - prices.mentor_prices) // (2 * scale)), prices.mentor_prices + scale
    return np.clip(least, low, high), np.clip(greatest // (2 * scale), low, high)
