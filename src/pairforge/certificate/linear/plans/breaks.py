"""The price of all breaches of soft constraints."""

from __future__ import annotations

from functools import partial

import numpy as np

from pairforge.certificate.linear.plans.base import IntArray, OneLevel
from pairforge.certificate.linear.system import Level, System
from pairforge.problem import Breaks, Problem


class BreaksPlan(OneLevel):
    """Less what helpers cost that take up breaches."""

    def __init__(self, system: System, stage: Breaks) -> None:
        super().__init__(system)
        self.stage = stage

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.stage.name

    def level(self) -> Level:
        """Nothing for a pair."""
        problem, linear = self.system.problem, self.system.linear
        gains = np.zeros(problem.num_pairs, dtype=np.int64)
        helper_gains = -linear.helper_cost
        return self.sum_over("breaks", 0, gains, helper_gains, partial(minus_cost, problem), most=0)


def minus_cost(problem: Problem, chosen: IntArray) -> int:
    """Less the price of all breaches."""
    return -sum(constraint.cost(chosen) for constraint in problem.constraints)
