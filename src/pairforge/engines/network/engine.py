"""The network engine: lexicographic stages as min-cost flows, each proved by integer prices."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, is_only_matching, optimal_face, whole_face
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.engines.network.worst_off import raise_worst_off
from pairforge.engines.protocol import Report
from pairforge.pairing import EngineNote, Matching, StagePrices, StoppedBy
from pairforge.problem import TIES, WORST_OFF, Problem

IntArray = NDArray[np.int64]

_NOTE = EngineNote(
    "network", "capacities, minimums, locks and priorities form a network, so min-cost flow is exact"
)
_LARGEST = 1 << 60
_FEW_ROUNDS = 64


class NetworkEngine:
    """Solves what is a flow, exactly."""

    name = "network"

    def refuses(self, problem: Problem) -> str | None:
        """Why the engine cannot solve a problem exactly, or None if it can."""
        if WORST_OFF in problem.stages and (problem.wants > 1).any():
            return (
                "`worst_off` with mentees who want more than one mentor is not a network flow "
                "(a mentee's score is then a sum over pairs)"
            )
        return None

    def solve(self, problem: Problem, deadline: Deadline, report: Report) -> Matching:
        """Solve the stages in order, each over the optima of the earlier ones, then decide ties.

        One flow with all leading stages in its costs usually finds an optimum of each of them; prices
        show whether it did, and a stage of which they do not gets a flow of its own.
        """
        search = _Search(problem, whole_face(problem))
        if deadline.expired():
            return search.matching(StoppedBy.TIME)
        if not search.start():
            from pairforge.engines.network.deficiency import find_deficiency

            return Matching(
                engine=_NOTE, chosen=None, stages=(), stopped_by=None, deficiency=find_deficiency(problem)
            )
        for stage in problem.stages:
            report(search.matching(StoppedBy.TIME))
            if deadline.expired() or not search.finish(stage, deadline):
                return search.matching(StoppedBy.TIME if deadline.expired() else None)
        report(search.matching(StoppedBy.TIME))
        if deadline.expired():
            return search.matching(StoppedBy.TIME)
        search.decide_ties()
        return search.matching(None)


@dataclass
class _Search:
    """The best matching so far, the stages that are proved, and the face of their optima."""

    problem: Problem
    face: Face
    chosen: IntArray | None = None
    proofs: list[StagePrices] = field(default_factory=list)

    def start(self) -> bool:
        """Find a matching that is probably best in every stage that adds up; False if there is none."""
        self.chosen = best_flow(self.problem, self.face, self._combined_gains())
        return self.chosen is not None

    def finish(self, stage: str, deadline: Deadline) -> bool:
        """Bring the matching to the stage's optimum and prove it.

        False if the time ran out, or if the flow turned out not to be the best: then nothing behind it
        may be solved, and the check says that the stage is not proved.
        """
        assert self.chosen is not None
        if stage == WORST_OFF:
            raised = raise_worst_off(self.problem, self.face, self.chosen, deadline)
            self.chosen, self.face = raised.chosen, raised.face
            if raised.prices is not None:
                self.proofs.append(raised.prices)
            return raised.prices is not None
        gains = self.problem.gain(stage, self.face.free)
        prices = find_prices(self.problem, self.face, gains, self.chosen, stage, _FEW_ROUNDS)
        if prices is None:
            if deadline.expired():
                return False
            self.chosen = best_flow(self.problem, self.face, gains)
            assert self.chosen is not None, "the face holds a matching"
            prices = find_prices(self.problem, self.face, gains, self.chosen, stage)
        if prices is not None:
            self._keep(prices, gains)
        return prices is not None

    def decide_ties(self) -> None:
        """Among the optima take the one that the seed favours, unless there is only one."""
        assert self.chosen is not None
        if is_only_matching(self.problem, self.face, self.chosen):
            return
        gains = self.problem.gain(TIES, self.face.free)
        chosen = best_flow(self.problem, self.face, gains)
        assert chosen is not None, "the face holds a matching"
        self.chosen = chosen
        prices = find_prices(self.problem, self.face, gains, chosen, TIES)
        if prices is not None:
            self._keep(prices, gains)

    def matching(self, stopped_by: StoppedBy | None) -> Matching:
        """What has been found so far."""
        return Matching(
            engine=_NOTE,
            chosen=self.chosen,
            stages=tuple(self.proofs),
            stopped_by=stopped_by,
            deficiency=None,
        )

    def _keep(self, prices: StagePrices, gains: IntArray) -> None:
        self.proofs.append(prices)
        self.face = optimal_face(self.problem, self.face, gains, prices)

    def _combined_gains(self) -> IntArray:
        """The stages that add up as one number, the more important ones multiplied: no proof, a head start.

        Where they do not fit into 64 bits together, the less important ones are left out.
        """
        problem = self.problem
        nodes = problem.num_mentees + problem.num_mentors + 2
        gains = np.zeros(len(self.face.free), dtype=np.int64)
        for stage in reversed([stage for stage in problem.stages if stage != WORST_OFF]):
            part = problem.gain(stage, self.face.free)
            largest, smaller = (int(np.abs(array).max(initial=0)) for array in (part, gains))
            factor = 3 * smaller + 1
            fits = (largest * factor + smaller) * nodes < _LARGEST
            gains = part * factor + gains if fits else part
        return gains
