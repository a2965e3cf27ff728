"""At least and at most so much in each cell."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.problem.constraints.base import Constraint, IntArray
from pairforge.problem.family import Family
from pairforge.problem.linear import Linear


@dataclass(frozen=True, kw_only=True, eq=False)
class CountBounds(Constraint):
    """Each cell counts at least ``low`` and at most ``high``; a unit of breach is one too few or too many.

    Parameters
    ----------
    family
        The cells.
    low, high
        Shape (num_cells,); numbers that no count reaches are no bounds.
    """

    family: Family
    low: IntArray
    high: IntArray

    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""
        return (self.family,)

    def breaches(self, chosen: IntArray) -> IntArray:
        """What each cell has too few or too many."""
        counts = self.family.counts(chosen)
        outside: IntArray = np.maximum(self.low - counts, 0) + np.maximum(counts - self.high, 0)
        return outside

    def write(self, linear: Linear) -> None:
        """One row a cell that can be out of bounds."""
        least, most = linear.reach(self.family)
        cells = linear.add_family(self.family)
        for bounds, binds, sign in (
            (self.low, np.flatnonzero(self.low > least), 1),
            (self.high, np.flatnonzero(self.high < most), -1),
        ):
            rows = linear.rows(len(binds))
            rows.add_cells(np.arange(len(binds)), cells + binds, 1)
            if self.price is not None:
                missing = bounds[binds] - least[binds] if sign > 0 else most[binds] - bounds[binds]
                slack = linear.add_helpers(missing, cost=self.price)
                rows.add_helpers(np.arange(len(binds)), slack, sign)
            rows.close(low=bounds[binds]) if sign > 0 else rows.close(high=bounds[binds])
