"""Stages that are a convex cost of the count of each cell: even loads, and variety."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.linear.plans.base import IntArray, OneLevel
from pairforge.certificate.linear.system import Level, System
from pairforge.problem import Balance, Variety
from pairforge.problem.constraints import Family


class ConvexPlan(OneLevel):
    """Less a helper for each cell, at least what its count costs: one row from each count to the next."""

    def __init__(self, system: System, stage: Balance | Variety) -> None:
        super().__init__(system)
        self.stage = stage
        self.families = (system.mentor_family,) if isinstance(stage, Balance) else stage.families

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.stage.name

    def level(self) -> Level:
        """Nothing for a pair."""
        linear = self.system.linear
        costs = [self._write(family) for family in self.families]
        helper_gains = self.no_helpers()
        helper_gains[np.concatenate(costs)] = -1
        gains = np.zeros(self.system.problem.num_pairs, dtype=np.int64)
        assert len(helper_gains) == linear.num_helpers
        return self.sum_over(self.name, None, gains, helper_gains, self.value, most=0)

    def value(self, chosen: IntArray) -> int:
        """Less the cost of each count."""
        counts = np.concatenate([family.counts(chosen) for family in self.families])
        return -int(self._cost(counts).sum())

    def _cost(self, counts: IntArray) -> IntArray:
        if isinstance(self.stage, Balance):
            return counts * counts
        return counts * (counts - 1) // 2

    def _write(self, family: Family) -> IntArray:
        """Rows cost(k) + (n - k) (cost(k + 1) - cost(k)) <= helper, for all k; the helpers."""
        linear = self.system.linear
        _, most = linear.reach(family)
        cells = linear.add_family(family)
        helpers = linear.add_helpers(self._cost(most))
        cell = np.repeat(np.arange(family.num_cells), most)
        count = np.arange(len(cell)) - np.repeat(np.cumsum(most) - most, most)
        cost, slope = self._cost(count), self._cost(count + 1) - self._cost(count)
        steep = np.flatnonzero(slope > 0)
        cell, count, cost, slope = cell[steep], count[steep], cost[steep], slope[steep]
        rows = linear.rows(len(cell))
        rows.add_cells(np.arange(len(cell)), cells + cell, slope)
        rows.add_helpers(np.arange(len(cell)), helpers[cell], -1)
        rows.close(high=count * slope - cost)
        return helpers
