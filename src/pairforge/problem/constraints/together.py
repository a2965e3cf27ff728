"""Two mentees each with the same mentors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.problem.constraints.base import Constraint, IntArray
from pairforge.problem.family import Family
from pairforge.problem.linear import Linear


@dataclass(frozen=True, kw_only=True, eq=False)
class Together(Constraint):
    """The two of each couple have the same mentors; a unit of breach is a couple that has not.

    Parameters
    ----------
    family
        A cell for each couple and mentor, which counts 1 for the pair of one and -1 for that of the other.
    couple
        The couple of each cell, shape (family.num_cells,).
    num_couples
        How many couples there are.
    """

    family: Family
    couple: IntArray
    num_couples: int

    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""
        return (self.family,)

    def breaches(self, chosen: IntArray) -> IntArray:
        """One for each couple that is not together."""
        apart = self.couple[self.family.counts(chosen) != 0]
        return (np.bincount(apart, minlength=self.num_couples) > 0).astype(np.int64)

    def write(self, linear: Linear) -> None:
        """No cell counts anything, or its couple is apart."""
        cells = linear.add_family(self.family)
        binds = np.flatnonzero(self.family.sizes > 0)
        zeros = np.zeros(len(binds), dtype=np.int64)
        if self.price is None:
            rows = linear.rows(len(binds))
            rows.add_cells(np.arange(len(binds)), cells + binds, 1)
            rows.close(low=zeros, high=zeros)
            return
        apart = linear.add_helpers(np.ones(self.num_couples, dtype=np.int64), cost=self.price)
        for sign in (1, -1):
            rows = linear.rows(len(binds))
            rows.add_cells(np.arange(len(binds)), cells + binds, sign)
            rows.add_helpers(np.arange(len(binds)), apart[self.couple[binds]], -1)
            rows.close(high=zeros)
