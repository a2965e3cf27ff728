"""Linear: all constraints of a problem as rows over counts of cells and helper variables."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.constraints.family import Family
from pairforge.problem.programme import Programme

IntArray = NDArray[np.int64]

NO_BOUND = 1 << 62
"""Beyond everything; -NO_BOUND below everything."""


@dataclass
class Linear:
    """Rows ``low <= sum(coefficient x count) + sum(coefficient x helper) <= high`` that a matching keeps.

    A row with ``used`` >= 0 holds another way: its sum is at least ``least`` if the cell has a pair. For
    each pair of the cell that is the row ``sum - least x pair >= 0``; these rows, of which there may be as
    many as pairs, are never written down all at once.

    Cells of all families are numbered in one go, helpers too. Helpers are whole numbers from 0 to
    ``helper_high``.
    """

    programme: Programme
    families: list[Family] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    num_cells: int = 0
    num_helpers: int = 0
    num_rows: int = 0
    _helper_high: list[IntArray] = field(default_factory=list)
    _helper_cost: list[IntArray] = field(default_factory=list)
    _rows: list[RowBlock] = field(default_factory=list)

    def add_family(self, family: Family) -> int:
        """The number of the first cell of a family, which is added unless it is there."""
        for known, offset in zip(self.families, self.offsets, strict=True):
            if known is family:
                return offset
        self.families.append(family)
        self.offsets.append(self.num_cells)
        self.num_cells += family.num_cells
        return self.offsets[-1]

    def add_helpers(self, high: IntArray, *, cost: int = 0) -> IntArray:
        """New helpers by their upper bounds and what a unit costs in the stage ``breaks``; their numbers."""
        self._helper_high.append(np.asarray(high, dtype=np.int64))
        self._helper_cost.append(np.full(len(high), cost, dtype=np.int64))
        self.num_helpers += len(high)
        return np.arange(self.num_helpers - len(high), self.num_helpers)

    def rows(self, count: int) -> RowBlock:
        """New rows, to be filled and closed."""
        block = RowBlock(self.num_rows, count)
        self._rows.append(block)
        self.num_rows += count
        return block

    def reach(self, family: Family) -> tuple[IntArray, IntArray]:
        """The least and the most that each cell can count, by its pairs and the places of its people."""
        cells = family.of_pair
        inside = np.flatnonzero(cells >= 0)
        cells = cells[inside]
        if family.weights is None:
            most = np.bincount(cells, minlength=family.num_cells)
            sides = (
                (self.programme.mentors, self.programme.capacity),
                (self.programme.mentees, self.programme.wants),
            )
            for side, places in sides:
                people = side[inside]
                someone = np.zeros(family.num_cells, dtype=np.int64)
                someone[cells] = people
                several = np.zeros(family.num_cells, dtype=bool)
                several[cells[someone[cells] != people]] = True
                most = np.where(several, most, np.minimum(most, places[someone]))
            return np.zeros(family.num_cells, dtype=np.int64), most
        weights = family.weights[inside]
        low, high = (np.zeros(family.num_cells, dtype=np.int64) for _ in range(2))
        np.add.at(low, cells, np.minimum(weights, 0))
        np.add.at(high, cells, np.maximum(weights, 0))
        return low, high

    @cached_property
    def helper_high(self) -> IntArray:
        """Upper bound of each helper, shape (num_helpers,)."""
        return _joined(self._helper_high)

    @cached_property
    def helper_cost(self) -> IntArray:
        """What a unit of each helper costs in the stage ``breaks``, shape (num_helpers,)."""
        return _joined(self._helper_cost)

    @cached_property
    def low(self) -> IntArray:
        """Lower bound of each row, shape (num_rows,)."""
        return _joined([block.low for block in self._rows])

    @cached_property
    def high(self) -> IntArray:
        """Upper bound of each row, shape (num_rows,)."""
        return _joined([block.high for block in self._rows])

    @cached_property
    def used(self) -> IntArray:
        """The cell on which a row depends, -1 if on none, shape (num_rows,)."""
        return _joined([block.used for block in self._rows])

    @cached_property
    def least(self) -> IntArray:
        """What the sum of a row reaches if that cell has a pair, shape (num_rows,)."""
        return _joined([block.least for block in self._rows])

    @cached_property
    def cell_entries(self) -> tuple[IntArray, IntArray, IntArray]:
        """Row, cell and coefficient of each entry, in order of the rows."""
        return _entries([entry for block in self._rows for entry in block.cells])

    @cached_property
    def helper_entries(self) -> tuple[IntArray, IntArray, IntArray]:
        """Row, helper and coefficient of each entry, in order of the rows."""
        return _entries([entry for block in self._rows for entry in block.helpers])


@dataclass
class RowBlock:
    """Some rows while they are written."""

    first: int
    count: int
    cells: list[tuple[IntArray, IntArray, IntArray]] = field(default_factory=list)
    helpers: list[tuple[IntArray, IntArray, IntArray]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.low: IntArray = np.full(self.count, -NO_BOUND, dtype=np.int64)
        self.high: IntArray = np.full(self.count, NO_BOUND, dtype=np.int64)
        self.used: IntArray = np.full(self.count, -1, dtype=np.int64)
        self.least: IntArray = np.zeros(self.count, dtype=np.int64)

    def add_cells(self, row: IntArray, cell: IntArray, coefficient: IntArray | int) -> None:
        """Entries over cells; rows are numbered from 0 within these."""
        self.cells.append((row + self.first, cell, np.broadcast_to(coefficient, len(row))))

    def add_helpers(self, row: IntArray, helper: IntArray, coefficient: IntArray | int) -> None:
        """Entries over helpers."""
        self.helpers.append((row + self.first, helper, np.broadcast_to(coefficient, len(row))))

    def close(self, *, low: IntArray | None = None, high: IntArray | None = None) -> None:
        """Give the rows their bounds."""
        self.low = self.low if low is None else np.asarray(low, dtype=np.int64)
        self.high = self.high if high is None else np.asarray(high, dtype=np.int64)

    def close_if_used(self, cell: IntArray, least: IntArray) -> None:
        """The sum is at least ``least`` if the cell has a pair."""
        self.used, self.least = cell, np.asarray(least, dtype=np.int64)


def _joined(arrays: list[IntArray]) -> IntArray:
    return np.concatenate([np.empty(0, dtype=np.int64), *arrays])


def _entries(parts: list[tuple[IntArray, IntArray, IntArray]]) -> tuple[IntArray, IntArray, IntArray]:
    row, item, coefficient = (_joined([part[place] for part in parts]) for place in range(3))
    order = np.argsort(row, kind="stable")
    return row[order], item[order], coefficient[order]
