"""``group_gap``: groups of mentees that fare alike."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.family import Family


@dataclass(frozen=True, eq=False)
class GroupGap:
    """The smallest difference between the highest and the lowest mean of a group.

    A mean is what the pairs of a group count, over all its members, matched or not; the difference is
    rounded up to whole units of what a pair counts.

    Parameters
    ----------
    family
        A cell for each group, weighted; weights are at least 0.
    sizes
        Members of each group, at least 1, shape (family.num_cells,).
    is_rate
        Whether pairs count millionths of a person; otherwise they count points.
    """

    family: Family
    sizes: NDArray[np.int64]
    name: str = "group_gap"
    is_rate: bool = False

    def value(self, chosen: NDArray[np.int64]) -> int:
        """Minus the difference."""
        sums, sizes = self.family.counts(chosen).tolist(), self.sizes.tolist()
        groups = list(zip(sums, sizes, strict=True))
        smallest: int = min(
            (one * size - other * own) // (own * size) for one, own in groups for other, size in groups
        )
        return smallest
