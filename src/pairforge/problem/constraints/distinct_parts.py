"""At least so many parts with a pair in each cell that is used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.problem.constraints.base import Constraint, IntArray
from pairforge.problem.family import Family
from pairforge.problem.linear import Linear


@dataclass(frozen=True, kw_only=True, eq=False)
class DistinctParts(Constraint):
    """Where the whole has a pair, at least ``least`` of its parts have one; a unit of breach is one missing.

    Parameters
    ----------
    wholes, parts
        Cells, such as cohorts, and parts of them, such as those of one department.
    whole
        The whole of each part, shape (parts.num_cells,).
    least
        At least 1.
    """

    wholes: Family
    parts: Family
    whole: IntArray
    least: int

    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""
        return (self.wholes, self.parts)

    def breaches(self, chosen: IntArray) -> IntArray:
        """How many parts each whole lacks that is not empty."""
        used = self.wholes.counts(chosen) > 0
        filled = self.parts.counts(chosen) > 0
        distinct = np.bincount(self.whole[filled], minlength=self.wholes.num_cells)
        return np.where(used, np.maximum(self.least - distinct, 0), 0)

    def write(self, linear: Linear) -> None:
        """A helper says that a part has a pair; their sum is bounded where the whole is used."""
        wholes, parts = linear.add_family(self.wholes), linear.add_family(self.parts)
        can = np.flatnonzero(self.parts.sizes > 0)
        filled = linear.add_helpers(np.ones(len(can), dtype=np.int64))
        rows = linear.rows(len(can))
        rows.add_cells(np.arange(len(can)), parts + can, 1)
        rows.add_helpers(np.arange(len(can)), filled, -1)
        rows.close(low=np.zeros(len(can), dtype=np.int64))
        binds = np.flatnonzero(self.wholes.sizes > 0)
        row_of_whole = np.zeros(self.wholes.num_cells, dtype=np.int64)
        row_of_whole[binds] = np.arange(len(binds))
        rows = linear.rows(len(binds))
        rows.add_helpers(row_of_whole[self.whole[can]], filled, 1)
        least = np.full(len(binds), self.least, dtype=np.int64)
        if self.price is not None:
            slack = linear.add_helpers(least, cost=self.price)
            rows.add_helpers(np.arange(len(binds)), slack, 1)
        rows.add_helpers(np.arange(len(binds)), linear.used(wholes + binds), -least)
        rows.close(low=np.zeros(len(binds), dtype=np.int64))
