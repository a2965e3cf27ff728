"""The highest smallest score: thresholds tried by halving, each one a flow."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, exact_sum, face_above, upper_bound
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.pairing import StagePrices
from pairforge.problem import WORST_OFF, Problem

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class WorstOff:
    """A matching of the face with the highest smallest score, and the prices that prove it.

    ``prices`` is None if the time ran out first; ``chosen`` is then the best that was found.
    """

    chosen: IntArray
    prices: StagePrices | None
    face: Face


def raise_worst_off(problem: Problem, face: Face, chosen: IntArray, deadline: Deadline) -> WorstOff:
    """Raise the smallest score of a matching as far as the face allows.

    Bottleneck assignment by thresholds (Gross 1959; Burkard, Dell'Amico, Martello 2012, chapter 6):
    for a threshold, the fewest pairs below it are a min-cost flow; they are none if and only if
    everybody can reach it, and prices of one or more prove that somebody cannot.

    Parameters
    ----------
    chosen
        Some matching of the face.
    """
    if not len(chosen):
        return WorstOff(chosen, _no_prices(problem, None), face)
    points = problem.points
    reached = int(points[chosen].min())
    levels = _levels(problem, face, reached)
    low, high = 0, len(levels) - 1
    witness: tuple[int, IntArray] | None = None
    ceiling = _ceiling(problem, face)
    step = int(np.searchsorted(levels, ceiling, side="right")) - 1 if ceiling is not None else None
    while low < high:
        if deadline.expired():
            return WorstOff(chosen, None, face)
        middle = step if step is not None and low < step <= high else (low + high + 1) // 2
        step = None
        threshold = int(levels[middle])
        found = best_flow(problem, face, problem.gain(WORST_OFF, face.free, threshold))
        assert found is not None, "the face holds a matching"
        if int(points[found].min()) >= threshold:
            chosen = found
            low = int(np.searchsorted(levels, int(points[found].min())))
        else:
            high, witness = middle - 1, (threshold, found)
        if ceiling is not None and low < len(levels) - 1 and int(levels[low]) >= ceiling:
            break
    reached = int(levels[low])
    prices = _proof(problem, face, levels, low, witness)
    return WorstOff(chosen, prices, face_above(problem, face, reached))


def _levels(problem: Problem, face: Face, reached: int) -> IntArray:
    """The different points from ``reached`` on that a pair of the face has."""
    points = problem.points[np.concatenate([face.free, face.fixed])]
    return np.unique(points[points >= reached])


def _ceiling(problem: Problem, face: Face) -> int | None:
    """No smallest score is above the best pair of somebody who must be matched."""
    points, mentees = problem.points[face.free], problem.mentees[face.free]
    best = np.full(problem.num_mentees, np.iinfo(np.int64).min)
    np.maximum.at(best, mentees, points)
    placed = np.bincount(problem.mentees[face.fixed], minlength=problem.num_mentees)
    bounds = [best[face.mentee_low > placed], problem.points[face.fixed]]
    smallest = [int(bound.min()) for bound in bounds if len(bound)]
    return min(smallest) if smallest else None


def _proof(
    problem: Problem, face: Face, levels: IntArray, low: int, witness: tuple[int, IntArray] | None
) -> StagePrices | None:
    """Prices that prove that the level after ``low`` cannot be reached by everybody."""
    if low == len(levels) - 1:
        return _no_prices(problem, None)
    threshold = int(levels[low + 1])
    gains = problem.gain(WORST_OFF, face.free, threshold)
    short = _short_proof(problem, face, gains, threshold)
    if short is not None:
        return short
    found = witness[1] if witness is not None and witness[0] == threshold else best_flow(problem, face, gains)
    assert found is not None, "the face holds a matching"
    prices = find_prices(problem, face, gains, found, WORST_OFF)
    return (
        None
        if prices is None
        else StagePrices(WORST_OFF, prices.mentee_prices, prices.mentor_prices, threshold)
    )


def _short_proof(problem: Problem, face: Face, gains: IntArray, threshold: int) -> StagePrices | None:
    """A proof by one mentee who must be matched and has nobody at the threshold, or by a fixed pair."""
    best = np.full(problem.num_mentees, -1, dtype=np.int64)
    np.maximum.at(best, problem.mentees[face.free], gains)
    placed = np.bincount(problem.mentees[face.fixed], minlength=problem.num_mentees)
    prices = _no_prices(problem, threshold)
    prices.mentee_prices[(face.mentee_low > placed) & (best < 0)] = -1
    fixed_gain = exact_sum(problem.gain(WORST_OFF, face.fixed, threshold))
    return prices if upper_bound(problem, face, gains, fixed_gain, prices) < 0 else None


def _no_prices(problem: Problem, threshold: int | None) -> StagePrices:
    return StagePrices(
        WORST_OFF,
        np.zeros(problem.num_mentees, dtype=np.int64),
        np.zeros(problem.num_mentors, dtype=np.int64),
        threshold,
    )
