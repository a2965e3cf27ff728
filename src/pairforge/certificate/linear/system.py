"""System: the rows that a matching keeps, and the pairs that it may choose, on the way through the stages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import gcd

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Problem
from pairforge.problem.constraints import Family
from pairforge.problem.linear import Linear

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Level:
    """One number to be maximized: a sum over pairs and helpers.

    Parameters
    ----------
    stage, number, label
        What it belongs to; ``number`` as ``level`` of ``LevelPrices``.
    gains
        What each pair adds, shape (num_pairs,).
    helper_gains
        What a unit of each helper adds, shape (number of helpers when the level was made,).
    value
        What a matching reaches (positions, ascending).
    constant
        What is added in any case.
    most
        What no matching exceeds, whatever the prices are; None: not known.
    """

    stage: str
    number: int | None
    label: str | int
    gains: IntArray
    helper_gains: IntArray
    value: Callable[[IntArray], int]
    constant: int = 0
    most: int | None = None

    @property
    def largest(self) -> int:
        """The largest gain of a pair, or of a unit of a helper."""
        return max(int(np.abs(array).max(initial=0)) for array in (self.gains, self.helper_gains))

    def for_nothing(self) -> Level:
        """The same level where nothing gains anything: a bound below 0 shows that nothing is possible."""
        zeros, helpers = np.zeros_like(self.gains), np.zeros_like(self.helper_gains)
        return replace(self, gains=zeros, helper_gains=helpers, value=lambda _: 0, constant=0, most=None)


class System:
    """Rows, helpers and pairs; levels add to them what later ones must keep.

    Parameters
    ----------
    problem
        Whose constraints are written as rows.

    Attributes
    ----------
    settings
        What helpers are in a matching that could be several things.
    """

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.linear = Linear(problem)
        self._unit: tuple[Level, BoolArray, int] | None = None
        self.fixed = problem.locked
        self.demands: list[Callable[[IntArray], bool]] = []
        self.kept: list[Family] = []
        self.settings: dict[int, Callable[[IntArray], int]] = {}
        self.may: BoolArray = np.ones(problem.num_pairs, dtype=bool)
        self.mentee_family = _family_of(problem, problem.mentees, problem.num_mentees)
        self.mentor_family = _family_of(problem, problem.mentors, problem.num_mentors)
        zeros = np.zeros(problem.num_mentees, dtype=np.int64)
        sides = (
            (self.mentee_family, zeros, problem.wants),
            (self.mentor_family, problem.minimum, problem.capacity),
        )
        for family, low, high in sides:
            cells = self.linear.add_family(family)
            rows = self.linear.rows(family.num_cells)
            rows.add_cells(np.arange(family.num_cells), cells + np.arange(family.num_cells), 1)
            rows.close(low=low, high=high)
        for limit in problem.limits:
            self.at_least(self.marked(limit.inside), limit.low)
        for constraint in problem.constraints:
            if constraint.price is None or self.counts_breaks:
                constraint.write(self.linear)
        self.linear.tighten()

    @property
    def counts_breaks(self) -> bool:
        """Whether breaches of soft constraints matter."""
        return any(stage.name == "breaks" for stage in self.problem.stages)

    def copy(self) -> System:
        """A system that can be added to without changing this one."""
        twin = System.__new__(System)
        twin.problem, twin.fixed, twin.may = self.problem, self.fixed, self.may.copy()
        twin.linear, twin.demands, twin.kept = self.linear.copy(), list(self.demands), list(self.kept)
        twin.mentee_family, twin.mentor_family = self.mentee_family, self.mentor_family
        twin._unit = None
        twin.settings = dict(self.settings)
        return twin

    def marked(self, inside: BoolArray, weights: IntArray | None = None) -> Family:
        """One cell of the marked pairs."""
        return Family(np.where(inside, np.int32(0), np.int32(-1)), 1, weights)

    def at_least(self, family: Family, low: int, helpers: IntArray | None = None) -> None:
        """One more row: the only cell of ``family``, and helpers by their coefficients, reach ``low``."""
        cell = self.linear.add_family(family)
        row = self.linear.rows(1)
        row.add_cells(np.zeros(1, dtype=np.int64), np.array([cell]), 1)
        if helpers is not None and helpers.any():
            numbers = np.flatnonzero(helpers)
            row.add_helpers(np.zeros(len(numbers), dtype=np.int64), numbers, helpers[numbers])
        row.close(low=np.array([low]))

    def keep(self, level: Level, least: int) -> None:
        """Later levels keep at least so much of this one."""
        family = self.marked(np.ones(self.problem.num_pairs, dtype=bool), level.gains)
        self.at_least(family, least - level.constant, level.helper_gains)
        self.kept.append(family)
        self.demands.append(lambda chosen: level.value(chosen) >= least)

    def narrow(self, may: BoolArray) -> None:
        """Leave out the other pairs, because no matching that is as good as need be has any of them."""
        self.may = self.may & may
        self.may[self.fixed] = True

    def exclude(self, chosen: IntArray) -> None:
        """Leave out the matchings that have all of these pairs."""
        inside = np.zeros(self.problem.num_pairs, dtype=bool)
        inside[chosen] = True
        cell = self.linear.add_family(self.marked(inside))
        row = self.linear.rows(1)
        row.add_cells(np.zeros(1, dtype=np.int64), np.array([cell]), 1)
        row.close(high=np.array([len(chosen) - 1]))

    def excludes_larger(self, chosen: IntArray) -> bool:
        """Whether it is plain that no other matching has all of these pairs: nobody has room for one more."""
        problem = self.problem
        placed = np.bincount(problem.mentees[chosen], minlength=problem.num_mentees)
        loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
        free = self.may.copy()
        free[chosen] = False
        room = (placed < problem.wants)[problem.mentees] & (loads < problem.capacity)[problem.mentors]
        return not bool((free & room).any())

    def holds(self, chosen: IntArray) -> bool:
        """Whether a matching keeps all constraints, and what earlier levels ask for."""
        linear = self.linear
        if not (self.may[chosen].all() and np.isin(self.fixed, chosen).all()):
            return False
        counts = np.concatenate([family.counts(chosen) for family in linear.families])
        row, cell, coefficient = linear.cell_entries
        sums = np.zeros(linear.num_rows, dtype=np.int64)
        np.add.at(sums, row, coefficient * counts[cell])
        plain = np.ones(linear.num_rows, dtype=bool)
        plain[linear.helper_entries[0]] = False
        inside = (linear.low <= sums) & (sums <= linear.high)
        hard = all(
            not constraint.breaches(chosen).any()
            for constraint in self.problem.constraints
            if constraint.price is None
        )
        return bool(inside[plain].all()) and hard and all(demand(chosen) for demand in self.demands)

    def unit(self, level: Level) -> int:
        """All values of a level differ by multiples of this."""
        if self._unit is None or self._unit[0] is not level or self._unit[1] is not self.may:
            numbers = (level.gains[self.may], level.helper_gains)
            found = gcd(*(int(np.gcd.reduce(array)) for array in numbers if len(array)))
            self._unit = level, self.may, max(found, 1)
        return self._unit[2]


def _family_of(problem: Problem, of_pair: NDArray[np.int32], count: int) -> Family:
    """The family of one side: that of a constraint if it has the same, so that it is there once."""
    for constraint in problem.constraints:
        for family in constraint.families():
            if family.of_pair is of_pair and family.weights is None and family.num_cells == count:
                return family
    return Family(of_pair, count)
