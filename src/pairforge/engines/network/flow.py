"""The best flow of one objective, by OR-tools' min-cost flow."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from pairforge.certificate import Costs, Face, Objective, count_bounds
from pairforge.errors import FaultError
from pairforge.problem import Problem

IntArray = NDArray[np.int64]
IndexArray = NDArray[np.int32]


def best_flow(problem: Problem, face: Face, objective: Objective) -> IntArray | None:
    """A matching of the face with the greatest gain.

    Nodes are those of the two forests and one hub. Each mentee sends its most places, what is not placed
    goes back to the hub; each mentor passes what it takes on to the hub, through one more node if the number
    of all pairs is bounded. Nodes within or around them stand in between. Costs of counts are parallel arcs,
    each dearer than the last. The solver has no lower bounds on arcs, so they are shifted into the supplies.

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
    left, right = problem.forests.left, problem.forests.right
    num_left, hub = left.num_nodes, left.num_nodes + right.num_nodes
    placed, loads = left.counts(face.fixed), right.counts(face.fixed)
    left_low, right_low = np.maximum(face.mentee_low, placed), np.maximum(face.mentor_low, loads)
    least, most = (bound - len(face.fixed) for bound in count_bounds(problem, face))
    least = max(least, 0)
    if (left_low > face.mentee_high).any() or (right_low > face.mentor_high).any() or most < least:
        return None
    bounded = any(row.inside is None for row in face.rows)
    total = hub + 1 if bounded else hub
    above_left = np.append(np.arange(num_left), hub)[left.parent]
    above_right = np.append(np.arange(num_left, hub), total)[right.parent]
    fewer, left_rooms, left_costs = _arcs(left_low, face.mentee_high, objective.left)
    more, right_rooms, right_costs = _arcs(right_low, face.mentor_high, objective.right)
    extra = [total] if bounded else []
    num_free = len(face.free)
    solver = SimpleMinCostFlow()
    solver.add_arcs_with_capacity_and_unit_cost(
        _nodes(left.leaf_of_pair[face.free], fewer, more + num_left, extra),
        _nodes(
            right.leaf_of_pair[face.free] + np.int32(num_left),
            above_left[fewer],
            above_right[more],
            [hub] * len(extra),
        ),
        _integers(np.ones(num_free, dtype=np.int64), left_rooms, right_rooms, [most - least] * len(extra)),
        _integers(-objective.gains, -left_costs, right_costs, [0] * len(extra)),
    )
    sent, taken = face.mentee_high - placed, right_low - loads
    supplies = np.concatenate([sent, -taken, np.zeros(1 + len(extra), dtype=np.int64)])
    np.subtract.at(supplies, above_left, sent)
    np.add.at(supplies, above_right, taken)
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


def _arcs(low: IntArray, high: IntArray, costs: Costs | None) -> tuple[IntArray, IntArray, IntArray]:
    """Node, room and cost of each arc between a node and what is around it, one for each price of a pair."""
    nodes, rooms = np.arange(len(low)), high - low
    if costs is None:
        return nodes, rooms, np.zeros(len(low), dtype=np.int64)
    plain = np.ones(len(low), dtype=bool)
    plain[costs.nodes] = False
    of_step = costs.nodes[costs.place]
    within = (costs.before >= low[of_step]) & (costs.before < high[of_step])
    of_step, steps = of_step[within], costs.steps[within]
    differs = (of_step[1:] != of_step[:-1]) | (steps[1:] != steps[:-1])
    starts = np.append(0, np.flatnonzero(differs) + 1) if len(steps) else np.empty(0, dtype=np.int64)
    return (
        np.concatenate([nodes[plain], of_step[starts]]),
        np.concatenate([rooms[plain], np.diff(np.append(starts, len(steps)))]),
        np.concatenate([0 * nodes[plain], steps[starts]]),
    )
