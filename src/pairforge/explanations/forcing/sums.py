"""The numbers of all stages as sums over pairs and costs of counts, where they are that."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.certificate import Costs, costs_of
from pairforge.problem import Balance, Breaks, Leximin, Problem, Stage, SumStage, Variety
from pairforge.problem.problem import IntArray

_MOST_LEVELS = 64


@dataclass(frozen=True, eq=False)
class Number:
    """One number of a stage, as it is maximized.

    Parameters
    ----------
    stage
        The position of its stage.
    label
        What it counts.
    gains
        What each pair adds to it, shape (num_pairs,); None: nothing.
    left, right
        What the counts of the nodes of the two forests take off; None: nothing.
    """

    stage: int
    label: str | int
    gains: IntArray | None = None
    left: Costs | None = None
    right: Costs | None = None

    @property
    def largest(self) -> int:
        """The most that the step from one pair to another, or from one count to the next, can change."""
        gains = np.zeros(1, dtype=np.int64) if self.gains is None else self.gains
        spread = max(int(gains.max(initial=0)), 0) - min(int(gains.min(initial=0)), 0)
        costs = (costs.largest for costs in (self.left, self.right) if costs is not None)
        return max(spread, *costs, 0) if self.left or self.right else spread


def numbers_of(problem: Problem) -> tuple[Number, ...] | None:
    """All numbers of the stages, in order; None if one of them does not add up so.

    Of ``leximin`` each level counts its pairs, as long as there are few.
    """
    found: list[Number] = []
    for idx, stage in enumerate(problem.stages):
        own = _of_stage(problem, idx, stage)
        if own is None:
            return None
        found += own
    return tuple(found)


def _of_stage(problem: Problem, idx: int, stage: Stage) -> list[Number] | None:
    everything = np.arange(problem.num_pairs)
    if isinstance(stage, SumStage) and stage.keep == 1:
        return [
            Number(idx, one.label, stage.gain(problem, step, everything))
            for step, one in enumerate(stage.sums)
        ]
    if isinstance(stage, Balance | Breaks | Variety):
        left, right = costs_of(problem, stage)
        return [Number(idx, stage.name, None, left, right)]
    if isinstance(stage, Leximin):
        of_pair = stage.levels(problem, everything)
        levels = np.unique(of_pair).tolist()
        if len(levels) > _MOST_LEVELS:
            return None
        filled = Number(idx, "unmatched", np.ones(problem.num_pairs, dtype=np.int64))
        return [filled, *(Number(idx, level, -(of_pair == level).astype(np.int64)) for level in levels)]
    return None
