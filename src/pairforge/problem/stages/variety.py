"""``variety``: mentees with the same mentor who differ."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.family import Family


@dataclass(frozen=True, eq=False)
class Variety:
    """The fewest pairs of mentees who have the same mentor and share a value.

    For given sizes of cohorts this is the most pairs of mentees who differ: of N mentees with n_v of each
    value (N^2 - sum of n_v^2) / 2 pairs differ (Ahmed, Dickerson, Fuge 2017, "Diverse weighted bipartite
    b-matching"). Where sizes are free, counting those who differ would reward large cohorts.

    Parameters
    ----------
    families
        For each column a cell for each mentor and value.
    """

    families: tuple[Family, ...]
    name: str = "variety"

    def value(self, chosen: NDArray[np.int64]) -> int:
        """Minus the number of such pairs of mentees."""
        counts = np.concatenate([family.counts(chosen) for family in self.families])
        return -int((counts * (counts - 1) // 2).sum())
