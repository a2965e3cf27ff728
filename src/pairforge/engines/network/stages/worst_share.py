"""The sum of the smallest standings: flows at the most promising thresholds, until none is promising."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Objective, lies_in
from pairforge.certificate.stages.worst_share import (
    bounds_by_threshold,
    objective_at,
    threshold_bounds,
    threshold_face,
)
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.engines.network.search import Branch, Search
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, WorstShare

IntArray = NDArray[np.int64]


def finish_worst_share(search: Search, stage: WorstShare) -> bool:
    """Raise the sum of the smallest, and keep a face for each threshold at which the best reaches it.

    At one threshold the best is a flow, and its prices bound the best at every other threshold, too. The
    next threshold is where the smallest bound is largest.
    """
    problem = search.problem
    if not len(search.chosen):
        return True
    count = stage.count(len(search.chosen))
    spans = [_Span(problem, stage, branch, count) for branch in search.branches]
    chosen = max((branch.chosen for branch in search.branches), key=lambda one: stage.value(problem, one))
    pool: list[StagePrices] = []
    pending = [(spans[0], _threshold(stage, problem, chosen))]
    branches: tuple[Branch, ...] | None = None
    while branches is None:
        for span, threshold in pending:
            if search.deadline.expired():
                search.branches = (Branch(span.branch.face, chosen), *search.branches)
                return False
            found, prices = span.solve(threshold)
            if prices is None:
                return False
            pool.append(prices)
            for other in spans:
                other.tighten(prices)
            chosen = max(chosen, found, key=lambda one: stage.value(problem, one))
        best = stage.value(problem, chosen)
        widest = max(spans, key=lambda span: span.most())
        if widest.most() > best:
            pending = [(widest, widest.most_promising())]
        else:
            branches, pending = _optima(problem, stage, spans, tuple(pool), chosen)
    search.proofs += pool
    search.branches = branches
    return True


@dataclass
class _Span:
    """One face, and the smallest bound known for each threshold."""

    problem: Problem
    stage: WorstShare
    branch: Branch
    count: int

    def __post_init__(self) -> None:
        face = self.branch.face
        self.thresholds = np.unique(self.problem.standings[np.concatenate([face.free, face.fixed])])
        self._bounds: NDArray[Any] | None = None

    def most(self) -> int:
        """The largest bound."""
        assert self._bounds is not None
        return int(self._bounds.max())

    def most_promising(self) -> int:
        """The threshold of the largest bound."""
        assert self._bounds is not None
        return int(self.thresholds[int(self._bounds.argmax())])

    def tighten(self, prices: StagePrices) -> None:
        """Take account of what prices prove."""
        bounds = bounds_by_threshold(
            self.problem, self.stage, self.branch.face, prices, self.count, self.thresholds
        )
        self._bounds = bounds if self._bounds is None else np.minimum(self._bounds, bounds)

    def solve(self, threshold: int) -> tuple[IntArray, StagePrices | None]:
        """The best matching at a threshold, and its prices."""
        face, stage, problem = self.branch.face, self.stage, self.problem
        objective = objective_at(problem, stage, threshold, face)
        found = best_flow(problem, face, objective)
        assert found is not None, "the face holds a matching"
        return found, find_prices(problem, face, objective, found, stage.name)


def _threshold(stage: WorstShare, problem: Problem, chosen: IntArray) -> int:
    threshold = stage.threshold(problem, chosen)
    assert threshold is not None, "somebody is matched"
    return threshold


def _optima(
    problem: Problem, stage: WorstShare, spans: list[_Span], pool: tuple[StagePrices, ...], chosen: IntArray
) -> tuple[tuple[Branch, ...] | None, list[tuple[_Span, int]]]:
    """A branch for each threshold at which the best is reached, or the thresholds where a bound is loose.

    Where prices allow the best, but no matching has it, the threshold needs prices of its own.
    """
    best = stage.value(problem, chosen)
    branches: list[Branch] = []
    loose: list[tuple[_Span, int]] = []
    known = [chosen]
    for span in spans:
        thresholds, lowest, which = threshold_bounds(problem, stage, span.branch.face, pool, span.count)
        for idx in np.flatnonzero(lowest == best).tolist():
            threshold = int(thresholds[idx])
            for face in threshold_face(problem, stage, span.branch.face, pool[which[idx]], threshold):
                inside = next((one for one in known if lies_in(problem, face, one)), None)
                if inside is None:
                    inside = best_flow(problem, face, Objective(np.zeros(len(face.free), dtype=np.int64), 0))
                    known += [] if inside is None else [inside]
                if inside is None:
                    loose.append((span, threshold))
                else:
                    branches.append(Branch(face, inside))
    return (None if loose else tuple(branches)), loose
