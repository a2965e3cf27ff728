"""The sum of the smallest standings."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.linear.plans.base import IntArray, OneLevel
from pairforge.certificate.linear.plans.worst_off import standings_of
from pairforge.certificate.linear.system import Level, System
from pairforge.problem import WorstShare
from pairforge.problem.constraints import Family


class WorstSharePlan(OneLevel):
    """k t less what each mentee falls short of t, over all t: helpers for how far t is from the highest.

    The linearization of Ogryczak, Tamir 2003. How many there are is settled before.
    """

    def __init__(self, system: System, stage: WorstShare, count: int) -> None:
        super().__init__(system)
        self.stage, self.count = stage, count

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.stage.name

    @property
    def top(self) -> int:
        """The highest standing there is, or 0 if that is more."""
        standings = self.system.problem.standings
        lowest = int(standings.min(initial=0))
        return lowest + int(np.abs(standings - lowest).max(initial=0))

    def level(self) -> Level:
        """For each mentee with one mentor: standing + shortfall + (highest - t) >= highest.

        Standings count from the smallest there is, so that none is below 0.
        """
        problem, linear = self.system.problem, self.system.linear
        lowest = int(problem.standings.min(initial=0))
        family = Family(problem.mentees, problem.num_mentees, problem.standings - lowest)
        highest = family.heaviest
        numbers = np.arange(problem.num_mentees)
        cells, used = linear.add_family(family), linear.add_family(self.system.mentee_family)
        short = linear.add_helpers(np.full(problem.num_mentees, highest, dtype=np.int64))
        down = linear.add_helpers(np.array([highest]))
        self.system.settings[int(down[0])] = self._down
        rows = linear.rows(problem.num_mentees)
        rows.add_cells(numbers, cells + numbers, 1)
        rows.add_helpers(numbers, short, 1)
        rows.add_helpers(numbers, np.repeat(down, len(numbers)), 1)
        rows.add_helpers(numbers, linear.used(used + numbers), -highest)
        rows.close(low=np.zeros(len(numbers), dtype=np.int64))
        weight, smallest = self.stage.weight, self.stage.count(self.count)
        helper_gains = self.no_helpers()
        helper_gains[short], helper_gains[down] = -weight, -weight * smallest
        gains = self.stage.total_weight * problem.points
        constant = weight * smallest * self.top
        return self.sum_over(self.name, None, gains, helper_gains, self.value, constant)

    def _down(self, chosen: IntArray) -> int:
        """How far the threshold of a matching is from the highest."""
        threshold = self.stage.threshold(self.system.problem, chosen)
        return 0 if threshold is None else self.top - threshold

    def value(self, chosen: IntArray) -> int:
        """The sum of the smallest, and maybe of all."""
        smallest = np.sort(standings_of(self.system.problem, chosen))[: self.stage.count(len(chosen))]
        total = sum(self.system.problem.points[chosen].tolist()) if self.stage.total_weight else 0
        reached: int = self.stage.weight * sum(smallest.tolist()) + self.stage.total_weight * total
        return reached
