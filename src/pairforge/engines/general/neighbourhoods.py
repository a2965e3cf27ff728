"""Better matchings near a known one: some cohorts are taken apart and put together anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.system import Level, System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.restricted import Effort, best_among

IntArray = NDArray[np.int64]

_MOST_PAIRS = 1_500
_MOST_FAILURES = 16
_MOST_ROUNDS = 200
_WORK = 0.4


def improve_nearby(
    system: System,
    level: Level,
    chosen: IntArray,
    candidates: IntArray,
    most: int,
    seed: int,
    deadline: Deadline,
    tell: Callable[[IntArray], object],
) -> IntArray:
    """The best matching that was found by large neighbourhood search (Shaw 1998).

    Parameters
    ----------
    chosen
        Where to start.
    candidates
        Pairs that better matchings may have, most promising first.
    most
        No matching has a higher value.
    tell
        Is told each better matching.
    """
    problem, rng = system.problem, np.random.default_rng(seed)
    num_mentors = problem.num_mentors
    size, failures = max(2, min(num_mentors, 8)), 0
    value, unit = level.value(chosen), system.unit(level)
    for _ in range(_MOST_ROUNDS):
        if deadline.expired() or value >= most or failures >= _MOST_FAILURES:
            break
        freed = _related(system, chosen, candidates, size, rng)
        stays = chosen[~freed[problem.mentors[chosen]]]
        is_free = np.ones(problem.num_mentees, dtype=bool)
        full = np.bincount(problem.mentees[stays], minlength=problem.num_mentees) >= problem.wants
        is_free[full] = False
        inside = freed[problem.mentors[candidates]] & is_free[problem.mentees[candidates]]
        pairs = np.union1d(chosen, candidates[inside][:_MOST_PAIRS])
        effort = Effort(deadline.left(), min(_WORK, deadline.work_left()))
        answer = best_among(system, level, pairs, effort, seed, chosen, value + unit)
        deadline.spend(answer.work)
        if answer.chosen is not None and system.holds(answer.chosen):
            chosen, value, failures = answer.chosen, level.value(answer.chosen), 0
            tell(chosen)
        else:
            failures += 1
            size = min(num_mentors, size + 1) if answer.exhausted else max(2, size - 1)
    return chosen


def _related(
    system: System, chosen: IntArray, candidates: IntArray, size: int, rng: np.random.Generator
) -> NDArray[np.bool_]:
    """Mentors to be freed: one at random, then such as would exchange mentees with those before."""
    problem = system.problem
    freed = np.zeros(problem.num_mentors, dtype=bool)
    freed[int(rng.integers(problem.num_mentors))] = True
    mentor_of = np.full(problem.num_mentees, -1, dtype=np.int64)
    mentor_of[problem.mentees[chosen]] = problem.mentors[chosen]
    few = candidates[: 4 * len(chosen) + 100]
    to, own = problem.mentors[few].astype(np.int64), mentor_of[problem.mentees[few]]
    moves = (own >= 0) & (own != to)
    to, own = to[moves], own[moves]
    while int(freed.sum()) < size:
        next_to = np.concatenate([to[freed[own] & ~freed[to]], own[freed[to] & ~freed[own]]])
        if not len(next_to):
            others = np.flatnonzero(~freed)
            next_to = others
        freed[int(next_to[rng.integers(len(next_to))])] = True
    return freed
