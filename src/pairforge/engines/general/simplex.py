"""The simplex method on a model that grows: each search starts where the last one ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import (
    model_parameters_pb2,
    parameters_pb2,
    result_pb2,
    solution_pb2,
    sparse_containers_pb2,
)
from ortools.math_opt.core.python import solver as core
from ortools.math_opt.python import mathopt
from pybind11_abseil.status import StatusNotOk

FloatArray = NDArray[np.float64]

_USABLE = (result_pb2.TERMINATION_REASON_OPTIMAL, result_pb2.TERMINATION_REASON_IMPRECISE)
"""Bounds are exact whatever the prices, so those of an imprecise optimum are as good."""


@dataclass(frozen=True)
class Optimum:
    """An optimum: its value, and the numbers of columns and rows at the places of their ids."""

    value: float
    columns: FloatArray
    rows: FloatArray


class Simplex:
    """GLOP, as ``mathopt.IncrementalSolver`` runs it, without a Python object for each number of the answer.

    Parameters
    ----------
    model
        May grow between searches; nothing in it is deleted.
    """

    def __init__(self, model: mathopt.Model) -> None:
        self.model = model
        self.steps = 0
        self._solver: core.Solver | None = None
        self._basis: solution_pb2.BasisProto | None = None

    def solve(self, seconds: float | None) -> Optimum | None:
        """An optimum; None if the time ran out first, or the method broke down.

        Where it breaks down, or its optimum is none, it starts again from scratch, once.
        """
        self.steps = 0
        for attempt in range(2):
            result = self._search(seconds, from_scratch=attempt > 0)
            if result is not None:
                self.steps += result.solve_stats.simplex_iterations
                if result.termination.reason in _USABLE and result.solutions:
                    return _read(result.solutions[0])
                if result.termination.reason != result_pb2.TERMINATION_REASON_IMPRECISE:
                    return None
            self._solver = self._basis = None
        return None

    def _search(self, seconds: float | None, *, from_scratch: bool) -> result_pb2.SolveResultProto | None:
        solver = self._updated()
        limit = None if seconds is None else timedelta(seconds=max(seconds, 0.001))
        parameters = mathopt.SolveParameters(time_limit=limit, threads=1)
        if not from_scratch:  # what is done before the first step would forget where the last search ended
            parameters.presolve = mathopt.Emphasis.OFF
            parameters.lp_algorithm = mathopt.LPAlgorithm.DUAL_SIMPLEX
        start = model_parameters_pb2.ModelSolveParametersProto(initial_basis=self._grown_basis())
        callback = mathopt.CallbackRegistration().to_proto()
        try:
            result = solver.solve(parameters.to_proto(), start, None, callback, None, None)
        except StatusNotOk:
            return None
        if result.solutions and result.solutions[0].HasField("basis"):
            self._basis = result.solutions[0].basis
        return result

    def _updated(self) -> core.Solver:
        """The solver with the model as it is now."""
        if self._solver is None:
            self._solver = self._new()
            self._tracker = self.model.add_update_tracker()
        update = self._tracker.export_update()
        if update is not None:
            if not self._solver.update(update):
                self._solver = self._new()
            self._tracker.advance_checkpoint()
        return self._solver

    def _new(self) -> core.Solver:
        initial = parameters_pb2.SolverInitializerProto()
        return core.new(mathopt.SolverType.GLOP.value, self.model.export_model(), initial)

    def _grown_basis(self) -> solution_pb2.BasisProto | None:
        """Where the last search ended; new columns are at their lower bound, new rows not binding."""
        basis = self._basis
        if basis is None:
            return None
        columns, rows = self.model.get_num_variables(), self.model.get_num_linear_constraints()
        for known, count, status in (
            (basis.variable_status, columns, solution_pb2.BASIS_STATUS_AT_LOWER_BOUND),
            (basis.constraint_status, rows, solution_pb2.BASIS_STATUS_BASIC),
        ):
            new = range(len(known.ids), count)
            known.ids.extend(new)
            known.values.extend(status for _ in new)
        return basis


def _read(solution: solution_pb2.SolutionProto) -> Optimum:
    primal, dual = solution.primal_solution, solution.dual_solution
    return Optimum(primal.objective_value, _by_id(primal.variable_values), _by_id(dual.dual_values))


def _by_id(numbers: sparse_containers_pb2.SparseDoubleVectorProto) -> FloatArray:
    """The numbers at the places of their ids."""
    ids = np.array(numbers.ids, dtype=np.int64)
    found = np.zeros(int(ids[-1]) + 1 if len(ids) else 0)
    found[ids] = np.array(numbers.values)
    return found
