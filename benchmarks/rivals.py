"""What else could solve one stage, on the very same arrays: each gives the points that it reached.

All mentees want one mentor, all pairs are eligible, no points are negative and there are seats enough,
so that each rival may demand that everybody is matched.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import min_cost_flow
from ortools.sat.python import cp_model
from scipy.optimize import linear_sum_assignment

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Arrays:
    """A dense programme as arrays.

    Parameters
    ----------
    mentees, mentors
        Mentee and mentor of each pair, shape (num_mentees * num_mentors,), mentee by mentee.
    points
        Points of each pair, same shape.
    capacity
        Seats of each mentor, shape (num_mentors,).
    """

    mentees: NDArray[np.int32]
    mentors: NDArray[np.int32]
    points: IntArray
    capacity: IntArray

    @property
    def shape(self) -> tuple[int, int]:
        """Number of mentees and of mentors."""
        return len(self.points) // len(self.capacity), len(self.capacity)


@dataclass(frozen=True)
class Answer:
    """Points reached, and a bound where the rival stopped without a proof."""

    points: int
    bound: int | None = None

    def __str__(self) -> str:
        return str(self.points) if self.bound is None else f"{self.points}, bound {self.bound}"


def bare_flow(arrays: Arrays) -> Answer:
    """OR-tools' min-cost flow, arcs added in bulk, and nothing around it."""
    num_mentees, num_mentors = arrays.shape
    sink = num_mentees + num_mentors
    flow = min_cost_flow.SimpleMinCostFlow()
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        arrays.mentees,
        arrays.mentors + np.int32(num_mentees),
        np.ones(len(arrays.points), dtype=np.int64),
        -arrays.points,
    )
    flow.add_arcs_with_capacity_and_unit_cost(
        np.arange(num_mentees, sink, dtype=np.int32),
        np.full(num_mentors, sink, dtype=np.int32),
        arrays.capacity,
        np.zeros(num_mentors, dtype=np.int64),
    )
    supplies = np.concatenate([np.ones(num_mentees), np.zeros(num_mentors), [-num_mentees]]).astype(np.int64)
    flow.set_nodes_supplies(np.arange(sink + 1, dtype=np.int32), supplies)
    if flow.solve() != flow.OPTIMAL:
        raise RuntimeError("the bare flow found nothing")
    return Answer(int(arrays.points[flow.flows(pairs) > 0].sum()))


def assignment(arrays: Arrays) -> Answer:
    """Scipy's ``linear_sum_assignment`` with a column for each seat."""
    seats = np.repeat(np.arange(len(arrays.capacity)), arrays.capacity)
    table = arrays.points.reshape(arrays.shape)[:, seats]
    rows, columns = linear_sum_assignment(table, maximize=True)
    return Answer(int(table[rows, columns].sum()))


def cp_sat(arrays: Arrays, seconds: float) -> Answer:
    """A plain CP-SAT model: one Boolean per pair, and a time limit."""
    num_mentees, num_mentors = arrays.shape
    model = cp_model.CpModel()
    table = [
        [model.new_bool_var(f"{mentee},{mentor}") for mentor in range(num_mentors)]
        for mentee in range(num_mentees)
    ]
    for row in table:
        model.add_exactly_one(row)
    for mentor, seats in enumerate(arrays.capacity.tolist()):
        model.add(sum(row[mentor] for row in table) <= seats)
    variables = [variable for row in table for variable in row]
    model.maximize(cp_model.LinearExpr.weighted_sum(variables, arrays.points.tolist()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Answer(0, round(solver.best_objective_bound))
    bound = None if status == cp_model.OPTIMAL else round(solver.best_objective_bound)
    return Answer(round(solver.objective_value), bound)
