"""``breaks``: the price of the soft rules that are broken; there are no soft rules yet."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage


@dataclass(frozen=True)
class Breaks(SumStage):
    """The least price of broken soft rules."""

    name: str = "breaks"

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The price of the breaks."""
        return (Sum("breaks", Reading.FEWEST),)

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Nothing: no rule is soft."""
        return np.zeros(len(pairs), dtype=np.int64)
