"""The linear relaxation over some pairs and some rows, in a solver that starts where it stopped."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from pairforge.certificate.linear.bound import Decision
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.general.decided import Decided
from pairforge.engines.general.entries import entries_of
from pairforge.engines.general.simplex import Simplex
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]

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
        self.model = mathopt.Model()
        self.model.objective.is_maximize = True
        self._pairs: list[mathopt.Variable] = []
        self._helpers: list[mathopt.Variable] = []
        self._rows: dict[int, mathopt.LinearConstraint] = {}
        self._cuts: list[mathopt.LinearConstraint] = []
        self._breaks: list[mathopt.Variable] = []
        self._scale_of_row: dict[int, float] = {}
        self._position = np.full(system.problem.num_pairs, -1, dtype=np.int64)
        self._simplex = Simplex(self.model)
        self._level: Level | None = None
        self._decided = Decided(self)
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
            column = self.model.add_variable(lb=1.0 if is_locked else 0.0, ub=1.0)
            self._pairs.append(column)
            if self._level is not None:
                gain = float(self._level.gains[pair]) / self._unit
                self.model.objective.set_linear_coefficient(column, gain)
        where, rows, coefficients = entries_of(self.system, pairs)
        for place, row, coefficient in zip(where.tolist(), rows.tolist(), coefficients.tolist(), strict=True):
            column = self._pairs[start + place]
            constraint = self._rows.get(row)
            if constraint is not None:
                constraint.set_coefficient(column, coefficient / self._scale_of_row[row])
        self._decided.count(start)
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
            constraint = self.model.add_linear_constraint(
                lb=-np.inf if low == -NO_BOUND else low / scale,
                ub=np.inf if high == NO_BOUND else high / scale,
            )
            self._rows[row], self._scale_of_row[row] = constraint, scale
            if low != -NO_BOUND:
                self.breakable(constraint, 1.0)
            if high != NO_BOUND:
                self.breakable(constraint, -1.0)
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
            cut = self.model.add_linear_constraint(lb=0.0)
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
        objective = self.model.objective
        objective.clear()
        for column, gain in zip(self._pairs, (gains / self._unit).tolist(), strict=True):
            if gain:
                objective.set_linear_coefficient(column, gain)
        for helper in np.flatnonzero(level.helper_gains).tolist():
            objective.set_linear_coefficient(self._helpers[helper], float(whole[helper]) / self._unit)
        self._dear = dear * 1e3
        for column in self._breaks:
            objective.set_linear_coefficient(column, -self._dear)

    def restrict(self, may: NDArray[np.bool_]) -> None:
        """Only these pairs of the problem may be chosen, and those that must."""
        self._may = may
        for pair, column in zip(self.pool.tolist(), self._pairs, strict=True):
            high = 1.0 if may[pair] or pair in self._locked else 0.0
            if column.upper_bound != high:
                column.upper_bound = high

    def solve(self, decisions: tuple[Decision, ...] = (), seconds: float | None = None) -> Solved | None:
        """An optimum; None if the time ran out first, or the solver found none."""
        self._decided.take(decisions)
        found = self._simplex.solve(seconds)
        size = len(self._pairs) + len(self._rows) + len(self._cuts)
        self.work = (self._simplex.steps + _STEPS) * size / _PER_SECOND
        if found is None:
            return None
        rows = np.zeros(self.system.linear.num_rows)
        numbers = list(self._rows)
        if numbers:
            ids = [row.id for row in self._rows.values()]
            scales = np.array([self._scale_of_row[row] for row in numbers])
            rows[numbers] = found.rows[ids] * self._unit / scales
        return Solved(
            value=found.value * self._unit,
            pairs=found.columns[[column.id for column in self._pairs]],
            helpers=found.columns[[column.id for column in self._helpers]] * self._whole,
            row_prices=rows,
            cut_prices=found.rows[[cut.id for cut in self._cuts]] * self._unit,
            split_prices=self._decided.prices(decisions, found.rows * self._unit),
            broken=float(found.columns[[column.id for column in self._breaks]].sum()),
        )

    def column_of(self, pair: int) -> mathopt.Variable:
        """The column of a pair of the pool."""
        return self._pairs[self._position[pair]]

    def plain_bounds(self, kind: str, number: int) -> tuple[mathopt.Variable, float, float, float]:
        """The column of a pair or helper, its bounds without decisions, and what a unit of it stands for."""
        if kind == "helper":
            unit = float(self._whole[number])
            return self._helpers[number], 0.0, float(self.system.linear.helper_high[number]) / unit, unit
        low = 1.0 if number in self._locked else 0.0
        return self.column_of(number), low, 1.0 if self._may[number] else low, 1.0

    def breakable(self, row: mathopt.LinearConstraint, sign: float) -> None:
        """A row may be broken, at a price for each unit."""
        column = self.model.add_variable(lb=0.0)
        row.set_coefficient(column, sign)
        self.model.objective.set_linear_coefficient(column, -self._dear)
        self._breaks.append(column)

    def _new_helpers(self) -> None:
        high = self.system.linear.helper_high[len(self._helpers) :]
        whole = np.where(high > _COUNTABLE, high, 1).astype(np.float64)
        self._whole = np.concatenate([self._whole, whole])
        for most in (high / whole).tolist():
            self._helpers.append(self.model.add_variable(lb=0.0, ub=most))
