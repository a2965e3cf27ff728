"""``total``: the sum of the scores."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage


@dataclass(frozen=True)
class Total(SumStage):
    """The greatest sum of points; later stages must keep the share ``keep`` of it."""

    name: str = "total"
    keep: Fraction = Fraction(1)

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The sum of the points."""
        return (Sum("total", Reading.POINTS),)

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """The points of each pair."""
        return programme.points[pairs]
