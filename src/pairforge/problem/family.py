"""Family: sets of pairs that do not overlap, counted one by one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Family:
    """Cells: sets of pairs of which no two overlap.

    Parameters
    ----------
    of_pair
        The cell of each pair, -1 if it is in none, shape (num_pairs,).
    num_cells
        How many cells there are; some may be empty.
    weights
        What a pair counts in its cell, shape (num_pairs,); None: one.
    """

    of_pair: NDArray[np.int32]
    num_cells: int
    weights: IntArray | None = None

    def counts(self, pairs: IntArray) -> IntArray:
        """What ``pairs`` (positions) count in each cell, shape (num_cells,)."""
        cells = self.of_pair[pairs]
        inside = cells >= 0
        total = np.zeros(self.num_cells, dtype=np.int64)
        weights = 1 if self.weights is None else self.weights[pairs[inside]]
        np.add.at(total, cells[inside], weights)
        return total

    def among(self, kept: NDArray[np.bool_]) -> Family:
        """The same cells with only the pairs that are kept (marks, shape (num_pairs,))."""
        return Family(
            self.of_pair[kept], self.num_cells, None if self.weights is None else self.weights[kept]
        )

    @cached_property
    def heaviest(self) -> int:
        """The most that a pair counts, less than nothing or more."""
        return 1 if self.weights is None else int(np.abs(self.weights).max(initial=0))

    @property
    def sizes(self) -> IntArray:
        """How many pairs each cell has, shape (num_cells,)."""
        return np.bincount(self.of_pair[self.of_pair >= 0], minlength=self.num_cells)
