"""``bands``: fewest empty places, then fewest poor pairs, then fewest fair ones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage, ones


@dataclass(frozen=True)
class Bands(SumStage):
    """Fewest empty places, then fewest pairs in the lowest band, then in the next.

    Parameters
    ----------
    thresholds
        Points at which the second band begins, the third and so on; ascending.
    labels
        What the bands below them are called, one a threshold.
    """

    thresholds: tuple[int, ...]
    labels: tuple[str, ...]
    name: str = "bands"

    @property
    def settles_count(self) -> bool:
        """Whether all optima have the same number of pairs."""
        return True

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Empty places, and the pairs of each band but the best."""
        bands = (Sum(label, Reading.FEWEST) for label in self.labels)
        return (Sum("unmatched", Reading.EMPTY), *bands)

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """One for a pair, or minus one for a pair of this band."""
        if step == 0:
            return ones(pairs)
        points = programme.points[pairs]
        inside = points < self.thresholds[step - 1]
        if step > 1:
            inside &= points >= self.thresholds[step - 2]
        return -inside.astype(np.int64)
