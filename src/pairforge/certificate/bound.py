"""Exact upper bounds from integer prices, and the faces they leave: weak duality, no floats, no solver."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.costs import Costs, together
from pairforge.certificate.face import Face
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Objective:
    """What is maximized over a face: a sum over pairs, and maybe less convex costs of counts.

    Parameters
    ----------
    gains
        What each free pair of the face adds, shape (num_free,).
    fixed_gain
        What the fixed pairs add together.
    left, right
        What counts cost on the mentees' side and on the mentors'.
    """

    gains: IntArray
    fixed_gain: int
    left: Costs | None = None
    right: Costs | None = None

    @property
    def costs(self) -> tuple[Costs, ...]:
        """What counts cost, on either side."""
        return tuple(costs for costs in (self.left, self.right) if costs is not None)

    @property
    def largest(self) -> int:
        """The largest absolute value of what a pair gains, or costs in a node."""
        return max(int(np.abs(self.gains).max(initial=0)), *(one.largest for one in self.costs), 0)

    def times(self, factor: int) -> Objective:
        """Everything so many times."""
        left, right = (costs and costs.times(factor) for costs in (self.left, self.right))
        return Objective(factor * self.gains, factor * self.fixed_gain, left, right)

    def plus(self, other: Objective) -> Objective:
        """Both together, over the same face."""
        return Objective(
            self.gains + other.gains,
            self.fixed_gain + other.fixed_gain,
            together([self.left, other.left]),
            together([self.right, other.right]),
        )


def upper_bound(problem: Problem, face: Face, objective: Objective, prices: StagePrices) -> int:
    """No matching of the face gains more than this, whatever the prices are.

    For the maximum of c x over rows lo <= a x <= hi and bounds lb <= x <= ub, any prices y give
    sum(y * (hi if y > 0 else lo)) + sum(max(r * ub, r * lb)) with r = c - y a. A node whose count z costs
    something gives the most of y z - cost(z) instead. With prices for ``scale`` times the gains the sum is
    divided by ``scale`` and rounded down.
    """
    return scaled_bound(problem, face, objective, prices) // prices.scale


def scaled_bound(problem: Problem, face: Face, objective: Objective, prices: StagePrices) -> int:
    """As ``upper_bound``, for ``scale`` times the gains."""
    reduced = reduced_gains(problem, face, objective.gains, prices)
    return (
        _row_terms(face, prices, objective.left, objective.right)
        + prices.scale * objective.fixed_gain
        - exact_sum(_pair_prices(problem, face, face.fixed, prices))
        + exact_sum(reduced[reduced > 0])
    )


def value_of(problem: Problem, face: Face, objective: Objective, chosen: IntArray) -> int:
    """What a matching of a face gains."""
    inside = np.isin(face.free, chosen, assume_unique=True)
    value = exact_sum(objective.gains[inside]) + objective.fixed_gain
    for costs, forest in (
        (objective.left, problem.forests.left),
        (objective.right, problem.forests.right),
    ):
        if costs is not None:
            value -= exact_sum(costs.of(forest.counts(chosen))) + costs.at_zero
    return value


def constant_of(problem: Problem, face: Face, prices: StagePrices) -> int:
    """What the rows alone contribute to a bound, less the prices of the fixed pairs."""
    fixed = exact_sum(_pair_prices(problem, face, face.fixed, prices))
    return _row_terms(face, prices) - fixed


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
    mentee_low, mentee_high = _held(
        prices.mentee_prices, face.mentee_low, face.mentee_high, objective.left, prices.scale
    )
    mentor_low, mentor_high = _held(
        prices.mentor_prices, face.mentor_low, face.mentor_high, objective.right, prices.scale
    )
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
    prices = no_prices(problem, stage)
    for face, objective in zip(faces, objectives, strict=True):
        np.maximum.at(prices.mentee_prices, problem.mentees[face.free], objective.gains)
    return prices


def no_prices(problem: Problem, stage: str, level: int | None = None) -> StagePrices:
    """Nothing for anybody."""
    left, right = problem.forests.left, problem.forests.right
    mentees, mentors = (np.zeros(forest.num_nodes, dtype=np.int64) for forest in (left, right))
    return StagePrices(stage, mentees, mentors, level)


def exact_sum(numbers: IntArray) -> int:
    """The sum as a Python integer; 64 bits cannot overflow on the way."""
    return (int((numbers >> 32).sum()) << 32) + int((numbers & 0xFFFFFFFF).sum())


def _pair_prices(problem: Problem, face: Face, pairs: IntArray, prices: StagePrices) -> IntArray:
    """The prices of all rows that each of ``pairs`` is in."""
    left, right = problem.forests.left, problem.forests.right
    total: IntArray = left.paths(prices.mentee_prices)[left.leaf_of_pair[pairs]]
    total += right.paths(prices.mentor_prices)[right.leaf_of_pair[pairs]]
    for row, price in zip(face.rows, _row_prices(face, prices), strict=True):
        if price:
            total += price * row.counts(pairs)
    return total


def _row_prices(face: Face, prices: StagePrices) -> tuple[int, ...]:
    return prices.row_prices or (0,) * len(face.rows)


def _row_terms(face: Face, prices: StagePrices, left: Costs | None = None, right: Costs | None = None) -> int:
    terms = _most(prices.mentee_prices, face.mentee_low, face.mentee_high, left, prices.scale)
    terms += _most(prices.mentor_prices, face.mentor_low, face.mentor_high, right, prices.scale)
    for row, price in zip(face.rows, _row_prices(face, prices), strict=True):
        terms += price * (row.high if price > 0 else row.low)
    return terms


def _most(prices: IntArray, low: IntArray, high: IntArray, costs: Costs | None, scale: int) -> int:
    """The most that rows within their bounds can be worth at these prices, less what their counts cost."""
    counts = np.where(prices > 0, high, low)
    cost = 0
    if costs is not None:
        counts[costs.nodes], _ = costs.best_counts(prices, scale, low, high)
        cost = scale * (exact_sum(costs.of(counts)) + costs.at_zero)
    most = sum(price * count for price, count in zip(prices.tolist(), counts.tolist(), strict=True))
    return int(most) - cost


def _held(
    prices: IntArray, low: IntArray, high: IntArray, costs: Costs | None, scale: int
) -> tuple[IntArray, IntArray]:
    """The bounds within which rows are worth the most at these prices, less what their counts cost."""
    least, greatest = np.where(prices > 0, high, low), np.where(prices < 0, low, high)
    if costs is not None:
        least[costs.nodes], greatest[costs.nodes] = costs.best_counts(prices, scale, low, high)
    return least, greatest
