"""The linear relaxation over some pairs and some rows, in a solver that starts where it stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

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

from pairforge.certificate.linear.bound import Decision
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.general.entries import entries_of
from pairforge.problem.constraints import Family
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]

_USABLE = (result_pb2.TERMINATION_REASON_OPTIMAL, result_pb2.TERMINATION_REASON_IMPRECISE)
"""Bounds are exact whatever the prices, so those of an imprecise optimum are as good."""

_COUNTABLE = 1000
"""Helpers that count more, such as points, go from 0 to 1 in the solver."""

_PER_SECOND = 4e7
"""Steps of the simplex method, times columns and rows, in about a second."""

_STEPS = 200
"""What everything around it takes, in steps."""


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

    def plus(self, other: Solved, times: float) -> Solved:
        """The same optimum with prices to which those of another are added so many times.

        There may be more rows and cuts by then.
        """

        def added(own: FloatArray, more: FloatArray) -> FloatArray:
            total = times * more
            total[: len(own)] += own
            return total

        return replace(
            self,
            row_prices=added(self.row_prices, other.row_prices),
            cut_prices=added(self.cut_prices, other.cut_prices),
            split_prices=added(self.split_prices, other.split_prices),
        )


class Relaxation:
    """Columns for pairs (the pool) and helpers, rows of the system that were needed so far, and cuts.

    Every row may be broken at a price, so that there always is an optimum.
    """

    def __init__(self, system: System) -> None:
        self.system = system
        self.pool: IntArray = np.empty(0, dtype=np.int64)
        self.cut_helpers: list[int] = []
        self.work = 0.0
        self.cut_pairs: list[int] = []
        self._model = mathopt.Model()
        self._model.objective.is_maximize = True
        self._pairs: list[mathopt.Variable] = []
        self._helpers: list[mathopt.Variable] = []
        self._rows: dict[int, mathopt.LinearConstraint] = {}
        self._cuts: list[mathopt.LinearConstraint] = []
        self._breaks: list[mathopt.Variable] = []
        self._sizes: list[float] = []
        self._scale_of_row: dict[int, float] = {}
        self._position = np.full(system.problem.num_pairs, -1, dtype=np.int64)
        self._solver: core.Solver | None = None
        self._last_basis: solution_pb2.BasisProto | None = None
        self._level: Level | None = None
        self._cells: dict[int, mathopt.LinearConstraint] = {}
        self._decided: set[tuple[str, int]] = set()
        self._locked = frozenset(system.fixed.tolist())
        self._may = system.may
        self._unit = 1.0
        self._dear = 1.0
        self._whole: FloatArray = np.empty(0)

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
        for cell, row in self._cells.items():
            family, number = self.family_of(cell)
            for place in np.flatnonzero(family.of_pair[pairs] == number).tolist():
                weight = 1 if family.weights is None else int(family.weights[pairs[place]])
                row.set_coefficient(self._pairs[start + place], float(weight))
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
        row_entries, helpers, counted = linear.helper_entries
        inside = wanted[row_entries]
        row_entries, helpers = row_entries[inside], helpers[inside]
        factors = counted[inside] * self._whole[helpers]
        largest = np.ones(linear.num_rows)
        np.maximum.at(largest, of_row, np.abs(coefficients))
        np.maximum.at(largest, row_entries, np.abs(factors))
        for row in rows.tolist():
            scale = float(largest[row])
            low, high = int(linear.low[row]), int(linear.high[row])
            constraint = self._model.add_linear_constraint(
                lb=-np.inf if low == -NO_BOUND else low / scale,
                ub=np.inf if high == NO_BOUND else high / scale,
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
        """Rows by which a helper that says that a cell is used is at least a pair of it; how many are new."""
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
        whole = level.helper_gains * self._whole[: len(level.helper_gains)]
        largest = max(float(np.abs(level.gains).max(initial=0)), float(np.abs(whole).max(initial=0)))
        self._unit = max(largest, 1.0) / 1e3
        objective = self._model.objective
        objective.clear()
        for column, gain in zip(self._pairs, (gains / self._unit).tolist(), strict=True):
            if gain:
                objective.set_linear_coefficient(column, gain)
        for helper in np.flatnonzero(level.helper_gains).tolist():
            objective.set_linear_coefficient(self._helpers[helper], float(whole[helper]) / self._unit)
        self._dear = dear * 1e3
        for column, size in zip(self._breaks, self._sizes, strict=True):
            objective.set_linear_coefficient(column, -self._dear * size)

    def restrict(self, may: NDArray[np.bool_]) -> None:
        """Only these pairs of the problem may be chosen, and those that must."""
        self._may = may
        for pair, column in zip(self.pool.tolist(), self._pairs, strict=True):
            high = 1.0 if may[pair] or pair in self._locked else 0.0
            if column.upper_bound != high:
                column.upper_bound = high

    def solve(self, decisions: tuple[Decision, ...] = (), seconds: float | None = None) -> Solved | None:
        """An optimum; None if the time ran out first, or the solver found none."""
        self._decide(decisions)
        if (result := self._solved(seconds)) is None:
            return None
        size = len(self._pairs) + len(self._rows) + len(self._cuts)
        self.work = (result.solve_stats.simplex_iterations + _STEPS) * size / _PER_SECOND
        if result.termination.reason == result_pb2.TERMINATION_REASON_IMPRECISE and not result.solutions:
            self._solver = None  # where it starts anew it seldom ends so
            result = self._solved(seconds)
        if result.termination.reason not in _USABLE or not result.solutions:
            return None
        return self._read(result, decisions)

    def _solved(self, seconds: float | None) -> Any:
        """As ``mathopt.IncrementalSolver`` solves, without a Python object for each number of the answer.

        Where the simplex method breaks down, it starts again from scratch; None if it does so again.
        """
        for attempt in range(2):
            if self._solver is None:
                self._solver = self._new_solver()
                self._tracker = self._model.add_update_tracker()
            update = self._tracker.export_update()
            if update is not None:
                if not self._solver.update(update):
                    self._solver = self._new_solver()
                self._tracker.advance_checkpoint()
            limit = None if seconds is None else timedelta(seconds=max(seconds, 0.001))
            parameters = mathopt.SolveParameters(time_limit=limit, threads=1)
            if not attempt:  # what is done before the first step would forget where the last search ended
                parameters.presolve = mathopt.Emphasis.OFF
                parameters.lp_algorithm = mathopt.LPAlgorithm.DUAL_SIMPLEX
            try:
                result = self._solver.solve(
                    parameters.to_proto(),
                    model_parameters_pb2.ModelSolveParametersProto(initial_basis=self._basis()),
                    None,
                    mathopt.CallbackRegistration().to_proto(),
                    None,
                    None,
                )
            except StatusNotOk:
                self._solver = self._last_basis = None
                continue
            if result.solutions and result.solutions[0].HasField("basis"):
                self._last_basis = result.solutions[0].basis
            return result
        return None

    def _basis(self) -> solution_pb2.BasisProto | None:
        """Where the last search ended; new columns are at their lower bound, new rows not binding."""
        basis = self._last_basis
        if basis is None:
            return None
        columns, rows = self._model.get_num_variables(), self._model.get_num_linear_constraints()
        for known, count, status in (
            (basis.variable_status, columns, solution_pb2.BASIS_STATUS_AT_LOWER_BOUND),
            (basis.constraint_status, rows, solution_pb2.BASIS_STATUS_BASIC),
        ):
            new = range(len(known.ids), count)
            known.ids.extend(new)
            known.values.extend(status for _ in new)
        return basis

    def _new_solver(self) -> core.Solver:
        initial = parameters_pb2.SolverInitializerProto()
        return core.new(mathopt.SolverType.GLOP.value, self._model.export_model(), initial)

    def _read(self, result: result_pb2.SolveResultProto, decisions: tuple[Decision, ...]) -> Solved:
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
        return Solved(
            value=solution.primal_solution.objective_value * self._unit,
            pairs=values[[column.id for column in self._pairs]],
            helpers=values[[column.id for column in self._helpers]] * self._whole,
            row_prices=rows,
            cut_prices=duals[[cut.id for cut in self._cuts]] * self._unit,
            split_prices=self._split_prices(decisions, duals),
            broken=float(values[[column.id for column in self._breaks]] @ np.array(self._sizes)),
        )

    def _split_prices(self, decisions: tuple[Decision, ...], duals: FloatArray) -> FloatArray:
        """The price of the row of a cell belongs to the last decision that bounds it from that side."""
        last = {
            (decision.number, decision.is_most): idx
            for idx, decision in enumerate(decisions)
            if decision.kind == "cell"
        }
        prices = np.zeros(len(decisions))
        for (cell, is_most), idx in last.items():
            price = float(duals[self._cells[cell].id]) * self._unit
            if (price > 0) == is_most:
                prices[idx] = price
        return prices

    def _decide(self, decisions: tuple[Decision, ...]) -> None:
        """Bound what the decisions bound, and nothing that only those before bounded."""
        bounds: dict[tuple[str, int], tuple[int, int]] = {}
        for decision in decisions:
            key = decision.kind, decision.number
            low, high = bounds.get(key, (0, NO_BOUND))
            if decision.is_most:
                bounds[key] = low, min(high, decision.bound)
            else:
                bounds[key] = max(low, decision.bound), high
        for kind, number in self._decided - bounds.keys():
            if kind == "cell":
                self._cells[number].lower_bound, self._cells[number].upper_bound = -np.inf, np.inf
            else:
                column, lowest, highest = self._plain_bounds(kind, number)
                column.lower_bound, column.upper_bound = lowest, highest
        for (kind, number), (least, most) in bounds.items():
            if kind == "cell":
                row = self._cell_row(number)
                row.lower_bound = -np.inf if least == 0 else float(least)
                row.upper_bound = np.inf if most == NO_BOUND else float(most)
            else:
                column, lowest, highest = self._plain_bounds(kind, number)
                unit = float(self._whole[number]) if kind == "helper" else 1.0
                column.upper_bound = min(highest, most / unit)
                column.lower_bound = max(lowest, least / unit)
        self._decided = set(bounds)

    def _plain_bounds(self, kind: str, number: int) -> tuple[mathopt.Variable, float, float]:
        """A column and its bounds without decisions."""
        if kind == "helper":
            high = self.system.linear.helper_high[number] / self._whole[number]
            return self._helpers[number], 0.0, float(high)
        place = int(self._position[number])
        low = 1.0 if number in self._locked else 0.0
        return self._pairs[place], low, 1.0 if self._may[number] else low

    def _cell_row(self, cell: int) -> mathopt.LinearConstraint:
        """The count of a cell as a row of its own."""
        if cell not in self._cells:
            family, number = self.family_of(cell)
            row = self._model.add_linear_constraint()
            for place in np.flatnonzero(family.of_pair[self.pool] == number).tolist():
                weight = 1 if family.weights is None else int(family.weights[self.pool[place]])
                row.set_coefficient(self._pairs[place], float(weight))
            self._breakable(row, 1.0)
            self._breakable(row, -1.0)
            self._cells[cell] = row
        return self._cells[cell]

    def family_of(self, cell: int) -> tuple[Family, int]:
        """The family of a cell and its number within."""
        linear = self.system.linear
        place = int(np.searchsorted(linear.offsets, cell, side="right")) - 1
        return linear.families[place], cell - linear.offsets[place]

    def _breakable(self, row: mathopt.LinearConstraint, sign: float, size: float = 1.0) -> None:
        """A row may be broken, at a price for each unit before it was divided by ``size``."""
        column = self._model.add_variable(lb=0.0)
        row.set_coefficient(column, sign)
        self._model.objective.set_linear_coefficient(column, -self._dear * size)
        self._breaks.append(column)
        self._sizes.append(size)

    def _new_helpers(self) -> None:
        high = self.system.linear.helper_high[len(self._helpers) :]
        whole = np.where(high > _COUNTABLE, high, 1).astype(np.float64)
        self._whole = np.concatenate([self._whole, whole])
        for most in (high / whole).tolist():
            self._helpers.append(self._model.add_variable(lb=0.0, ub=most))


def _by_id(numbers: sparse_containers_pb2.SparseDoubleVectorProto) -> FloatArray:
    """The numbers at the places of their ids."""
    ids = np.array(numbers.ids, dtype=np.int64)
    found = np.zeros(int(ids[-1]) + 1 if len(ids) else 0)
    found[ids] = np.array(numbers.values)
    return found
