"""The general engine: lexicographic stages over rows, each bounded over all pairs by exact prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.system import System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.first import first_matching
from pairforge.engines.general.lp import Relaxation
from pairforge.engines.general.search import Search
from pairforge.engines.general.start import start_of
from pairforge.engines.network.deficiency import short_of_minimums
from pairforge.engines.protocol import Report
from pairforge.errors import Trouble
from pairforge.pairing import EngineNote, Matching, StoppedBy
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

NOTE = EngineNote("general", "rules cross")


class GeneralEngine:
    """Solves what is no flow: bounds by column generation and cuts, matchings from the most promising pairs."""

    name = "general"
    seed = 0

    def refuses(self, problem: Problem) -> Trouble | None:
        """Why the engine cannot solve a problem and what to do about it, or None if it can."""
        return None

    def solve(self, problem: Problem, deadline: Deadline, report: Report) -> Matching:
        """Solve the stages in order, each over the matchings that are as good in the earlier ones."""
        if deadline.expired():
            return _without_pairs(StoppedBy.TIME)
        start = start_of(problem)
        if start.chosen is None:
            return replace(_without_pairs(None), deficiency=short_of_minimums(start.relaxed))
        system = System(problem)
        relaxation = Relaxation(system)
        relaxation.add_pairs(np.union1d(start.pairs, system.fixed))
        relaxation.add_rows(np.arange(problem.num_mentees + problem.num_mentors))
        chosen, refuted = start.chosen, None
        if not system.holds(start.chosen):
            chosen, refuted = first_matching(relaxation, deadline, self.seed)
        if chosen is None:
            stopped = StoppedBy.TIME if deadline.expired() else None
            return replace(_without_pairs(stopped), levels=() if refuted is None else (refuted,))
        search = Search(problem, deadline, NOTE, self.seed, system, relaxation, chosen, report)
        for stage in problem.stages:
            search.tell()
            if deadline.expired() or not search.finish(stage):
                return search.matching(StoppedBy.TIME if deadline.expired() else None)
        search.tell()
        search.decide_ties()
        return search.matching(StoppedBy.TIME if deadline.expired() else None)


def _without_pairs(stopped_by: StoppedBy | None) -> Matching:
    return Matching(engine=NOTE, chosen=None, stages=(), stopped_by=stopped_by, deficiency=None)
