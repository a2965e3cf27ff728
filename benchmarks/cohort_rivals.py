"""What else could solve programmes with cohort rules: each gets the full model, and its answer is judged."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

import numpy as np
from cohort_answer import CohortAnswer
from cohort_models import CohortRules, FullModel, full_model, reached
from cohort_programmes import CohortProgramme
from numpy.typing import NDArray
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.sat.python import cp_model

THREADS = 2


Values: TypeAlias = NDArray[np.float64]
Solved: TypeAlias = tuple[Values | None, float | None, str]
"""Values of the variables, a bound of the objective, and the status."""


def cp_sat(model: FullModel, seconds: float) -> Solved:
    """CP-SAT with one Boolean per pair."""
    cp = cp_model.CpModel()
    variables = [cp.new_bool_var("") for _ in range(len(model.gains))]
    for row in range(len(model.low)):
        inside = slice(model.starts[row], model.starts[row + 1])
        terms = [variables[column] for column in model.columns[inside].tolist()]
        total = cp_model.LinearExpr.weighted_sum(terms, model.values[inside].tolist())
        low, high = model.low[row], model.high[row]
        cp.add_linear_constraint(
            total,
            int(low) if np.isfinite(low) else cp_model.INT_MIN,
            int(high) if np.isfinite(high) else cp_model.INT_MAX,
        )
    cp.maximize(cp_model.LinearExpr.weighted_sum(variables, model.gains.tolist()))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = seconds
    solver.parameters.num_workers = THREADS
    solver.parameters.relative_gap_limit = solver.parameters.absolute_gap_limit = 0.0
    status = solver.solve(cp)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    values = np.array([solver.value(variable) for variable in variables], dtype=float) if found else None
    return values, solver.best_objective_bound, solver.status_name(status).lower()


def scip(model: FullModel, seconds: float) -> Solved:
    """SCIP through MathOpt, all gap tolerances zero."""
    return _by_mathopt(model, seconds, mathopt.SolverType.GSCIP)


def highs(model: FullModel, seconds: float) -> Solved:
    """HiGHS through MathOpt, all gap tolerances zero."""
    return _by_mathopt(model, seconds, mathopt.SolverType.HIGHS)


RIVALS: dict[str, Callable[[FullModel, float], Solved]] = {
    "CP-SAT, one Boolean per pair": cp_sat,
    "SCIP through MathOpt": scip,
    "HiGHS through MathOpt": highs,
}


def answer_of(
    name: str, programme: CohortProgramme, rules: CohortRules, seconds: float, *, everybody: bool = True
) -> CohortAnswer:
    """Let a rival work for at most so long after its model is built, and judge what it gives."""
    began = time.perf_counter()
    model = full_model(programme, rules, everybody=everybody)
    values, bound, status = RIVALS[name](model, seconds)
    took = time.perf_counter() - began
    if bound is not None:
        bound -= model.premium * programme.num_mentees
    if values is None:
        return CohortAnswer(None, None, programme.num_mentees, bound, status, took)
    chosen = values[: programme.points.size].reshape(programme.points.shape) > 0.5
    mentor_of = np.where(chosen.any(axis=1), chosen.argmax(axis=1), -1)
    matched, points = reached(programme, rules, mentor_of)
    return CohortAnswer(matched, points, programme.num_mentees, bound, status, took)


def _by_mathopt(model: FullModel, seconds: float, solver: mathopt.SolverType) -> Solved:
    built = mathopt.Model.from_model_proto(_proto(model))
    params = mathopt.SolveParameters(
        time_limit=timedelta(seconds=seconds),
        threads=None if solver is mathopt.SolverType.HIGHS else THREADS,  # HiGHS takes its own number
        relative_gap_tolerance=0.0,
        absolute_gap_tolerance=0.0,
    )
    result = mathopt.solve(built, solver, params=params)
    bound = result.termination.objective_bounds.dual_bound
    status = result.termination.reason.name.lower()
    if result.termination.limit is not None:
        status += f" ({result.termination.limit.name.lower()})"
    values = None
    if result.has_primal_feasible_solution():
        values = np.zeros(len(model.gains))
        for variable, value in result.variable_values().items():
            values[variable.id] = value
    return values, bound if np.isfinite(bound) else None, status


def _proto(model: FullModel) -> model_pb2.ModelProto:
    """The whole model at once: adding a term at a time takes longer than some solves."""
    proto = model_pb2.ModelProto()
    variables, size = proto.variables, len(model.gains)
    variables.ids.extend(range(size))
    variables.lower_bounds.extend([0.0] * size)
    variables.upper_bounds.extend([1.0] * size)
    variables.integers.extend([True] * size)
    proto.linear_constraints.ids.extend(range(len(model.low)))
    proto.linear_constraints.lower_bounds.extend(model.low.tolist())
    proto.linear_constraints.upper_bounds.extend(model.high.tolist())
    counted = np.flatnonzero(model.values)  # a zero must not be listed
    row_of = np.repeat(np.arange(len(model.low)), np.diff(model.starts))
    proto.linear_constraint_matrix.row_ids.extend(row_of[counted].tolist())
    proto.linear_constraint_matrix.column_ids.extend(model.columns[counted].tolist())
    proto.linear_constraint_matrix.coefficients.extend(model.values[counted].astype(float).tolist())
    gaining = np.flatnonzero(model.gains)
    proto.objective.maximize = True
    proto.objective.linear_coefficients.ids.extend(gaining.tolist())
    proto.objective.linear_coefficients.values.extend(model.gains[gaining].astype(float).tolist())
    return proto
