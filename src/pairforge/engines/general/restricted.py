"""The best matching among some pairs, by SCIP; never evidence, only a matching."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import parameters_pb2, result_pb2
from ortools.math_opt.core.python import solver as core
from ortools.math_opt.python import mathopt
from pybind11_abseil.status import StatusNotOk

from pairforge.certificate.linear.system import Level, System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.entries import entries_of
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]

_EXHAUSTED = (result_pb2.TERMINATION_REASON_OPTIMAL, result_pb2.TERMINATION_REASON_INFEASIBLE)
_MOST = 0.9
_FEW = 1_000
_NODES = 100
"""Nodes of its tree that count as a unit of work."""


@dataclass(frozen=True)
class Effort:
    """How long to look: seconds, and a measure of work that does not depend on the clock."""

    seconds: float
    work: float

    @classmethod
    def within(cls, deadline: Deadline, work: float) -> Effort:
        """So much work, and a little less than the time that is left: what is found is to be told."""
        return cls(_MOST * deadline.left(), min(work, deadline.work_left()))


@dataclass(frozen=True)
class Answer:
    """What was found: a matching (positions, ascending) or None; whether nothing better is among the pairs.

    ``work`` is what it took.
    """

    chosen: IntArray | None
    exhausted: bool
    work: float = 0.0


def best_among(
    system: System,
    level: Level,
    pairs: IntArray,
    effort: Effort,
    seed: int,
    hint: IntArray | None = None,
    at_least: int | None = None,
) -> Answer:
    """A matching of the system with pairs of ``pairs`` only, as good as can be found.

    Parameters
    ----------
    hint
        Where to start.
    at_least
        A matching with a smaller value of the level is none.
    """
    linear = system.linear
    pairs = np.unique(np.concatenate([pairs[system.may[pairs]], system.fixed]))
    model = mathopt.Model()
    fixed = np.isin(pairs, system.fixed).tolist()
    choice = [model.add_binary_variable() for _ in range(len(pairs))]
    for column, is_fixed in zip(choice, fixed, strict=True):
        if is_fixed:
            column.lower_bound = 1.0
    helpers = [  # such as count points need not be whole: where pairs are, they can be
        model.add_variable(lb=0.0, ub=float(high), is_integer=high <= _FEW)
        for high in linear.helper_high.tolist()
    ]
    where, rows, coefficients = entries_of(system, pairs)
    help_rows, help_items, help_coefficients = linear.helper_entries
    row = np.concatenate([rows, help_rows])
    item = np.concatenate([where, help_items + len(pairs)])
    coefficient = np.concatenate([coefficients, help_coefficients])
    high = np.concatenate([np.ones(len(pairs), dtype=np.int64), linear.helper_high])[item]
    least, most = (np.zeros(linear.num_rows, dtype=np.int64) for _ in range(2))
    np.add.at(most, row, np.maximum(coefficient, 0) * high)
    np.add.at(least, row, np.minimum(coefficient, 0) * high)
    if ((most < linear.low) | (least > linear.high)).any():
        return Answer(None, exhausted=True)
    wanted = (least < linear.low) | (most > linear.high)
    keep = wanted[row]
    key = row[keep] * (len(choice) + len(helpers)) + item[keep]
    key, first = np.unique(key, return_inverse=True)
    total = np.zeros(len(key), dtype=np.int64)
    np.add.at(total, first.reshape(-1), coefficient[keep])
    row, item = np.divmod(key, len(choice) + len(helpers))
    largest = np.ones(linear.num_rows)
    np.maximum.at(largest, row, np.abs(total).astype(float))
    variables = [*choice, *helpers]
    constraints = {}
    for number in np.flatnonzero(wanted).tolist():
        low, top, size = int(linear.low[number]), int(linear.high[number]), float(largest[number])
        constraints[number] = model.add_linear_constraint(
            lb=-np.inf if low == -NO_BOUND else low / size, ub=np.inf if top == NO_BOUND else top / size
        )
    for number, place, factor in zip(
        row.tolist(), item.tolist(), (total / largest[row]).tolist(), strict=True
    ):
        constraints[number].set_coefficient(variables[place], factor)
    _say_used(model, system, pairs, choice, helpers)
    scale = 1e4 / max(level.largest, 1)
    objective = model.objective
    objective.is_maximize = True
    for column, gain in zip(choice, (level.gains[pairs] * scale).tolist(), strict=True):
        if gain:
            objective.set_linear_coefficient(column, gain)
    for helper, gain in enumerate((level.helper_gains * scale).tolist()):
        if gain:
            objective.set_linear_coefficient(helpers[helper], gain)
    parameters = mathopt.SolveParameters(
        time_limit=timedelta(seconds=max(effort.seconds, 0.01)),
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=0.0,
        threads=1,
        random_seed=seed % (1 << 31),
        node_limit=max(1, int(min(effort.work, 1e6) * _NODES)),
    )
    start = mathopt.ModelSolveParameters()
    if hint is not None:
        taken = zip(choice, np.isin(pairs, hint).astype(float).tolist(), strict=True)
        start.solution_hints.append(mathopt.SolutionHint(variable_values=dict(taken)))
    try:
        result = core.solve(
            model.export_model(),
            mathopt.SolverType.GSCIP.value,
            parameters_pb2.SolverInitializerProto(),
            parameters.to_proto(),
            start.to_proto(),
            None,
            mathopt.CallbackRegistration().to_proto(),
            None,
            None,
        )
    except StatusNotOk:
        return Answer(None, exhausted=False, work=effort.work)
    work = (result.solve_stats.node_count + 1) / _NODES
    exhausted = result.termination.reason in _EXHAUSTED
    if not result.solutions or not result.solutions[0].HasField("primal_solution"):
        return Answer(None, exhausted, work)
    values = result.solutions[0].primal_solution.variable_values
    by_column = dict(zip(values.ids, values.values, strict=True))
    chosen = pairs[[by_column.get(column.id, 0.0) > 0.5 for column in choice]]
    is_enough = at_least is None or level.value(chosen) >= at_least
    return Answer(chosen if is_enough and system.holds(chosen) else None, exhausted, work)


def _say_used(
    model: mathopt.Model,
    system: System,
    pairs: IntArray,
    choice: list[mathopt.Variable],
    helpers: list[mathopt.Variable],
) -> None:
    """A helper that says that a cell is used is at least each of its pairs."""
    linear = system.linear
    helper_of = np.full(linear.num_cells, -1, dtype=np.int64)
    helper_of[list(linear.uses)] = list(linear.uses.values())
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        own = family.of_pair[pairs]
        inside = np.flatnonzero(own >= 0)
        helper = helper_of[own[inside] + offset]
        some = helper >= 0
        for place, number in zip(inside[some].tolist(), helper[some].tolist(), strict=True):
            row = model.add_linear_constraint(lb=0.0)
            row.set_coefficient(helpers[number], 1.0)
            row.set_coefficient(choice[place], -1.0)
