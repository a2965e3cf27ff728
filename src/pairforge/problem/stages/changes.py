"""``changes``: as few changes from an earlier plan as can be."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage


@dataclass(frozen=True)
class Changes(SumStage):
    """Fewest pairs of an earlier plan lost, or new for somebody who had nobody there.

    Where everybody wants one mentor, that is the number of mentees whose match changes. Somebody with
    several loses so many of them.

    Parameters
    ----------
    before
        Whether a pair was in the earlier plan, shape (num_pairs,).
    had
        How many mentors each mentee had in the earlier plan, eligible now or not, shape (num_mentees,).
    """

    before: NDArray[np.bool_]
    had: NDArray[np.int64]
    name: str = "changes"
    keep: Fraction = Fraction(1)

    @property
    def sums(self) -> tuple[Sum, ...]:
        """Pairs that are lost, or new for somebody who had nobody."""
        return (Sum("changes", Reading.EMPTY),)

    def wanted(self, programme: Programme) -> int:
        """How many pairs the earlier plan had."""
        return int(self.had.sum())

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """One for a pair of the earlier plan, minus one for a pair of somebody who had nobody."""
        had_nobody = self.had[programme.mentees[pairs]] == 0
        gain: NDArray[np.int64] = self.before[pairs].astype(np.int64) - had_nobody
        return gain
