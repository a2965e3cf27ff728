"""What must hold where rules cross: families of cells, helpers and rows, as prices of rows number them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.plans import plan_of
from pairforge.certificate.linear.plans.convex import ConvexPlan
from pairforge.certificate.linear.plans.group_gap import GroupGapPlan
from pairforge.certificate.linear.plans.leximin import LeximinPlan
from pairforge.certificate.linear.plans.sums import tie_shift
from pairforge.certificate.linear.plans.worst_off import WorstOffPlan
from pairforge.certificate.linear.plans.worst_share import WorstSharePlan
from pairforge.certificate.linear.system import System
from pairforge.conclusion.canonical.numbers import told_cells, told_weights
from pairforge.problem import Breaks, Problem, Stage, WorstOff
from pairforge.problem.constraints import Family
from pairforge.problem.linear import NO_BOUND, Linear

Entries = tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]


@dataclass
class RowsTold:
    """The rows of a problem while they are written; families are numbered as they are first needed."""

    problem: Problem
    families: list[Family] = field(default_factory=list)

    @cached_property
    def system(self) -> System:
        """All rows, to which stages add theirs."""
        return System(self.problem)

    def document(self, stages: list[dict[str, Any]]) -> dict[str, Any]:
        """The rows that hold in any case, and all families; what a stage adds is put into ``stages``."""
        base = self._block(Linear(self.problem), self.system.linear)
        for stage, told in zip(self.problem.stages, stages, strict=True):
            told |= self.of_stage(stage)
        return {
            "block": base,
            "families": self.told_families(),
            "ties_shift": tie_shift(self.problem),
            "most_pairs": self.problem.capacity.tolist(),
        }

    def told_families(self) -> list[dict[str, Any]]:
        """The families that were needed so far."""
        return [
            {
                "of": told_cells(self.problem, family.of_pair),
                "size": family.num_cells,
                "weights": told_weights(self.problem, family.weights),
            }
            for family in self.families
        ]

    def of_stage(self, stage: Stage) -> dict[str, Any]:
        """The block of a stage, and what its helpers cost."""
        plan, linear = plan_of(self.system, stage, np.zeros(0, dtype=np.int64)), self.system.linear
        before = linear.copy()
        if isinstance(stage, Breaks):
            return {"costs": linear.helper_cost.tolist()}
        if isinstance(plan, ConvexPlan | GroupGapPlan | WorstSharePlan):
            level = plan.level()
            block = self._block(before, linear)
            if isinstance(plan, WorstSharePlan):
                return {"block": block, "top": plan.top}
            return {"block": block, "costs": (-level.helper_gains[before.num_helpers :]).tolist()}
        if isinstance(plan, LeximinPlan):
            return {"family": self._number(plan.family), "levels": plan.levels.tolist()}
        if isinstance(plan, WorstOffPlan) and plan.adds_up:
            blocks = {name: self._above(plan.stage, soft=name == "soft") for name in ("soft", "hard")}
            return {**blocks, **plan.possible()}
        return {}

    def _above(self, stage: WorstOff, *, soft: bool) -> dict[str, Any]:
        """The block of the threshold 1, on a copy."""
        system = self.system.copy()
        plan, before = WorstOffPlan(system, stage), system.linear.copy()
        plan.write_above(1, soft=soft)
        return self._block(before, system.linear)

    def _block(self, before: Linear, after: Linear) -> dict[str, Any]:
        """What was added; helpers are numbered from 0 within it, those that it uses of before among them."""
        helpers = self._entries(after.helper_entries, before.num_rows)
        numbers = list(range(before.num_helpers, after.num_helpers))
        older = sorted({helper for own in helpers.values() for helper, _ in own} - set(numbers))
        place = {helper: idx for idx, helper in enumerate([*numbers, *older])}
        cells = self._entries(after.cell_entries, before.num_rows)
        rows = [
            [
                None if low == -NO_BOUND else low,
                None if high == NO_BOUND else high,
                [[*self._cell(after, cell), times] for cell, times in cells[row]],
                [[place[helper], times] for helper, times in helpers[row]],
            ]
            for row, low, high in zip(
                range(before.num_rows, after.num_rows),
                after.low[before.num_rows :].tolist(),
                after.high[before.num_rows :].tolist(),
                strict=True,
            )
        ]
        cell_of = {helper: cell for cell, helper in after.uses.items()}
        told = [
            [1, *self._cell(after, cell_of[helper])]
            if helper in cell_of
            else [int(after.helper_high[helper])]
            for helper in place
        ]
        added = after.families[len(before.families) :]
        return {"families": [self._number(family) for family in added], "helpers": told, "rows": rows}

    def _entries(self, entries: Entries, first: int) -> dict[int, list[tuple[int, int]]]:
        """Items and coefficients by row, from a row on."""
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        own = entries[0] >= first
        for row, item, times in zip(*(one[own].tolist() for one in entries), strict=True):
            found[row].append((item, times))
        return found

    def _cell(self, linear: Linear, cell: int) -> list[int]:
        """Family and number within it."""
        place = bisect_right(linear.offsets, cell) - 1
        return [self._number(linear.families[place]), cell - linear.offsets[place]]

    def _number(self, family: Family) -> int:
        """The number of a family, which is added unless it is there."""
        for number, known in enumerate(self.families):
            if known is family:
                return number
        self.families.append(family)
        return len(self.families) - 1
