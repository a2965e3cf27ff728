"""The smallest standing of a mentee who has a mentor."""

from __future__ import annotations

import numpy as np

from pairforge.certificate.linear.plans.base import IntArray, Plan
from pairforge.certificate.linear.plans.reachable import ReachableSums
from pairforge.certificate.linear.system import Level, System
from pairforge.problem import Problem, WorstOff
from pairforge.problem.constraints import Family
from pairforge.problem.distinct import distinct

_FAR = 1 << 62
"""Beyond all standings."""


class WorstOffPlan(Plan):
    """Thresholds: less those below one; nobody need be below it if and only if that is 0."""

    def __init__(self, system: System, stage: WorstOff) -> None:
        super().__init__(system)
        self.stage = stage
        self._is_kept = False
        self._sums: Family | None = None
        self._reachable: ReachableSums | None = None
        problem = system.problem
        if (problem.wants > 1).any():
            self._sums = Family(problem.mentees, problem.num_mentees, problem.points)
            if problem.wants.max() == 2:
                self._reachable = ReachableSums(problem, np.ones(problem.num_pairs, dtype=bool))

    @property
    def name(self) -> str:
        """The stage's name."""
        return self.stage.name

    def next(self, chosen: IntArray) -> Level | None:
        """The level just above what ``chosen`` reaches."""
        reached = self.reached(chosen)
        if self._is_kept or reached is None:
            return None
        threshold = self.above(reached)
        return None if threshold is None else self.level(threshold)

    @property
    def adds_up(self) -> bool:
        """Whether somebody may get several mentors, whose points are added up."""
        return self._sums is not None

    def trial(self) -> WorstOffPlan:
        """A plan for one threshold that leaves the system as it is."""
        if self._sums is None:
            return self
        twin = WorstOffPlan(self.system.copy(), self.stage)
        twin._sums = self._sums
        return twin

    def reached(self, chosen: IntArray) -> int | None:
        """The smallest standing of a matching; None if it has no pair."""
        standings = standings_of(self.system.problem, chosen)
        return int(standings.min()) if len(standings) else None

    @property
    def _step(self) -> int:
        """All sums are multiples of it."""
        return max(int(np.gcd.reduce(self.system.problem.points)), 1)

    def limit(self) -> int:
        """What the worst-off cannot exceed, be there prices or not."""
        if self._reachable is not None:
            found = self._reachable.below(_FAR)
            return self.highest() if found is None else found
        if self._sums is not None:
            return self.highest()
        fixed = self.system.problem.standings[self.system.fixed]
        return min(self.highest(), int(fixed.min(initial=_FAR)))

    def possible(self) -> dict[str, list[int]]:
        """All that several mentors of somebody can add up to, or more: ``sums``, or first, end and step."""
        problem = self.system.problem
        if self._reachable is None:
            return {"range": [0, self.highest() + self._step, self._step]}
        sums = [problem.points]
        for mentee in np.flatnonzero(problem.wants > 1).tolist():
            own = problem.points[problem.starts[mentee] : problem.starts[mentee + 1]]
            sums.append(np.unique(np.add.outer(own, own)[np.triu_indices(len(own), 1)]))
        return {"sums": np.unique(np.concatenate(sums)).tolist()}

    def highest(self) -> int:
        """Nobody has a higher standing."""
        if self._sums is not None:
            return int(self.system.linear.reach(self._sums)[1].max(initial=0))
        return int(self.system.problem.standings[self.system.may].max())

    def middle(self, reached: int, highest: int) -> int | None:
        """A threshold halfway between what is reached and what may be; None if there is none in between."""
        if self._reachable is not None:
            halfway = self.above(max(reached, (reached + highest) // 2))
            found = halfway if halfway is not None and halfway <= highest else self.above(reached)
            return None if found is None or found > highest else found
        if self._sums is not None:
            steps = (highest - reached) // self._step
            return reached + (steps + 1) // 2 * self._step if steps > 0 else None
        standings = self.system.problem.standings[self.system.may]
        between = distinct(standings[(standings > reached) & (standings <= highest)])
        return int(between[len(between) // 2]) if len(between) else None

    def above(self, reached: int) -> int | None:
        """The next threshold; None if nobody can be above ``reached``."""
        if self._reachable is not None:
            return self._reachable.above(reached)
        if self._sums is not None:
            most = self.system.linear.reach(self._sums)[1]
            return reached + self._step if reached < int(most.max(initial=0)) else None
        standings = self.system.problem.standings[self.system.may]
        higher = standings[standings > reached]
        return int(higher.min()) if len(higher) else None

    def below(self, threshold: int) -> int:
        """The largest standing that is possible below a threshold."""
        if self._reachable is not None:
            lower_sum = self._reachable.below(threshold)
            return threshold - 1 if lower_sum is None else lower_sum
        if self._sums is not None:
            return (threshold - 1) // self._step * self._step
        standings = self.system.problem.standings[self.system.may]
        lower = standings[standings < threshold]
        return int(lower.max()) if len(lower) else threshold - 1

    def level(self, threshold: int) -> Level:
        """Less those below a threshold."""
        problem = self.system.problem

        def value(chosen: IntArray) -> int:
            return -int((standings_of(problem, chosen) < threshold).sum())

        if self._sums is None:
            gains = -(problem.standings < threshold).astype(np.int64)
            return self.sum_over(self.name, threshold, gains, self.no_helpers(), value, most=0)
        below = self.write_above(threshold, soft=True)
        helper_gains = self.no_helpers()
        helper_gains[below] = -1
        gains = np.zeros(problem.num_pairs, dtype=np.int64)
        return self.sum_over(self.name, threshold, gains, helper_gains, value, most=0)

    def keep(self, level: Level, chosen: IntArray, best: int) -> bool:
        """Nothing: see ``finish``."""
        return False

    def finish(self, best: int | None) -> None:
        """Later levels keep what the stage asks for of the best smallest standing."""
        self._is_kept = True
        if best is None:
            return
        kept = self.stage.kept(best)
        if self._sums is None:
            self.system.may &= self.system.problem.standings >= kept
        elif kept > 0:
            self.write_above(kept, soft=False)
            problem = self.system.problem
            self.system.demands.append(lambda chosen: bool((standings_of(problem, chosen) >= kept).all()))

    def write_above(self, threshold: int, *, soft: bool) -> IntArray:
        """Whoever has a mentor has a sum of at least ``threshold``, or a helper says not; the helpers."""
        linear, problem = self.system.linear, self.system.problem
        assert self._sums is not None
        count = problem.num_mentees
        cells, used = linear.add_family(self._sums), linear.add_family(self.system.mentee_family)
        rows = linear.rows(count)
        rows.add_cells(np.arange(count), cells + np.arange(count), 1)
        helpers = np.empty(0, dtype=np.int64)
        if soft:
            helpers = linear.add_helpers(np.ones(count, dtype=np.int64))
            rows.add_helpers(np.arange(count), helpers, threshold)
        rows.add_helpers(np.arange(count), linear.used(used + np.arange(count)), -threshold)
        rows.close(low=np.zeros(count, dtype=np.int64))
        return helpers


def standings_of(problem: Problem, chosen: IntArray) -> IntArray:
    """The standing of each mentee who has a mentor; with several mentors the sum of the points."""
    if not (problem.wants > 1).any():
        return problem.standings[chosen]
    sums = np.zeros(problem.num_mentees, dtype=np.int64)
    np.add.at(sums, problem.mentees[chosen], problem.points[chosen])
    return sums[np.unique(problem.mentees[chosen])]
