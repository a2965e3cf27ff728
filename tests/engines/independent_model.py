"""Every priority as a mixed-integer model for scipy's `milp` (HiGHS), one after the other.

Numbers are small, so that the tolerances of the solver cannot hide a difference of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise
from math import ceil

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    Choices,
    Leximin,
    Matched,
    MentorsTotal,
    Problem,
    Stage,
    Total,
    TwiceRunning,
    Variety,
    WorstOff,
    WorstShare,
)
from pairforge.problem.constraints import CountBounds

IntArray = NDArray[np.int64]


def model_values(problem: Problem) -> list[tuple[int | None, ...]] | None:
    """Every stage's optimum by the model, one after the other; None if there is no matching."""
    model = Model(problem)
    if model.best(np.zeros(problem.num_pairs)) is None:
        return None
    return [model.settle_stage(stage) for stage in problem.stages]


class Model:
    """One Boolean per pair, a row per person, and whatever the stages that are settled add to it."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.low = np.isin(np.arange(problem.num_pairs), problem.locked).astype(float)
        self.high = np.ones(problem.num_pairs)
        self.is_whole = np.ones(problem.num_pairs, dtype=np.int64)
        self.rows: list[tuple[NDArray[np.float64], float, float]] = []
        standing = (
            problem.standing if problem.standing is not None else np.zeros(problem.num_mentees, np.int64)
        )
        self.standings = problem.points + standing[problem.mentees]
        for mentee, wants in enumerate(problem.wants.tolist()):
            self.rows.append(((problem.mentees == mentee).astype(float), 0, wants))
        for mentor, (low, high) in enumerate(zip(problem.minimum, problem.capacity, strict=True)):
            self.rows.append(((problem.mentors == mentor).astype(float), low, high))
        for limit in problem.limits:
            self.rows.append((limit.inside.astype(float), limit.low, np.inf))
        for rule in problem.constraints:
            assert isinstance(rule, CountBounds)
            for cell in range(rule.family.num_cells if rule.price is None else 0):
                row = (rule.family.of_pair == cell).astype(float)
                self.rows.append((row, int(rule.low[cell]), int(rule.high[cell])))

    def settle_stage(self, stage: Stage) -> tuple[int | None, ...]:
        """Find the optimum of a stage, and keep to it from now on."""
        keep = getattr(stage, "keep", Fraction(1))
        match stage:
            case WorstOff():
                return (self._settle_worst_off(keep),)
            case Leximin():
                return self._settle_leximin(stage.width)
            case WorstShare():
                return (self._settle_worst_share(stage.share),)
            case Balance():
                return (self._settle_balance(),)
            case Breaks():
                return (self._settle_breaks(),)
            case Variety():
                return (self._settle_variety(stage),)
        return tuple(self._settle(gains.astype(float), keep) for gains in gains_of(self.problem, stage))

    def best(self, gains: NDArray[np.float64]) -> NDArray[np.float64] | None:
        """The variables of greatest gain, or None if nothing is possible."""
        size = len(self.low)
        table = csr_array(np.stack([_longer(row, size) for row, _, _ in self.rows]))
        found = milp(
            -_longer(gains, size),
            integrality=self.is_whole,
            bounds=Bounds(self.low, self.high),
            constraints=LinearConstraint(
                table, [low for _, low, _ in self.rows], [high for _, _, high in self.rows]
            ),
            options={"mip_rel_gap": 0},
        )
        if found.status == 2:
            return None
        assert found.status == 0, found.message
        whole = np.round(found.x)
        assert np.abs(found.x - whole).max() < 1e-5
        return whole

    def _settle(self, gains: NDArray[np.float64], keep: Fraction = Fraction(1)) -> int:
        """Maximize a sum, and keep it, or at least a share of it."""
        found = self.best(gains)
        assert found is not None
        value = round(float(_longer(gains, len(found)) @ found))
        kept = ceil(value - (1 - keep) * abs(value))
        self.rows.append((gains, kept, value))
        return value

    def _add(self, number: int, high: float, *, is_whole: bool) -> IntArray:
        """More variables from 0 to ``high``; their positions."""
        first = len(self.low)
        self.low = np.append(self.low, np.zeros(number))
        self.high = np.append(self.high, np.full(number, high))
        self.is_whole = np.append(self.is_whole, np.full(number, int(is_whole)))
        return np.arange(first, first + number)

    def _row(
        self, *parts: tuple[Sequence[int] | IntArray, float | NDArray[np.number]]
    ) -> NDArray[np.float64]:
        row = np.zeros(len(self.low))
        for positions, coefficients in parts:
            row[positions] += coefficients
        return row

    def _chosen(self) -> IntArray:
        found = self.best(np.zeros(0))
        assert found is not None
        return np.flatnonzero(found[: self.problem.num_pairs])

    def _settle_worst_off(self, keep: Fraction) -> int | None:
        """The highest threshold that everybody can reach, by halving."""
        if not len(self._chosen()):
            return None
        levels, before = np.unique(self.standings), self.high.copy()
        reached, beyond = 0, len(levels)
        while beyond - reached > 1:
            middle = (reached + beyond) // 2
            if self._allow(before, int(levels[middle])) and self.best(np.zeros(0)) is not None:
                reached = middle
            else:
                beyond = middle
        value = int(levels[reached])
        assert self._allow(before, ceil(value - (1 - keep) * abs(value)))
        return value

    def _allow(self, before: NDArray[np.float64], threshold: int) -> bool:
        """Forbid all pairs below a threshold; whether no lock is among them."""
        self.high = before.copy()
        self.high[: len(self.standings)] *= self.standings >= threshold
        return bool((self.low <= self.high).all())

    def _settle_leximin(self, width: int) -> tuple[int, ...]:
        """Most pairs, then the fewest at each level from below."""
        levels = self.standings // width
        matched = self._settle(np.ones(len(levels)))
        counts = [self._settle(-(levels == level).astype(float)) for level in np.unique(levels)]
        return (matched, *(count for count in counts if count))

    def _settle_worst_share(self, share: Fraction) -> int:
        """The sum of the k smallest: the most of k t less what each mentee falls short of t."""
        problem, matched = self.problem, len(self._chosen())
        if not matched:
            return 0
        lowest = int(self.standings.min())
        above = self.standings - lowest
        most = float(above.max())
        (threshold,) = self._add(1, most, is_whole=True).tolist()
        short = self._add(problem.num_mentees, most, is_whole=False)
        for mentee in range(problem.num_mentees):
            mine = np.flatnonzero(problem.mentees == mentee)
            row = self._row(([short[mentee]], 1), ([threshold], -1), (mine, above[mine] - most))
            self.rows.append((row, -most, np.inf))
        count = ceil(share * matched)
        return self._settle(self._row(([threshold], count), (short, -1))) + count * lowest

    def _settle_balance(self) -> int:
        """One Boolean for each place of a mentor, each dearer than the last."""
        problem, gains = self.problem, []
        for mentor, capacity in enumerate(problem.capacity.tolist()):
            places = self._add(capacity, 1, is_whole=True)
            mine = np.flatnonzero(problem.mentors == mentor)
            self.rows.append((self._row((mine, 1), (places, -1)), 0, 0))
            gains.append((places, -(2 * np.arange(capacity) + 1)))
        return self._settle(self._row(*gains))

    def _settle_breaks(self) -> int:
        """A variable for what each cell has too few, and one for what it has too many."""
        costs = []
        for rule in self.problem.constraints:
            assert isinstance(rule, CountBounds)
            for cell in range(rule.family.num_cells if rule.price is not None else 0):
                few, many = self._add(2, np.inf, is_whole=False).tolist()
                mine = np.flatnonzero(rule.family.of_pair == cell)
                row = self._row((mine, 1), ([few], 1), ([many], -1))
                self.rows.append((row, int(rule.low[cell]), int(rule.high[cell])))
                costs.append(([few, many], -float(rule.price or 0)))
        return self._settle(self._row(*costs))

    def _settle_variety(self, stage: Variety) -> int:
        """A variable for each cell that is at least n (n - 1) / 2, by a line from each n to the next."""
        twos = []
        for family in stage.families:
            for cell in range(family.num_cells):
                mine = np.flatnonzero(family.of_pair == cell)
                if len(mine) > 1:
                    (alike,) = self._add(1, np.inf, is_whole=False).tolist()
                    for n in range(1, len(mine)):
                        row = self._row(([alike], 1), (mine, -n))
                        self.rows.append((row, -n * (n + 1) / 2, np.inf))
                    twos.append(([alike], -1.0))
        return self._settle(self._row(*twos))


def gains_of(problem: Problem, stage: Stage) -> list[IntArray]:
    """What each pair adds to each sum of a stage, by its definition."""
    points = problem.points
    one = np.ones_like(points)
    match stage:
        case Matched():
            return [one]
        case Total():
            return [points]
        case MentorsTotal():
            return [stage.points]
        case TwiceRunning():
            return [one * (stage.badly_served[problem.mentees] & (points >= stage.threshold))]
        case Bands():
            edges = [min(points.min(initial=0), *stage.thresholds), *stage.thresholds]
            return [one, *(-one * ((low <= points) & (points < high)) for low, high in pairwise(edges))]
        case Choices(profile="top"):
            return [one * ((stage.ranks >= 1) & (stage.ranks <= stage.depth))]
        case Choices(profile="greedy"):
            return [one * (stage.ranks == rank) for rank in range(1, stage.depth + 1)]
        case Choices():
            return [one, *(-one * (stage.ranks == rank) for rank in (0, *range(stage.depth, 1, -1)))]
    raise AssertionError(stage)


def _longer(row: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    return np.append(row, np.zeros(size - len(row)))
