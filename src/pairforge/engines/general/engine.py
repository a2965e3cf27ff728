"""The general engine: lexicographic stages over rows, each bounded over all pairs by exact prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import whole_face
from pairforge.certificate.linear.system import System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.first import first_matching
from pairforge.engines.general.lp import Relaxation
from pairforge.engines.general.search import Search
from pairforge.engines.network.deficiency import short_of_minimums
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.head_start import combined
from pairforge.engines.network.prices import find_prices
from pairforge.engines.protocol import Report
from pairforge.errors import Trouble
from pairforge.pairing import EngineNote, Matching, StoppedBy
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

NOTE = EngineNote("general", "rules cross")
_PER_MENTEE = 8
_PER_MENTOR = 2


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
        system = System(problem)
        relaxed = replace(problem, constraints=(), limits=())
        face = whole_face(relaxed)
        objective = combined(relaxed, face)
        start = best_flow(relaxed, face, objective)
        if start is None:
            return replace(_without_pairs(None), deficiency=short_of_minimums(relaxed))
        prices = find_prices(relaxed, face, objective, start, "start")
        gains = np.zeros(problem.num_pairs, dtype=np.int64)
        gains[face.free] = objective.gains
        mentor_prices = np.zeros(problem.num_mentors, dtype=np.int64)
        if prices is not None:
            mentor_prices = prices.mentor_prices[: problem.num_mentors]
        relaxation = Relaxation(system)
        relaxation.add_pairs(system.fixed)
        relaxation.add_pairs(start)
        relaxation.add_pairs(promising(problem, gains - mentor_prices[problem.mentors]))
        relaxation.add_rows(np.arange(problem.num_mentees + problem.num_mentors))
        chosen, refuted = start, None
        if not system.holds(start):
            chosen, refuted = first_matching(relaxation, start, deadline, self.seed)
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


def promising(problem: Problem, worth: IntArray) -> IntArray:
    """The best pairs of each mentee, and of each mentor."""
    found = []
    for people, count in ((problem.mentees, _PER_MENTEE), (problem.mentors, _PER_MENTOR)):
        order = np.lexsort((-worth, people))
        rank = np.arange(len(order)) - np.searchsorted(people[order], people[order])
        found.append(order[rank < count])
    return np.unique(np.concatenate(found))


def _without_pairs(stopped_by: StoppedBy | None) -> Matching:
    return Matching(engine=NOTE, chosen=None, stages=(), stopped_by=stopped_by, deficiency=None)
