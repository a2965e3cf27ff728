"""``breaks``: the price of the soft rules that are broken; there are no soft rules yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.stages.sums import Reading, Sum, SumStage

if TYPE_CHECKING:
    from pairforge.problem.problem import Problem


@dataclass(frozen=True)
class Breaks(SumStage):
    """The least price of broken soft rules."""

    name: str = "breaks"

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The price of the breaks."""
        return (Sum("breaks", Reading.FEWEST),)

    def gain(self, problem: Problem, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Nothing: no rule is soft."""
        return np.zeros(len(pairs), dtype=np.int64)
