"""Nothing or at least so much in each cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.problem.constraints.base import Constraint, IntArray
from pairforge.problem.family import Family
from pairforge.problem.linear import Linear


@dataclass(frozen=True, kw_only=True, eq=False)
class NoneOrLeast(Constraint):
    """Each cell is empty or counts at least ``least``; a unit of breach is one missing.

    Parameters
    ----------
    family
        The cells.
    least
        At least 2, shape (num_cells,).
    """

    family: Family
    least: IntArray

    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""
        return (self.family,)

    def breaches(self, chosen: IntArray) -> IntArray:
        """What each cell lacks that is not empty."""
        counts = self.family.counts(chosen)
        return np.where(counts > 0, np.maximum(self.least - counts, 0), 0)

    def write(self, linear: Linear) -> None:
        """One row a cell that holds where the cell is used."""
        cells = linear.add_family(self.family)
        binds = np.flatnonzero((self.least > 1) & (self.family.sizes > 0))
        rows = linear.rows(len(binds))
        rows.add_cells(np.arange(len(binds)), cells + binds, 1)
        if self.price is not None:
            slack = linear.add_helpers(self.least[binds] - 1, cost=self.price)
            rows.add_helpers(np.arange(len(binds)), slack, 1)
        rows.add_helpers(np.arange(len(binds)), linear.used(cells + binds), -self.least[binds])
        rows.close(low=np.zeros(len(binds), dtype=np.int64))
