"""The best flow of one stage, by OR-tools' min-cost flow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from pairforge.certificate import Face
from pairforge.errors import FaultError
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


def best_flow(problem: Problem, face: Face, gains: IntArray) -> IntArray | None:
    """A matching of the face with the greatest gain.

    Nodes are the mentees, the mentors and one hub. Each mentee sends its most places, what is not
    placed goes straight to the hub; each mentor passes what it takes on to the hub. The solver has no
    lower bounds on arcs, so they are shifted into the supplies.

    Parameters
    ----------
    gains
        What each free pair adds, shape (num_free,); |gain| x (nodes + 1) < 2**62.

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
    room = np.concatenate([mentee_high - mentee_low, mentor_high - mentor_low])
    if (room < 0).any():
        return None
    nodes = np.arange(hub + 1, dtype=np.int32)
    num_free = len(face.free)
    solver = SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        np.concatenate([problem.mentees[face.free], nodes[:hub]]),
        np.concatenate([problem.mentors[face.free] + np.int32(num_mentees), np.full(hub, hub, np.int32)]),
        np.concatenate([np.ones(num_free, dtype=np.int64), room]),
        np.concatenate([-gains, np.zeros(hub, dtype=np.int64)]),
    )
    supplies = np.concatenate([mentee_high, -mentor_low, [mentor_low.sum() - mentee_high.sum()]])
    solver.set_nodes_supplies(nodes, supplies)
    status = solver.solve()
    if status == SimpleMinCostFlow.Status.INFEASIBLE:
        return None
    if status != SimpleMinCostFlow.Status.OPTIMAL:
        raise FaultError(f"The flow solver answered {status.name}.")
    flows = solver.flows(np.arange(num_free, dtype=np.int32))
    return np.union1d(face.fixed, face.free[flows > 0])
