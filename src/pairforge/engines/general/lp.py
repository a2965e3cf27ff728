"""The linear relaxation over some pairs and some rows, in a solver that starts where it stopped."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt import model_parameters_pb2, parameters_pb2, result_pb2, sparse_containers_pb2
from ortools.math_opt.core.python import solver as core
from ortools.math_opt.python import mathopt

from pairforge.certificate.linear.bound import Decision
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.general.entries import entries_of
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Solved:
    """An optimum of the relaxation.

    Parameters
    ----------
    value
        In units of the level.
    pairs
        How much of each pair of the pool is chosen, shape (pool size,).
    helpers
        Value of each helper, shape (num_helpers,).
    row_prices
        One price a row of the system, 0 where it is not in the relaxation, shape (num_rows,).
    cut_prices
        One price a cut, in their order.
    split_prices
        One price a decision.
    broken
        By how much rows are broken all in all.
    """

    value: float
    pairs: FloatArray
    helpers: FloatArray
    row_prices: FloatArray
    cut_prices: FloatArray
    split_prices: FloatArray
    broken: float


class Relaxation:
    """Columns for pairs (the pool) and helpers, rows of the system that were needed so far, and cuts.

    Every row may be broken at a price, so that there always is an optimum.
    """

    def __init__(self, system: System) -> None:
        self.system = system
        self.pool: IntArray = np.empty(0, dtype=np.int64)
        self.cut_helpers: list[int] = []
        self.cut_pairs: list[int] = []
        self._model = mathopt.Model()
        self._model.objective.is_maximize = True
        self._pairs: list[mathopt.Variable] = []
        self._helpers: list[mathopt.Variable] = []
        self._rows: dict[int, mathopt.LinearConstraint] = {}
        self._cuts: list[mathopt.LinearConstraint] = []
        self._breaks: list[mathopt.Variable] = []
        self._scale_of_row: dict[int, float] = {}
        self._position = np.full(system.problem.num_pairs, -1, dtype=np.int64)
        self._solver: core.Solver | None = None
        self._level: Level | None = None
        self._unit = 1.0
        self._dear = 1.0

    @property
    def has(self) -> NDArray[np.bool_]:
        """Whether each pair of the problem is in the pool."""
        return self._position >= 0

    def add_pairs(self, pairs: IntArray) -> int:
        """New columns, with their entries in all rows and cuts; how many were new."""
        pairs = np.unique(pairs[self._position[pairs] < 0])
        if not len(pairs):
            return 0
        start = len(self.pool)
        self._position[pairs] = np.arange(start, start + len(pairs))
        self.pool = np.concatenate([self.pool, pairs])
        locked = np.isin(pairs, self.system.fixed)
        for pair, is_locked in zip(pairs.tolist(), locked.tolist(), strict=True):
            column = self._model.add_variable(lb=1.0 if is_locked else 0.0, ub=1.0)
            self._pairs.append(column)
            if self._level is not None:
                gain = float(self._level.gains[pair]) / self._unit
                self._model.objective.set_linear_coefficient(column, gain)
        where, rows, coefficients = entries_of(self.system, pairs)
        for place, row, coefficient in zip(where.tolist(), rows.tolist(), coefficients.tolist(), strict=True):
            column = self._pairs[start + place]
            constraint = self._rows.get(row)
            if constraint is not None:
                constraint.set_coefficient(column, coefficient / self._scale_of_row[row])
        new = set(pairs.tolist())
        for idx, pair in enumerate(self.cut_pairs):
            if pair in new:
                self._cuts[idx].set_coefficient(self._pairs[self._position[pair]], -1.0)
        return len(pairs)

    @staticmethod
    def _model_add(row: mathopt.LinearConstraint, column: mathopt.Variable, coefficient: float) -> None:
        row.set_coefficient(column, row.get_coefficient(column) + coefficient)

    def add_rows(self, rows: IntArray) -> int:
        """Rows of the system that are to be kept; how many were new."""
        linear = self.system.linear
        self._new_helpers()
        rows = np.array([row for row in np.unique(rows).tolist() if row not in self._rows], dtype=np.int64)
        if not len(rows):
            return 0
        wanted = np.zeros(linear.num_rows, dtype=bool)
        wanted[rows] = True
        where, of_row, coefficients = entries_of(self.system, self.pool)
        inside = wanted[of_row]
        where, of_row, coefficients = where[inside], of_row[inside], coefficients[inside]
        row_entries, helpers, factors = linear.helper_entries
        inside = wanted[row_entries]
        row_entries, helpers, factors = row_entries[inside], helpers[inside], factors[inside]
        largest = np.ones(linear.num_rows)
        np.maximum.at(largest, of_row, np.abs(coefficients))
        np.maximum.at(largest, row_entries, np.abs(factors).astype(float))
        for row in rows.tolist():
            scale = float(largest[row])
            low, high = int(linear.low[row]), int(linear.high[row])
            constraint = self._model.add_linear_constraint(
                lb=-np.inf if low == -NO_BOUND else low / scale, ub=np.inf if high == NO_BOUND else high / scale
            )
            self._rows[row], self._scale_of_row[row] = constraint, scale
            if low != -NO_BOUND:
                self._breakable(constraint, 1.0)
            if high != NO_BOUND:
                self._breakable(constraint, -1.0)
        for place, row, coefficient in zip(
            where.tolist(), of_row.tolist(), coefficients.tolist(), strict=True
        ):
            self._model_add(self._rows[row], self._pairs[place], coefficient / self._scale_of_row[row])
        for row, helper, factor in zip(row_entries.tolist(), helpers.tolist(), factors.tolist(), strict=True):
            self._model_add(self._rows[row], self._helpers[helper], factor / self._scale_of_row[row])
        return len(rows)

    def add_cuts(self, helpers: IntArray, pairs: IntArray) -> int:
        """Rows by which a helper that says that a cell is used is at least a pair of it; how many were new."""
        self._new_helpers()
        known = set(zip(self.cut_helpers, self.cut_pairs, strict=True))
        new = [key for key in zip(helpers.tolist(), pairs.tolist(), strict=True) if key not in known]
        for helper, pair in new:
            cut = self._model.add_linear_constraint(lb=0.0)
            cut.set_coefficient(self._helpers[helper], 1.0)
            if self._position[pair] >= 0:
                cut.set_coefficient(self._pairs[self._position[pair]], -1.0)
            self._cuts.append(cut)
            self.cut_helpers.append(helper)
            self.cut_pairs.append(pair)
        return len(new)

    def aim(self, level: Level, dear: float = 16.0) -> None:
        """Maximize a level; a unit of a broken row costs ``dear`` times its largest gain."""
        self._new_helpers()
        self._level = level
        gains = level.gains[self.pool]
        largest = max(int(np.abs(level.gains).max(initial=0)), int(np.abs(level.helper_gains).max(initial=0)), 1)
        self._unit = largest / 1e3
        objective = self._model.objective
        objective.clear()
        for column, gain in zip(self._pairs, (gains / self._unit).tolist(), strict=True):
            if gain:
                objective.set_linear_coefficient(column, gain)
        for helper in np.flatnonzero(level.helper_gains).tolist():
            objective.set_linear_coefficient(
                self._helpers[helper], float(level.helper_gains[helper]) / self._unit
            )
        self._dear = dear * 1e3
        for column in self._breaks:
            objective.set_linear_coefficient(column, -self._dear)

    def restrict(self, may: NDArray[np.bool_]) -> None:
        """Only these pairs of the problem may be chosen."""
        for pair, column in zip(self.pool.tolist(), self._pairs, strict=True):
            high = 1.0 if may[pair] else 0.0
            if column.upper_bound != high:
                column.upper_bound = high

    def solve(self, decisions: tuple[Decision, ...] = (), seconds: float | None = None) -> Solved | None:
        """An optimum; None if the time ran out first, or the solver found none."""
        undo = [self._decide(decision) for decision in decisions]
        try:
            result = self._solved(seconds)
            if result.termination.reason != result_pb2.TERMINATION_REASON_OPTIMAL:
                return None
            return self._read(result, undo)
        finally:
            for undone in reversed(undo):
                undone.restore(self._model)

    def _solved(self, seconds: float | None) -> result_pb2.SolveResultProto:
        """As ``mathopt.IncrementalSolver`` solves, without a Python object for each number of the answer."""
        if self._solver is None:
            self._solver = core.new(
                mathopt.SolverType.GLOP.value, self._model.export_model(), parameters_pb2.SolverInitializerProto()
            )
            self._tracker = self._model.add_update_tracker()
        update = self._tracker.export_update()
        if update is not None:
            if not self._solver.update(update):
                self._solver = core.new(
                    mathopt.SolverType.GLOP.value,
                    self._model.export_model(),
                    parameters_pb2.SolverInitializerProto(),
                )
            self._tracker.advance_checkpoint()
        limit = None if seconds is None else timedelta(seconds=max(seconds, 0.001))
        return self._solver.solve(
            mathopt.SolveParameters(time_limit=limit, threads=1).to_proto(),
            model_parameters_pb2.ModelSolveParametersProto(),
            None,
            mathopt.CallbackRegistration().to_proto(),
            None,
            None,
        )

    def _read(self, result: result_pb2.SolveResultProto, decided: list[_Decided]) -> Solved:
        solution = result.solutions[0]
        values, duals = (
            _by_id(numbers)
            for numbers in (
                solution.primal_solution.variable_values,
                solution.dual_solution.dual_values,
            )
        )
        rows = np.zeros(self.system.linear.num_rows)
        numbers = list(self._rows)
        if numbers:
            ids = [row.id for row in self._rows.values()]
            scales = np.array([self._scale_of_row[row] for row in numbers])
            rows[numbers] = duals[ids] * self._unit / scales
        splits = [0.0 if one.row is None else float(duals[one.row.id]) * self._unit for one in decided]
        return Solved(
            value=solution.primal_solution.objective_value * self._unit,
            pairs=values[[column.id for column in self._pairs]],
            helpers=values[[column.id for column in self._helpers]],
            row_prices=rows,
            cut_prices=duals[[cut.id for cut in self._cuts]] * self._unit,
            split_prices=np.array(splits),
            broken=float(values[[column.id for column in self._breaks]].sum()),
        )

    def _decide(self, decision: Decision) -> _Decided:
        if decision.kind == "cell":
            family, cell = self.family_of(decision.number)
            members = np.flatnonzero(family.of_pair[self.pool] == cell)
            row = self._model.add_linear_constraint(
                lb=-np.inf if decision.is_most else float(decision.bound),
                ub=float(decision.bound) if decision.is_most else np.inf,
            )
            for place in members.tolist():
                weight = 1 if family.weights is None else int(family.weights[self.pool[place]])
                row.set_coefficient(self._pairs[place], float(weight))
            slack = self._model.add_variable(lb=0.0)
            row.set_coefficient(slack, -1.0 if decision.is_most else 1.0)
            self._model.objective.set_linear_coefficient(slack, -self._dear)
            return _Decided(row, slack)
        if decision.kind == "pair":
            column = self._pairs[self._position[decision.number]]
        else:
            column = self._helpers[decision.number]
        before = (column.lower_bound, column.upper_bound)
        if decision.is_most:
            column.upper_bound = min(before[1], float(decision.bound))
        else:
            column.lower_bound = max(before[0], float(decision.bound))
        return _Decided(None, column, before)

    def family_of(self, cell: int) -> tuple[object, int]:
        """The family of a cell and its number within."""
        linear = self.system.linear
        place = int(np.searchsorted(linear.offsets, cell, side="right")) - 1
        return linear.families[place], cell - linear.offsets[place]

    def _breakable(self, row: mathopt.LinearConstraint, sign: float) -> None:
        column = self._model.add_variable(lb=0.0)
        row.set_coefficient(column, sign)
        self._model.objective.set_linear_coefficient(column, -self._dear)
        self._breaks.append(column)

    def _new_helpers(self) -> None:
        high = self.system.linear.helper_high
        for most in high[len(self._helpers) :].tolist():
            self._helpers.append(self._model.add_variable(lb=0.0, ub=float(most)))


@dataclass(frozen=True)
class _Decided:
    """What a decision changed: a row that was added with its slack, or the bounds of a column before."""

    row: mathopt.LinearConstraint | None
    column: mathopt.Variable
    before: tuple[float, float] = (0.0, 0.0)

    def restore(self, model: mathopt.Model) -> None:
        """As it was before."""
        if self.row is not None:
            model.delete_linear_constraint(self.row)
            model.delete_variable(self.column)
        else:
            self.column.lower_bound, self.column.upper_bound = self.before


def _by_id(numbers: sparse_containers_pb2.SparseDoubleVectorProto) -> FloatArray:
    """The numbers at the places of their ids."""
    ids = np.array(numbers.ids, dtype=np.int64)
    found = np.zeros(int(ids[-1]) + 1 if len(ids) else 0)
    found[ids] = np.array(numbers.values)
    return found
