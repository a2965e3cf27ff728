"""The general engine: lexicographic stages over rows, each bounded over all pairs by exact prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import whole_face
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.lp import Relaxation
from pairforge.engines.general.restricted import Effort, best_among
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
        search = Search(problem, deadline, NOTE, 0, system, relaxation, start, report)
        if not system.holds(start) and not _make_feasible(search, gains):
            return _without_pairs(StoppedBy.TIME if deadline.expired() else None)
        _begin_well(search, gains)
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


def lead(search: Search, gains: IntArray) -> Level:
    """All stages that add up as one number, and breaches of soft constraints where they count."""
    linear = search.system.linear

    def value(chosen: IntArray) -> int:
        return int(gains[chosen].sum())

    return Level("lead", None, "lead", gains, np.zeros(linear.num_helpers, dtype=np.int64), value)


def _make_feasible(search: Search, gains: IntArray) -> bool:
    """A first matching that keeps all constraints."""
    from pairforge.engines.general.bounding import find_limit

    level = lead(search, gains)
    search.relaxation.aim(level)
    limit = find_limit(search.relaxation, level, search.deadline, None)
    if limit is None:
        return False
    pairs = np.unique(np.concatenate([search.relaxation.pool, search.chosen]))
    for count in (1, 4):
        effort = Effort(min(search.deadline.left(), 20.0), 10.0)
        answer = best_among(search.system, level, pairs, effort, search.seed)
        if answer.chosen is not None:
            search.chosen = answer.chosen
            return True
        order = np.argsort(-limit.bounded.reduced, kind="stable")
        pairs = order[: 20_000 * count]
    return False


def _begin_well(search: Search, gains: IntArray) -> None:
    """Good in all stages at once, as far as they add up."""


def _without_pairs(stopped_by: StoppedBy | None) -> Matching:
    return Matching(engine=NOTE, chosen=None, stages=(), stopped_by=stopped_by, deficiency=None)
