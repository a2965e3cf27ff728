"""Fewest empty places, then level by level from below the fewest pairs."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.linear.plans.base import IntArray, Plan
from pairforge.certificate.linear.system import Level, System
from pairforge.problem import Leximin
from pairforge.problem.constraints import Family


class LeximinPlan(Plan):
    """The number of pairs, then the levels at which the best so far has pairs."""

    def __init__(self, system: System, stage: Leximin) -> None:
        super().__init__(system)
        self.stage = stage
        problem = system.problem
        self._of_pair = stage.levels(problem, np.arange(problem.num_pairs))
        self.levels, cell = np.unique(self._of_pair, return_inverse=True)
        self.family = Family(cell.reshape(-1).astype(np.int32), len(self.levels))
        self._is_counted = False
        self._below: int | None = None

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.stage.name

    def next(self, chosen: IntArray) -> Level | None:
        """The number of pairs, then the next level that has any."""
        problem = self.system.problem
        if not self._is_counted:
            gains = np.ones(problem.num_pairs, dtype=np.int64)
            return self.sum_over("unmatched", None, gains, self.no_helpers(), len)
        levels = self._of_pair[chosen]
        higher = levels if self._below is None else levels[levels > self._below]
        if not len(higher):
            if self._below is not None:
                self.system.may &= self._of_pair <= self._below
            return None
        level = int(higher.min())
        outside = self._of_pair < level
        self.system.may &= ~(outside if self._below is None else outside & (self._of_pair > self._below))

        def value(pairs: IntArray) -> int:
            return -int((self._of_pair[pairs] == level).sum())

        gains = -(self._of_pair == level).astype(np.int64)
        return self.sum_over(level, level, gains, self.no_helpers(), value, most=0)

    def keep(self, level: Level, chosen: IntArray, best: int) -> bool:
        """Later levels have as many pairs, and no more of this level."""
        if not self._is_counted:
            self.system.keep(level, len(chosen))
            self._is_counted = True
            return True
        assert level.number is not None
        most = -level.value(chosen)
        if not most:  # as if there never had been a pair
            return False
        linear = self.system.linear
        cell = linear.add_family(self.family) + int(np.searchsorted(self.levels, level.number))
        row = linear.rows(1)
        row.add_cells(np.zeros(1, dtype=np.int64), np.array([cell]), 1)
        row.close(high=np.array([most]))
        self._below = level.number
        return True
