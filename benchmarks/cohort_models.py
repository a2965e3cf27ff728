"""Cohort rules as rows: the full model that a rival gets, and a judge of what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from math import gcd

import numpy as np
from cohort_programmes import CohortProgramme
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class CohortRules:
    """The hard rules of a benchmark, None where there is none; its priorities are matched, then total.

    Parameters
    ----------
    same_department
        Most mentees of one department in a cohort.
    each_gender
        Fewest mentees of each gender in a cohort that has any mentee.
    gap
        Largest difference between the mean points of the genders.
    """

    same_department: int | None = None
    each_gender: int | None = None
    gap: int | None = None

    def as_yaml(self, resolution: int) -> str:
        """The lines that end a config; the gap is in scores there."""
        cohorts, fairness = [], []
        if self.same_department is not None:
            cohorts.append(f"kind: at_most, column: Department, same: {self.same_department}, hard: true")
        if self.each_gender is not None:
            cohorts.append(f"kind: at_least, column: Gender, each: {self.each_gender}, hard: true")
        if self.gap is not None:
            most = self.gap / resolution
            fairness.append(f"kind: group_gap, column: Gender, measure: mean_score, at_most: {most}")
        lists = {"cohorts": cohorts, "fairness": fairness}
        return "".join(
            f"{key}:\n" + "".join(f"  - {{{rule}}}\n" for rule in rules)
            for key, rules in lists.items()
            if rules
        )


@dataclass(frozen=True)
class FullModel:
    """Maximize a sum over Booleans within rows; a variable for each pair, then one for each used mentor.

    Parameters
    ----------
    gains
        What each variable adds, shape (num_mentees * num_mentors + num_mentors,).
    starts, columns, values
        The rows in CSR order.
    low, high
        Bounds of each row, infinite where there is none.
    premium
        What being matched adds to the gain of a pair, 0 where everybody must be matched.
    """

    gains: IntArray
    starts: IntArray
    columns: IntArray
    values: IntArray
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    premium: int


def full_model(programme: CohortProgramme, rules: CohortRules, *, everybody: bool) -> FullModel:
    """The model as one would write it, with ``used`` variables.

    With ``everybody`` all mentees must be matched, which spares the solver the large number that makes one
    more matched mentee worth more than all points.
    """
    num_mentees, num_mentors = programme.points.shape
    pairs = np.arange(num_mentees * num_mentors).reshape(num_mentees, num_mentors)
    used = pairs.size + np.arange(num_mentors)
    rows = _Rows()
    ones = np.ones(num_mentors, dtype=np.int64)
    for own in pairs:
        rows.add(own, ones, int(everybody), 1)
    for mentor, seats in enumerate(programme.capacity.tolist()):
        column = np.append(pairs[:, mentor], used[mentor])
        rows.add(column, np.append(np.ones(num_mentees, dtype=np.int64), -seats), -np.inf, 0)
    if rules.same_department is not None:
        for people in _members(programme.department, pairs):
            for own in people.T:
                rows.add(own, np.ones(len(own), dtype=np.int64), -np.inf, rules.same_department)
    if rules.each_gender is not None:
        for people in _members(programme.gender, pairs):
            for mentor, own in enumerate(people.T):
                column = np.append(own, used[mentor])
                rows.add(column, np.append(np.ones(len(own), dtype=np.int64), -rules.each_gender), 0, np.inf)
    if rules.gap is not None:
        rows.add(*_gap_row(programme, rules.gap))
    premium = 0 if everybody else 1 + num_mentees * int(programme.points.max())
    gains = np.concatenate([programme.points.ravel() + premium, np.zeros(num_mentors, dtype=np.int64)])
    return rows.closed(gains, premium)


def reached(programme: CohortProgramme, rules: CohortRules, mentor_of: IntArray) -> tuple[int, int]:
    """Matched and points of a matching (a mentor for each mentee, or -1) that is found to keep the rules."""
    mentees = np.flatnonzero(mentor_of >= 0)
    mentors = mentor_of[mentees]
    load = np.bincount(mentors, minlength=programme.num_mentors)
    kept = bool((load <= programme.capacity).all())
    if rules.same_department is not None:
        of_department = _composition(programme.department, mentees, mentors, programme.num_mentors)
        kept = kept and bool((of_department <= rules.same_department).all())
    if rules.each_gender is not None:
        of_gender = _composition(programme.gender, mentees, mentors, programme.num_mentors)
        kept = kept and bool((of_gender[load > 0] >= rules.each_gender).all())
    own = np.zeros(programme.num_mentees, dtype=np.int64)
    own[mentees] = programme.points[mentees, mentors]
    if rules.gap is not None:
        first, second = (own[programme.gender == group] for group in (0, 1))
        difference = int(first.sum()) * len(second) - int(second.sum()) * len(first)
        kept = kept and abs(difference) <= rules.gap * len(first) * len(second)
    if not kept:
        raise RuntimeError("a matching breaks the rules.")
    return len(mentees), int(own.sum())


class _Rows:
    """Rows that grow, and become arrays at the end."""

    def __init__(self) -> None:
        self._columns: list[IntArray] = []
        self._values: list[IntArray] = []
        self._bounds: list[tuple[float, float]] = []

    def add(self, columns: IntArray, values: IntArray, low: float, high: float) -> None:
        self._columns.append(columns)
        self._values.append(values)
        self._bounds.append((low, high))

    def closed(self, gains: IntArray, premium: int) -> FullModel:
        bounds = np.array(self._bounds, dtype=np.float64)
        lengths = [len(columns) for columns in self._columns]
        return FullModel(
            gains=gains,
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            columns=np.concatenate(self._columns),
            values=np.concatenate(self._values),
            low=bounds[:, 0],
            high=bounds[:, 1],
            premium=premium,
        )


def _members(group: IntArray, pairs: IntArray) -> list[IntArray]:
    """The pairs of the mentees of each group, shapes (size of the group, num_mentors)."""
    return [pairs[group == one] for one in np.unique(group)]


def _gap_row(programme: CohortProgramme, gap: int) -> tuple[IntArray, IntArray, int, int]:
    """|mean of the first - mean of the second| <= gap, times both sizes; the unmatched count 0."""
    first, second = (int((programme.gender == group).sum()) for group in (0, 1))
    shared = gcd(first, second)
    factor = np.where(programme.gender == 0, second // shared, -(first // shared))[:, None]
    most = gap * first * second // shared
    return np.arange(programme.points.size), (factor * programme.points).ravel(), -most, most


def _composition(group: IntArray, mentees: IntArray, mentors: IntArray, num_mentors: int) -> IntArray:
    """How many of each group every mentor has, shape (num_mentors, number of groups)."""
    counts = np.zeros((num_mentors, int(group.max()) + 1), dtype=np.int64)
    np.add.at(counts, (mentors, group[mentees]), 1)
    return counts
