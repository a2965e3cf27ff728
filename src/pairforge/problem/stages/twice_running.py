"""``twice_running``: nobody should be served badly twice running."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage


@dataclass(frozen=True)
class TwiceRunning(SumStage):
    """Fewest places that are poor or empty for those who were served badly in the last round.

    Parameters
    ----------
    badly_served
        Whether the last round left a mentee without a mentor or in the lowest band, shape (num_mentees,).
    threshold
        Points from which a pair is not poor.
    """

    badly_served: NDArray[np.bool_]
    threshold: int
    name: str = "twice_running"

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Their places that are poor or empty."""
        return (Sum("twice_running", Reading.EMPTY),)

    def wanted(self, programme: Programme) -> int:
        """How many places those who were served badly want."""
        return int(programme.wants[self.badly_served].sum())

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """One for a good pair of somebody who was served badly."""
        good = programme.points[pairs] >= self.threshold
        return (good & self.badly_served[programme.mentees[pairs]]).astype(np.int64)
