"""What tells parts of all matchings apart, as bounds of columns, and of rows that count cells."""

from __future__ import annotations

from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from ortools.math_opt.python import mathopt

from pairforge.certificate.linear.bound import Decision
from pairforge.certificate.linear.system import System
from pairforge.problem.constraints import Family
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]


class Columns(Protocol):
    """What decisions bound: the columns of a relaxation."""

    model: mathopt.Model
    system: System
    pool: IntArray

    def column_of(self, pair: int) -> mathopt.Variable:
        """The column of a pair of the pool."""
        ...

    def plain_bounds(self, kind: str, number: int) -> tuple[mathopt.Variable, float, float, float]:
        """The column of a pair or helper, its bounds without decisions, and what a unit of it stands for."""
        ...

    def breakable(self, row: mathopt.LinearConstraint, sign: float) -> None:
        """A row may be broken, at a price for each unit."""
        ...


class Decided:
    """The decisions that hold in a relaxation; others take their place, and nothing is ever deleted."""

    def __init__(self, relaxation: Columns) -> None:
        self._relaxation = relaxation
        self._cells: dict[int, mathopt.LinearConstraint] = {}
        self._bounded: set[tuple[str, int]] = set()

    def take(self, decisions: tuple[Decision, ...]) -> None:
        """Bound what the decisions bound, and nothing that only those before bounded."""
        bounds: dict[tuple[str, int], tuple[int, int]] = {}
        for decision in decisions:
            key = decision.kind, decision.number
            low, high = bounds.get(key, (0, NO_BOUND))
            if decision.is_most:
                bounds[key] = low, min(high, decision.bound)
            else:
                bounds[key] = max(low, decision.bound), high
        for kind, number in self._bounded - bounds.keys():
            if kind == "cell":
                self._cells[number].lower_bound, self._cells[number].upper_bound = -np.inf, np.inf
            else:
                column, lowest, highest, _ = self._relaxation.plain_bounds(kind, number)
                column.lower_bound, column.upper_bound = lowest, highest
        for (kind, number), (least, most) in bounds.items():
            if kind == "cell":
                row = self._row(number)
                row.lower_bound = -np.inf if least == 0 else float(least)
                row.upper_bound = np.inf if most == NO_BOUND else float(most)
            else:
                column, lowest, highest, unit = self._relaxation.plain_bounds(kind, number)
                column.upper_bound = min(highest, most / unit)
                column.lower_bound = max(lowest, least / unit)
        self._bounded = set(bounds)

    def prices(self, decisions: tuple[Decision, ...], of_rows: FloatArray) -> FloatArray:
        """The price of the row of a cell belongs to the last decision that bounds it from that side."""
        last = {
            (decision.number, decision.is_most): idx
            for idx, decision in enumerate(decisions)
            if decision.kind == "cell"
        }
        prices = np.zeros(len(decisions))
        for (cell, is_most), idx in last.items():
            price = float(of_rows[self._cells[cell].id])
            if (price > 0) == is_most:
                prices[idx] = price
        return prices

    def count(self, start: int) -> None:
        """Let the rows count the pairs of the pool from ``start`` on."""
        for cell, row in self._cells.items():
            self._count(cell, row, start)

    def _row(self, cell: int) -> mathopt.LinearConstraint:
        """The count of a cell as a row of its own."""
        if cell not in self._cells:
            row = self._relaxation.model.add_linear_constraint()
            self._count(cell, row, 0)
            self._relaxation.breakable(row, 1.0)
            self._relaxation.breakable(row, -1.0)
            self._cells[cell] = row
        return self._cells[cell]

    def _count(self, cell: int, row: mathopt.LinearConstraint, start: int) -> None:
        family, number = self._family_of(cell)
        pairs = self._relaxation.pool[start:]
        for pair in pairs[family.of_pair[pairs] == number].tolist():
            weight = 1 if family.weights is None else int(family.weights[pair])
            row.set_coefficient(self._relaxation.column_of(pair), float(weight))

    def _family_of(self, cell: int) -> tuple[Family, int]:
        """The family of a cell and its number within."""
        linear = self._relaxation.system.linear
        place = int(np.searchsorted(linear.offsets, cell, side="right")) - 1
        return linear.families[place], cell - linear.offsets[place]
