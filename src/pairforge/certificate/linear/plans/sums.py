"""Sums over pairs, one after the other."""

from __future__ import annotations

from functools import partial

import numpy as np

from pairforge.certificate.linear.plans.base import IntArray, Plan, kept_share
from pairforge.certificate.linear.system import Level, System
from pairforge.certificate.stages.sums import sum_of
from pairforge.problem import Problem, SumStage, Ties

_TIE_BITS = 24


class SumsPlan(Plan):
    """Each sum in its turn."""

    def __init__(self, system: System, stage: SumStage) -> None:
        super().__init__(system)
        self.stage, self._step = stage, 0

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.stage.name

    def next(self, chosen: IntArray) -> Level | None:
        """The next sum."""
        if self._step == len(self.stage.sums):
            return None
        problem, step = self.system.problem, self._step
        everyone = np.arange(problem.num_pairs)
        if isinstance(self.stage, Ties):
            return self._of_ties(self.stage, everyone)
        return self.sum_over(
            self.stage.sums[step].label,
            step,
            self.stage.gain(problem, step, everyone),
            self.no_helpers(),
            partial(sum_of, problem, self.stage, step),
        )

    def _of_ties(self, stage: Ties, everyone: IntArray) -> Level:
        """The first bits of the weights, so few that floats can tell sums of them apart."""
        gains = stage.gain(self.system.problem, 0, everyone) >> tie_shift(self.system.problem)
        label, none = stage.sums[0].label, self.no_helpers()
        return self.sum_over(label, 0, gains, none, lambda chosen: int(gains[chosen].sum()))

    def keep(self, level: Level, chosen: IntArray, best: int) -> bool:
        """Later levels have the same sum, or the share of the best that is to be kept."""
        least = level.value(chosen) if self.stage.keep == 1 else kept_share(best, self.stage.keep)
        self.system.keep(level, least)
        self._step += 1
        return True


def tie_shift(problem: Problem) -> int:
    """How many of the last bits of the weights that decide ties are left out."""
    bits = _TIE_BITS - problem.num_mentees.bit_length()
    return max(Ties.bits(problem) - max(bits, 1), 0)
