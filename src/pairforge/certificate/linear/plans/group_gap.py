"""The largest difference between the means of two groups."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.linear.plans.base import OneLevel
from pairforge.certificate.linear.system import Level, System
from pairforge.problem import GroupGap


class GroupGapPlan(OneLevel):
    """Less a helper that is at least each difference."""

    def __init__(self, system: System, stage: GroupGap) -> None:
        super().__init__(system)
        self.stage = stage

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.stage.name

    def level(self) -> Level:
        """Nothing for a pair; one row for each two groups, in either order."""
        linear, stage = self.system.linear, self.stage
        sizes = stage.sizes
        least, most = linear.reach(stage.family)
        cells = linear.add_family(stage.family)
        widest = (-(-most // sizes)).max(initial=0) - (least // sizes).min(initial=0)
        gap = linear.add_helpers(np.array([widest]))
        one, other = np.nonzero(~np.eye(len(sizes), dtype=bool))
        rows = linear.rows(len(one))
        rows.add_cells(np.arange(len(one)), cells + one, sizes[other])
        rows.add_cells(np.arange(len(one)), cells + other, -sizes[one])
        rows.add_helpers(np.arange(len(one)), np.repeat(gap, len(one)), -sizes[one] * sizes[other])
        rows.close(high=np.zeros(len(one), dtype=np.int64))
        helper_gains = self.no_helpers()
        helper_gains[gap] = -1
        gains = np.zeros(self.system.problem.num_pairs, dtype=np.int64)
        return self.sum_over(self.name, None, gains, helper_gains, stage.value, most=0)
