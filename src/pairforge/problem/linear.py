"""Linear: all constraints of a problem as rows over counts of cells and helper variables."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.family import Family
from pairforge.problem.programme import Programme

IntArray = NDArray[np.int64]

NO_BOUND = 1 << 62
"""Beyond everything; -NO_BOUND below everything."""


@dataclass
class Linear:
    """Rows ``low <= sum(coefficient x count) + sum(coefficient x helper) <= high`` that a matching keeps.

    Cells of all families are numbered in one go, helpers too. Helpers are whole numbers from 0 to
    ``helper_high``. Some of them say that a cell is used: such a helper is at least each pair of its cell.
    These rows, of which there may be as many as pairs, are never written down all at once.
    """

    programme: Programme
    families: list[Family] = field(default_factory=list)
    offsets: list[int] = field(default_factory=list)
    num_cells: int = 0
    num_helpers: int = 0
    num_rows: int = 0
    uses: dict[int, int] = field(default_factory=dict)
    """For each cell of which it matters whether it is used, the helper that says so."""
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
        self._changed()
        self._helper_high.append(np.asarray(high, dtype=np.int64))
        self._helper_cost.append(np.full(len(high), cost, dtype=np.int64))
        self.num_helpers += len(high)
        return np.arange(self.num_helpers - len(high), self.num_helpers)

    def used(self, cells: IntArray) -> IntArray:
        """The helpers that say whether these cells are used; new ones where there are none yet."""
        new = [cell for cell in np.unique(cells).tolist() if cell not in self.uses]
        ones = np.ones(len(new), dtype=np.int64)
        self.uses.update(zip(new, self.add_helpers(ones).tolist(), strict=True))
        return np.array([self.uses[cell] for cell in cells.tolist()], dtype=np.int64)

    def tighten(self) -> None:
        """Repeat what bounds a cell from above within one that may be used: there it holds times the helper.

        Whole-numbered matchings keep these rows anyway; fractional ones need not.
        """
        if not self.uses:
            return
        helper_of = np.full(self.num_cells, -1, dtype=np.int64)
        helper_of[list(self.uses)] = list(self.uses.values())
        cell, high = self._bounds_above(helper_of)
        families = list(zip(self.families, self.offsets, strict=True))
        for inner, first in families:
            own = (cell >= first) & (cell < first + inner.num_cells)
            if not own.any() or (inner.weights is not None and (inner.weights < 0).any()):
                continue
            for outer, start in families:
                helpers = helper_of[start : start + outer.num_cells]
                if (helpers < 0).all():
                    continue
                around = _around(inner, outer)[cell[own] - first]
                helper = np.append(helpers, -1)[around]
                inside = np.flatnonzero(helper >= 0)
                rows = self.rows(len(inside))
                rows.add_cells(np.arange(len(inside)), cell[own][inside], 1)
                rows.add_helpers(np.arange(len(inside)), helper[inside], -high[own][inside])
                rows.close(high=np.zeros(len(inside), dtype=np.int64))

    def _bounds_above(self, helper_of: IntArray) -> tuple[IntArray, IntArray]:
        """Cells with what bounds them from above: rows by themselves, and what is within reach if used."""
        row, cell, coefficient = self.cell_entries
        alone = np.bincount(row, minlength=self.num_rows) == 1
        alone[self.helper_entries[0]] = False
        entry = np.flatnonzero(alone[row] & (coefficient == 1) & (self.high[row] < NO_BOUND))
        cells, bounds = [cell[entry]], [self.high[row[entry]]]
        for family, offset in zip(self.families, self.offsets, strict=True):
            used = np.flatnonzero(helper_of[offset : offset + family.num_cells] >= 0)
            if len(used) and family.weights is None:
                cells.append(used + offset)
                bounds.append(self.reach(family)[1][used])
        return np.concatenate(cells), np.concatenate(bounds)

    def rows(self, count: int) -> RowBlock:
        """New rows, to be filled and closed."""
        self._changed()
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

    def copy(self) -> Linear:
        """The same rows, to which others can be added."""
        return Linear(
            self.programme,
            list(self.families),
            list(self.offsets),
            self.num_cells,
            self.num_helpers,
            self.num_rows,
            dict(self.uses),
            list(self._helper_high),
            list(self._helper_cost),
            list(self._rows),
        )

    def _changed(self) -> None:
        """Forget the arrays that are made from what was written so far."""
        for name in ("helper_high", "helper_cost", "low", "high", "cell_entries"):
            self.__dict__.pop(name, None)
        self.__dict__.pop("helper_entries", None)

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


def _around(inner: Family, outer: Family) -> IntArray:
    """The cell of one family that holds each cell of another, -1 if none does, shape (inner.num_cells,)."""
    inside = inner.of_pair >= 0
    cells, around = inner.of_pair[inside], outer.of_pair[inside].astype(np.int64)
    found = np.full(inner.num_cells, -1, dtype=np.int64)
    found[cells] = around
    found[cells[found[cells] != around]] = -1
    return found


def _joined(arrays: list[IntArray]) -> IntArray:
    return np.concatenate([np.empty(0, dtype=np.int64), *arrays])


def _entries(parts: list[tuple[IntArray, IntArray, IntArray]]) -> tuple[IntArray, IntArray, IntArray]:
    row, item, coefficient = (_joined([part[place] for part in parts]) for place in range(3))
    order = np.argsort(row, kind="stable")
    return row[order], item[order], coefficient[order]
