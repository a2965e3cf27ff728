"""An even number in each cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.problem.constraints.base import Constraint, IntArray
from pairforge.problem.family import Family
from pairforge.problem.linear import Linear


@dataclass(frozen=True, kw_only=True, eq=False)
class EvenCounts(Constraint):
    """Each cell has an even number of pairs; a unit of breach is a cell that has not.

    Parameters
    ----------
    family
        The cells.
    """

    family: Family

    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""
        return (self.family,)

    def breaches(self, chosen: IntArray) -> IntArray:
        """One for each odd cell."""
        return self.family.counts(chosen) % 2

    def write(self, linear: Linear) -> None:
        """The count is twice a whole number, and one more where the rule is broken."""
        _, most = linear.reach(self.family)
        cells = linear.add_family(self.family)
        binds = np.flatnonzero(most > 0)
        rows = linear.rows(len(binds))
        rows.add_cells(np.arange(len(binds)), cells + binds, 1)
        rows.add_helpers(np.arange(len(binds)), linear.add_helpers(most[binds] // 2), -2)
        if self.price is not None:
            odd = linear.add_helpers(np.ones(len(binds), dtype=np.int64), cost=self.price)
            rows.add_helpers(np.arange(len(binds)), odd, -1)
        zeros = np.zeros(len(binds), dtype=np.int64)
        rows.close(low=zeros, high=zeros)
