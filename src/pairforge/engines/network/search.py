"""Search: the best matchings so far, the stages that are proved, and the faces of their optima."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import (
    Face,
    Objective,
    optimal_face,
    settle,
    upper_bound,
    value_of,
)
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.branching import Tree
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.limits import limit_of
from pairforge.engines.network.prices import find_prices
from pairforge.engines.protocol import Report
from pairforge.engines.routing import why_network
from pairforge.pairing import EngineNote, Matching, StagePrices, StoppedBy
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_FEW_ROUNDS = 64


@dataclass(frozen=True)
class Branch:
    """A face of optima, and the best matching of it so far (positions, ascending)."""

    face: Face
    chosen: IntArray


@dataclass
class Search:
    """What is known on the way through the stages.

    Parameters
    ----------
    branches
        The faces whose union holds the optima of the stages so far; all their matchings are optimal in these.
    report
        Is told the best so far before everything that may take long.
    proofs
        The prices that prove it.
    """

    problem: Problem
    deadline: Deadline
    branches: tuple[Branch, ...]
    report: Report = lambda _: None
    proofs: list[StagePrices] = field(default_factory=list)

    @property
    def chosen(self) -> IntArray:
        """The best matching so far."""
        return self.branches[0].chosen

    def matching(self, stopped_by: StoppedBy | None) -> Matching:
        """What has been found so far."""
        return Matching(
            engine=EngineNote("network", why_network(self.problem)),
            chosen=self.chosen,
            stages=tuple(self.proofs),
            stopped_by=stopped_by,
            deficiency=None,
        )

    def tell(self, chosen: IntArray | None = None) -> None:
        """Report the best so far, or ``chosen`` if it is better; a flow may be ended from outside."""
        best = self.matching(StoppedBy.TIME)
        self.report(best if chosen is None else replace(best, chosen=chosen))

    def maximize(
        self,
        objective_of: Callable[[Face], Objective],
        stage: str,
        level: int | None = None,
        head_start: Callable[[Branch], Objective] | None = None,
    ) -> bool:
        """Keep the matchings that are best in an objective, and the prices that prove it.

        Parameters
        ----------
        objective_of
            What is maximized over a face.
        stage, level
            What the prices are for.
        head_start
            What may lead to the best of this objective and of others behind it; no proof.

        Returns
        -------
        bool
            False if the time ran out, if a flow turned out not to be the best, or if a limit left a gap: then
            nothing behind it may be solved, and the check says that the stage is not proved.
        """
        if limit_of(self.branches[0].face) is not None:
            return self._maximize_within_limit(objective_of, stage, level)
        found: list[_Found] = []
        for branch in self.branches:
            objective = objective_of(branch.face)
            best = max((one.value for one in found), default=None)
            if best is not None and any(
                upper_bound(self.problem, branch.face, objective, one.prices) < best for one in found
            ):
                continue
            chosen, prices = self._best_of(branch, objective, stage, level, head_start)
            if prices is None:
                self.branches = (Branch(branch.face, chosen), *(one.branch for one in found), *self.branches)
                return False
            value = value_of(self.problem, branch.face, objective, chosen)
            found.append(_Found(Branch(branch.face, chosen), objective, prices, value))
        pool = [one.prices for one in found]
        self.proofs += pool
        if len(self.branches) == 1:
            one = found[0]
            face = optimal_face(self.problem, one.branch.face, one.objective, one.prices)
            self.branches = (Branch(face, one.branch.chosen),)
            return True
        chosen_of = {id(one.branch.face): one.branch.chosen for one in found}
        before = tuple(branch.face for branch in self.branches)
        settled = settle(self.problem, before, objective_of, pool, stage)
        self.branches = tuple(
            Branch(face, chosen_of[id(before[place])])
            for place, face in zip(settled.places, settled.faces, strict=True)
        )
        return True

    def _maximize_within_limit(
        self, objective_of: Callable[[Face], Objective], stage: str, level: int | None
    ) -> bool:
        """As ``maximize``, where the faces have a limit; bounds with a gap are kept, too."""
        problem = self.problem
        self.tell()
        before = tuple(branch.face for branch in self.branches)
        values = [
            value_of(problem, branch.face, objective_of(branch.face), branch.chosen)
            for branch in self.branches
        ]
        starts = tuple((branch.face, branch.chosen) for branch in self.branches)
        tree, complete = Tree.grown(problem, starts, objective_of, stage, level, self.deadline, max(values))
        self.proofs += tree.prices
        if not complete:
            known = [(value, branch) for value, branch in zip(values, self.branches, strict=True)]
            known += [
                (leaf.value, Branch(leaf.face, leaf.bounded.best))
                for leaf in tree.leaves
                if leaf.value is not None and leaf.bounded.best is not None
            ]
            self.branches = (max(known, key=lambda one: one[0])[1], *self.branches)
            return False
        settled = settle(problem, before, objective_of, tree.prices, stage)
        branches = []
        for place, face in zip(settled.places, settled.faces, strict=True):
            best = tree.leaves[place].bounded.best
            assert best is not None, "the leaf is closed"
            branches.append(Branch(face, best))
        self.branches = tuple(branches)
        return True

    def _best_of(
        self,
        branch: Branch,
        objective: Objective,
        stage: str,
        level: int | None,
        head_start: Callable[[Branch], Objective] | None,
    ) -> tuple[IntArray, StagePrices | None]:
        """The best matching of a face and its prices; without prices, the best so far."""
        problem, face, chosen = self.problem, branch.face, branch.chosen
        prices = find_prices(problem, face, objective, chosen, stage, level=level, max_rounds=_FEW_ROUNDS)
        trials = (
            [(objective, None)]
            if head_start is None
            else [(head_start(branch), _FEW_ROUNDS), (objective, None)]
        )
        for trial, rounds in trials:
            if prices is not None or self.deadline.expired():
                break
            self.tell()
            flow = best_flow(problem, face, trial)
            assert flow is not None, "the face holds a matching"
            prices = find_prices(problem, face, objective, flow, stage, level=level, max_rounds=rounds)
            better = value_of(problem, face, objective, flow) >= value_of(problem, face, objective, chosen)
            chosen = flow if prices is not None or better else chosen
        return chosen, prices


@dataclass(frozen=True)
class _Found:
    """The best of one face: the matching, what it maximizes, the proof and the value."""

    branch: Branch
    objective: Objective
    prices: StagePrices
    value: int
