"""``mentors_total``: how far the mentors get what they wished."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage


@dataclass(frozen=True)
class MentorsTotal(SumStage):
    """The greatest sum of the mentors' points.

    Parameters
    ----------
    points
        What each pair is worth to its mentor, shape (num_pairs,).
    """

    points: NDArray[np.int64]
    name: str = "mentors_total"

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The sum of the mentors' points."""
        return (Sum("mentors_total", Reading.POINTS),)

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """The mentor's points of each pair."""
        return self.points[pairs]
