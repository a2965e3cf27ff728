"""At least so much in a part of each cell that is used."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.problem.constraints.base import Constraint, IntArray
from pairforge.problem.family import Family
from pairforge.problem.linear import Linear


@dataclass(frozen=True, kw_only=True, eq=False)
class LeastIfUsed(Constraint):
    """Where the whole has a pair, the part counts at least ``least``; a unit of breach is one missing.

    Parameters
    ----------
    wholes, parts
        Cells, such as cohorts, and parts of them.
    whole
        The whole of each part, shape (parts.num_cells,).
    least
        Shape (parts.num_cells,).
    """

    wholes: Family
    parts: Family
    whole: IntArray
    least: IntArray

    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""
        return (self.wholes, self.parts)

    def breaches(self, chosen: IntArray) -> IntArray:
        """What each part lacks of a whole that is not empty."""
        used = self.wholes.counts(chosen)[self.whole] > 0
        return np.where(used, np.maximum(self.least - self.parts.counts(chosen), 0), 0)

    def write(self, linear: Linear) -> None:
        """One row a part that holds where the whole is used."""
        wholes, parts = linear.add_family(self.wholes), linear.add_family(self.parts)
        binds = np.flatnonzero((self.least > 0) & (self.wholes.sizes[self.whole] > 0))
        rows = linear.rows(len(binds))
        rows.add_cells(np.arange(len(binds)), parts + binds, 1)
        if self.price is not None:
            slack = linear.add_helpers(self.least[binds], cost=self.price)
            rows.add_helpers(np.arange(len(binds)), slack, 1)
        rows.add_helpers(np.arange(len(binds)), linear.used(wholes + self.whole[binds]), -self.least[binds])
        rows.close(low=np.zeros(len(binds), dtype=np.int64))
