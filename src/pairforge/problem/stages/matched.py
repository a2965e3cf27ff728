"""``matched``: the number of places filled."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage, ones


@dataclass(frozen=True)
class Matched(SumStage):
    """Most places filled; later stages must keep the share ``keep`` of them."""

    name: str = "matched"
    keep: Fraction = Fraction(1)

    @property
    def settles_count(self) -> bool:
        """Whether all optima have the same number of pairs."""
        return self.keep == 1

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The number of pairs."""
        return (Sum("matched", Reading.MOST),)

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """One for each pair."""
        return ones(pairs)
