"""Whether a plan holds with other scores, where they count only in the total."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import gcd

import numpy as np

from pairforge.certificate import prove
from pairforge.config import Config
from pairforge.config.fairness import Floor, GroupGap
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.pairing import StoppedBy
from pairforge.problem import Balance, Breaks, Choices, Matched, MentorsTotal, Problem, Total, Variety
from pairforge.problem import GroupGap as GroupGapStage
from pairforge.problem.problem import IntArray
from pairforge.scoring.resolution import LIMIT

_WITHOUT_SCORES = (Matched, Breaks, Choices, Balance, Variety)


def depends_otherwise(problem: Problem, config: Config) -> str | None:
    """The first limit or priority to which scores matter otherwise than by their sum; None if none is."""
    for limit in config.fairness:
        if isinstance(limit, Floor) or (isinstance(limit, GroupGap) and not limit.is_rate):
            return limit.label
    for stage in problem.stages:
        is_rate = isinstance(stage, GroupGapStage) and stage.is_rate
        is_plain = isinstance(stage, Total) and stage.keep == 1
        if not (is_plain or is_rate or isinstance(stage, _WITHOUT_SCORES)):
            return stage.name
    return None


@dataclass(frozen=True)
class Holding:
    """A plan that is proved to be the best, and what it is compared in.

    Parameters
    ----------
    problem, chosen
        What was solved, and the plan. Scores count only in the stage ``total``, if there is one.
    deadline
        When no more is looked for.
    """

    problem: Problem
    chosen: IntArray
    deadline: Deadline

    @property
    def counts_scores(self) -> bool:
        """Whether scores count at all."""
        return any(isinstance(stage, Total) for stage in self.problem.stages)

    def fits(self, gains: IntArray) -> bool:
        """Whether such sums can be reckoned with."""
        largest = int(np.abs(gains).max(initial=0))
        return largest * (self.problem.forests.num_nodes + 2) < LIMIT

    def better(self, *gains: IntArray) -> IntArray | None:
        """A plan that is better with other scores, one after the other; None if none is.

        What is after the total only decides between plans that are the best with the scores as they are; the
        plan is one of these, so it is left out.

        Raises
        ------
        NotKnownError
            If it was not found out in time.
        """
        problem = self.problem
        place = next(idx for idx, stage in enumerate(problem.stages) if isinstance(stage, Total))
        sums = (MentorsTotal(one, f"total {idx}") for idx, one in enumerate(gains))
        asked = replace(problem, stages=(*problem.stages[:place], *sums))
        if self.deadline.expired():
            raise NotKnownError
        found = solve_problem(asked, time_limit=self.deadline.left())
        if found.stopped_by is StoppedBy.INTERRUPT:
            raise KeyboardInterrupt
        if found.chosen is None or not prove(asked, found).optimal:
            raise NotKnownError
        best = [int(one[found.chosen].sum()) for one in gains]
        return None if best == [int(one[self.chosen].sum()) for one in gains] else found.chosen


class NotKnownError(Exception):
    """It was not found out in time."""


def without_divisor(*gains: IntArray) -> tuple[IntArray, ...]:
    """The same numbers divided by what divides all of them."""
    divisor = gcd(*(int(np.gcd.reduce(one)) for one in gains if len(one))) or 1
    return tuple(one // divisor for one in gains)
