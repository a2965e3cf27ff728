"""The best flow of one objective, by OR-tools' min-cost flow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from pairforge.certificate import Face, Objective, count_bounds
from pairforge.errors import FaultError
from pairforge.problem import Problem

IntArray = NDArray[np.int64]
IndexArray = NDArray[np.int32]


def best_flow(problem: Problem, face: Face, objective: Objective) -> IntArray | None:
    """A matching of the face with the greatest gain.

    Nodes are the mentees, the mentors and one hub. Each mentee sends its most places, what is not
    placed goes straight to the hub; each mentor passes what it takes on to the hub, through one more node
    if the number of all pairs is bounded. Squared loads are parallel arcs of one place each, each dearer
    than the last. The solver has no lower bounds on arcs, so they are shifted into the supplies.

    Parameters
    ----------
    objective
        |gain| x (nodes + 1) < 2**62.

    Returns
    -------
    array of int or None
        Positions of the chosen pairs, ascending; None if the face is empty.

    Raises
    ------
    FaultError
        If the solver answers anything but optimal or infeasible.
    """
    num_mentees, num_mentors = problem.num_mentees, problem.num_mentors
    hub = num_mentees + num_mentors
    placed = np.bincount(problem.mentees[face.fixed], minlength=num_mentees)
    loads = np.bincount(problem.mentors[face.fixed], minlength=num_mentors)
    mentee_low, mentee_high = np.maximum(face.mentee_low - placed, 0), face.mentee_high - placed
    mentor_low, mentor_high = np.maximum(face.mentor_low - loads, 0), face.mentor_high - loads
    least, most = (bound - len(face.fixed) for bound in count_bounds(problem, face))
    least = max(least, 0)
    mentee_room, mentor_room = mentee_high - mentee_low, mentor_high - mentor_low
    if (mentee_room < 0).any() or (mentor_room < 0).any() or most < least:
        return None
    bounded = any(row.inside is None for row in face.rows)
    total = hub + 1 if bounded else hub
    tails, rooms, costs = _mentor_arcs(mentor_low + loads, mentor_room, squares=objective.squares)
    extra = [total] if bounded else []
    num_free = len(face.free)
    solver = SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        _nodes(problem.mentees[face.free], np.arange(num_mentees), tails + num_mentees, extra),
        _nodes(
            problem.mentors[face.free] + num_mentees,
            np.full(num_mentees, hub),
            np.full(len(tails), total),
            [hub] * len(extra),
        ),
        _integers(np.ones(num_free, dtype=np.int64), mentee_room, rooms, [most - least] * len(extra)),
        _integers(-objective.gains, np.zeros(num_mentees, dtype=np.int64), costs, [0] * len(extra)),
    )
    supplies = np.concatenate([mentee_high, -mentor_low, np.zeros(1 + len(extra), dtype=np.int64)])
    supplies[total] += mentor_low.sum()
    supplies[hub] -= mentee_high.sum()
    if bounded:
        supplies[total] -= least
        supplies[hub] += least
    solver.set_nodes_supplies(np.arange(len(supplies), dtype=np.int32), supplies)
    status = solver.solve()
    if status == SimpleMinCostFlow.Status.INFEASIBLE:
        return None
    if status != SimpleMinCostFlow.Status.OPTIMAL:
        raise FaultError(f"The flow solver answered {status.name}.")
    flows = solver.flows(np.arange(num_free, dtype=np.int32))
    return np.union1d(face.fixed, face.free[flows > 0])


def _nodes(*parts: NDArray[np.integer] | list[int]) -> IndexArray:
    return np.concatenate([np.asarray(part, dtype=np.int32) for part in parts])


def _integers(*parts: IntArray | list[int]) -> IntArray:
    """One array of 64-bit integers; an empty list must not make floats of them, which hold 53 bits only."""
    return np.concatenate([np.asarray(part, dtype=np.int64) for part in parts])


def _mentor_arcs(low: IntArray, room: IntArray, *, squares: bool) -> tuple[IntArray, IntArray, IntArray]:
    """Mentor, room and cost of each arc from the mentors on; with squares one arc for each place."""
    if not squares:
        return np.arange(len(low)), room, np.zeros(len(low), dtype=np.int64)
    tails = np.repeat(np.arange(len(low)), room)
    before = np.arange(len(tails)) - np.repeat(np.cumsum(room) - room, room) + np.repeat(low, room)
    return tails, np.ones(len(tails), dtype=np.int64), 2 * before + 1
