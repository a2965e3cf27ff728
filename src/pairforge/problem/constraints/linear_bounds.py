"""Weighted sums of cells within bounds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.problem.constraints.base import Constraint, IntArray
from pairforge.problem.family import Family
from pairforge.problem.linear import Linear


@dataclass(frozen=True, kw_only=True, eq=False)
class LinearBounds(Constraint):
    """Each row of ``sum(coefficient x cell) <= high``; a unit of breach is a ``unit`` too much, rounded up.

    Parameters
    ----------
    over
        The cells, those of the first family before those of the second.
    row, cell, coefficient
        The entries of the rows, in order of the rows; shape (num_entries,).
    high
        Shape (num_rows,).
    unit
        At least 1.
    """

    over: tuple[Family, ...]
    row: IntArray
    cell: IntArray
    coefficient: IntArray
    high: IntArray
    unit: int = 1

    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""
        return self.over

    def breaches(self, chosen: IntArray) -> IntArray:
        """How many units each row has too much, rounded up."""
        units: IntArray = -(np.minimum(self.high - self.sums(chosen), 0) // self.unit)
        return units

    def sums(self, chosen: IntArray) -> IntArray:
        """The sum of each row, shape (num_rows,)."""
        counts = np.concatenate([family.counts(chosen) for family in self.over])
        total = np.zeros(len(self.high), dtype=np.int64)
        np.add.at(total, self.row, self.coefficient * counts[self.cell])
        return total

    def write(self, linear: Linear) -> None:
        """The rows as they are, less helpers that take up what is too much."""
        offsets, starts = [], [0]
        for family in self.over:
            offsets.append(linear.add_family(family))
            starts.append(starts[-1] + family.num_cells)
        place = np.searchsorted(starts, self.cell, side="right") - 1
        cells = np.array(offsets)[place] + self.cell - np.array(starts)[place]
        rows = linear.rows(len(self.high))
        rows.add_cells(self.row, cells, self.coefficient)
        if self.price is not None:
            least_most = [linear.reach(family) for family in self.over]
            least, most = (np.concatenate(side) for side in zip(*least_most, strict=True))
            largest = np.zeros(len(self.high), dtype=np.int64)
            ends = np.where(self.coefficient > 0, most[self.cell], least[self.cell])
            np.add.at(largest, self.row, self.coefficient * ends)
            units = -((self.high - np.maximum(largest, self.high)) // self.unit)
            rows.add_helpers(
                np.arange(len(self.high)), linear.add_helpers(units, cost=self.price), -self.unit
            )
        rows.close(high=self.high)
