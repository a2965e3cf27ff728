"""The sum of the smallest standings: flows at the most promising thresholds, until none is promising."""

from __future__ import annotations

from fractions import Fraction
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Objective, lies_in
from pairforge.certificate.stages.worst_share import (
    ThresholdBounds,
    bounds_by_threshold,
    largest_gain,
    objective_at,
)
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.engines.network.search import Branch, Search
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, WorstShare

IntArray = NDArray[np.int64]

_LARGEST = 1 << 58
_FINEST = 32
"""Prices are mixed in shares no finer than this, so that their bounds still fit into 64 bits."""


def finish_worst_share(search: Search, stage: WorstShare) -> bool:
    """Raise the sum of the smallest, and keep a face for each threshold at which the best reaches it.

    At one threshold the best is a flow, and its prices bound the best at every other threshold, too. The
    next threshold is where the smallest bound is largest. Between two thresholds the mean of their prices
    is tried first: the bound is convex in prices and threshold together as long as no pair's standing lies
    between.
    """
    problem = search.problem
    if not len(search.chosen):
        return True
    count = stage.count(len(search.chosen))
    spans = [_Span(problem, stage, branch, count) for branch in search.branches]
    chosen = max((branch.chosen for branch in search.branches), key=lambda one: stage.value(problem, one))
    pool: list[StagePrices] = []
    pending = [(spans[0], _threshold(stage, problem, chosen), True)]
    branches: tuple[Branch, ...] | None = None
    while branches is None:
        for span, threshold, must_solve in pending:
            if search.deadline.expired():
                search.branches = (Branch(span.branch.face, chosen), *search.branches)
                return False
            prices = None if must_solve else span.between(threshold, stage.value(problem, chosen))
            if prices is None:
                search.tell(chosen)
                found, prices = span.solve(threshold)
                if prices is None:
                    return False
                chosen = max(chosen, found, key=lambda one: stage.value(problem, one))
            pool.append(prices)
            for other in spans:
                other.bounds.tighten(prices, stage.value(problem, chosen))
        best = stage.value(problem, chosen)
        widest = max((span for span in spans if span.bounds.is_open), key=lambda span: span.bounds.most)
        if widest.bounds.most > 2 * best:
            pending = [(widest, widest.bounds.most_promising, False)]
        else:
            branches, pending = _optima(problem, spans, best, chosen)
    search.proofs += pool
    search.branches = branches
    return True


class _Span:
    """One face, the bounds known for its thresholds, and the prices of those that were solved."""

    def __init__(self, problem: Problem, stage: WorstShare, branch: Branch, count: int) -> None:
        self.problem, self.stage, self.branch, self.count = problem, stage, branch, count
        self.bounds = ThresholdBounds(problem, stage, branch.face, count)
        self._solved: dict[int, StagePrices] = {}

    def between(self, threshold: int, best: int) -> StagePrices | None:
        """Prices between those of the thresholds next to this one, if they prove enough at it."""
        below = max((one for one in self._solved if one < threshold), default=None)
        above = min((one for one in self._solved if one > threshold), default=None)
        if below is None or above is None or threshold in self._solved:
            return None
        share = Fraction(above - threshold, above - below).limit_denominator(_FINEST)
        prices = _mean(self._solved[below], self._solved[above], share)
        if prices is None or prices.scale * largest_gain(self.problem, self.stage) >= _LARGEST:
            return None
        face, at = self.branch.face, np.array([threshold])
        bound = bounds_by_threshold(self.problem, self.stage, face, prices, self.count, at)
        return prices if bound[0] <= 2 * best else None

    def solve(self, threshold: int) -> tuple[IntArray, StagePrices | None]:
        """The best matching at a threshold, and its prices."""
        face, stage, problem = self.branch.face, self.stage, self.problem
        objective = objective_at(problem, stage, threshold, face)
        found = best_flow(problem, face, objective)
        assert found is not None, "the face holds a matching"
        prices = find_prices(problem, face, objective, found, stage.name)
        if prices is not None:
            self._solved[threshold] = prices
        return found, prices


def _threshold(stage: WorstShare, problem: Problem, chosen: IntArray) -> int:
    threshold = stage.threshold(problem, chosen)
    assert threshold is not None, "somebody is matched"
    return threshold


def _mean(left: StagePrices, right: StagePrices, share: Fraction) -> StagePrices | None:
    """Prices between two others, scaled to whole numbers; None if these would be too large."""
    scale, first = share.denominator, share.numerator
    second = scale - first
    arrays = (one.mentee_prices for one in (left, right)), (one.mentor_prices for one in (left, right))
    sizes = [int(np.abs(array).max(initial=0)) for array in chain(*arrays)]
    sizes += [abs(price) for one in (left, right) for price in one.row_prices]
    if scale * max(sizes) >= _LARGEST:
        return None
    return StagePrices(
        left.stage,
        first * left.mentee_prices + second * right.mentee_prices,
        first * left.mentor_prices + second * right.mentor_prices,
        row_prices=tuple(
            first * one + second * two for one, two in zip(left.row_prices, right.row_prices, strict=True)
        ),
        scale=scale,
    )


def _optima(
    problem: Problem, spans: list[_Span], best: int, chosen: IntArray
) -> tuple[tuple[Branch, ...] | None, list[tuple[_Span, int, bool]]]:
    """A branch for each threshold at which the best is reached, or the thresholds where a bound is loose.

    Where prices allow the best, but no matching has it, the threshold needs prices of its own.
    """
    branches: list[Branch] = []
    loose: list[tuple[_Span, int, bool]] = []
    known = [chosen]
    for span in spans:
        for threshold, face in span.bounds.at(best):
            inside = next((one for one in known if lies_in(problem, face, one)), None)
            if inside is None:
                inside = best_flow(problem, face, Objective(np.zeros(len(face.free), dtype=np.int64), 0))
                known += [] if inside is None else [inside]
            if inside is None:
                loose.append((span, threshold, True))
            else:
                branches.append(Branch(face, inside))
    return (None if loose else tuple(branches)), loose
