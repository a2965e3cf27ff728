"""Why no flow exists: mentors whose minimums need more mentees than can go to them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.max_flow import SimpleMaxFlow

from pairforge.errors import FaultError
from pairforge.pairing import Deficiency
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


def find_deficiency(problem: Problem) -> Deficiency:
    """A set of mentors that cannot all reach their minimums, from which none can be left out.

    A minimum cut of the flow from minimums to mentees (Hoffman's circulation theorem, here a form of
    Hall's), then mentors are left out one by one as long as what remains is still short.

    Raises
    ------
    FaultError
        If the minimums can be filled after all.
    """
    free = np.ones(problem.num_pairs, dtype=bool)
    free[problem.locked] = False
    pairs = np.flatnonzero(free)
    locked_loads = np.bincount(problem.mentors[problem.locked], minlength=problem.num_mentors)
    needed = np.maximum(problem.minimum - locked_loads, 0)
    places = problem.wants - np.bincount(problem.mentees[problem.locked], minlength=problem.num_mentees)
    cut = _min_cut(problem, pairs, needed, places)
    kept = _without_spare_mentors(problem, pairs, needed, places, cut & (needed > 0))
    inside = kept[problem.mentors[pairs]]
    available = np.minimum(np.bincount(problem.mentees[pairs[inside]], minlength=problem.num_mentees), places)
    return Deficiency(
        mentors=np.flatnonzero(kept),
        mentees=np.flatnonzero(available > 0),
        needed=int(problem.minimum[kept].sum()),
        available=int(available.sum() + locked_loads[kept].sum()),
    )


def _min_cut(problem: Problem, pairs: IntArray, needed: IntArray, places: IntArray) -> NDArray[np.bool_]:
    """Mentors on the source's side of a minimum cut."""
    num_mentees, num_mentors = problem.num_mentees, problem.num_mentors
    source, sink = num_mentees + num_mentors, num_mentees + num_mentors + 1
    mentors = np.arange(num_mentees, num_mentees + num_mentors, dtype=np.int32)
    mentees = np.arange(num_mentees, dtype=np.int32)
    solver = SimpleMaxFlow()
    solver.add_arcs_with_capacity(
        np.concatenate(
            [np.full(num_mentors, source, np.int32), problem.mentors[pairs] + np.int32(num_mentees), mentees]
        ),
        np.concatenate([mentors, problem.mentees[pairs], np.full(num_mentees, sink, np.int32)]),
        np.concatenate([needed, np.ones(len(pairs), dtype=np.int64), places]),
    )
    if solver.solve(source, sink) != SimpleMaxFlow.Status.OPTIMAL:
        raise FaultError("The maximum flow of the minimums was not found.")
    if solver.optimal_flow() == needed.sum():
        raise FaultError("The flow solver found no matching, although the minimums can be filled.")
    side = np.zeros(num_mentees + num_mentors + 2, dtype=bool)
    side[solver.get_source_side_min_cut()] = True
    return side[mentors]


def _without_spare_mentors(
    problem: Problem, pairs: IntArray, needed: IntArray, places: IntArray, kept: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    kept = kept.copy()
    order = np.argsort(problem.mentors[pairs], kind="stable")
    by_mentor = np.split(problem.mentees[pairs[order]], np.cumsum(np.bincount(problem.mentors[pairs]))[:-1])
    reachable = np.bincount(
        problem.mentees[pairs[kept[problem.mentors[pairs]]]], minlength=problem.num_mentees
    )
    short = int(needed[kept].sum()) - int(np.minimum(reachable, places).sum())
    for mentor in np.flatnonzero(kept):
        mentees = by_mentor[mentor] if mentor < len(by_mentor) else np.empty(0, np.int64)
        freed = int((reachable[mentees] <= places[mentees]).sum())
        if short - int(needed[mentor]) + freed > 0:
            short += freed - int(needed[mentor])
            reachable[mentees] -= 1
            kept[mentor] = False
    return kept
