"""The walk of the general engine: where to start, a first matching, then stage by stage."""

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
from pairforge.engines.routing import why_general
from pairforge.pairing import EngineNote, Matching, StoppedBy
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_SHARE = 0.5
"""Of what is left, for a stage that is not the last: those behind it are to be tried, too."""


def solve_rows(problem: Problem, deadline: Deadline, report: Report) -> Matching:
    """Solve the stages in order, each over the matchings that are as good in the earlier ones."""
    note, seed = EngineNote("general", why_general(problem)), seed_of(problem)
    if deadline.expired():
        return _without_pairs(note, deadline.stopped_by)
    start = start_of(problem)
    deficiency = short_of_minimums(start.relaxed) if start.chosen is None else None
    if deficiency is not None:
        return replace(_without_pairs(note, None), deficiency=deficiency)
    system = System(problem)
    relaxation = Relaxation(system)
    relaxation.add_pairs(np.union1d(start.pairs, system.fixed))
    relaxation.add_rows(np.arange(problem.num_mentees + problem.num_mentors))
    chosen, refuted = start.chosen, None
    if chosen is None or not system.holds(chosen):
        chosen, refuted = first_matching(relaxation, deadline, seed)
    if chosen is None:
        stopped = deadline.stopped_by
        return replace(_without_pairs(note, stopped), levels=() if refuted is None else (refuted,))
    search = Search(problem, deadline, note, seed, system, relaxation, chosen, report)
    cut_short = None
    for number, stage in enumerate(problem.stages):
        search.tell()
        if deadline.expired():
            return search.matching(deadline.stopped_by)
        is_last = number == len(problem.stages) - 1
        with deadline.at_most(share=1.0 if is_last else _SHARE) as search.deadline:
            search.finish(stage)
            cut_short = cut_short or search.deadline.stopped_by
    search.deadline = deadline
    if cut_short:
        return search.matching(cut_short)
    search.tell()
    search.decide_ties()
    return search.matching(deadline.stopped_by)


def seed_of(problem: Problem) -> int:
    """A seed that depends on the people and on the seed of their keys, not on their order."""
    keys = np.concatenate([problem.mentee_keys, problem.mentor_keys])
    return int(np.bitwise_xor.reduce(keys) & np.uint64(0x7FFFFFFF)) if len(keys) else 0


def _without_pairs(note: EngineNote, stopped_by: StoppedBy | None) -> Matching:
    return Matching(engine=note, chosen=None, stages=(), stopped_by=stopped_by, deficiency=None)
