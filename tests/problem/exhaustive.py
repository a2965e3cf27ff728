"""Exhaustive search, the slow twin of engines and certificate; it shares no code with either."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import TIES, WORST_OFF, Problem

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Best:
    """The optimum: a value a stage, and how many matchings are optimal in all stages and the tie-break."""

    values: tuple[int | None, ...]
    num_optima: int


def best_of(problem: Problem) -> Best | None:
    """The optimum over all matchings; None if there is no matching."""
    everything = np.ones(problem.num_pairs, dtype=bool)
    additive = tuple(stage for stage in problem.stages if stage != WORST_OFF)
    if WORST_OFF not in problem.stages:
        return _search(problem, everything, additive)
    place = problem.stages.index(WORST_OFF)
    earlier = _search(problem, everything, problem.stages[:place])
    if earlier is None:
        return None
    if earlier.values[problem.stages.index("matched")] == 0:
        found = _search(problem, everything, additive)
        assert found is not None
        return Best((*found.values[:place], None, *found.values[place:]), found.num_optima)
    for threshold in sorted(set(problem.points.tolist()), reverse=True):
        allowed = problem.points >= threshold
        reached = _search(problem, allowed, problem.stages[:place])
        if reached is not None and reached.values == earlier.values:
            found = _search(problem, allowed, additive)
            assert found is not None
            return Best((*found.values[:place], threshold, *found.values[place:]), found.num_optima)
    raise AssertionError("the lowest threshold allows every pair")


def can_fill(problem: Problem, mentors: BoolArray) -> bool:
    """Whether some matching reaches the minimums of these mentors, whatever the others get."""
    fewer = replace(problem, minimum=np.where(mentors, problem.minimum, 0))
    return _search(fewer, np.ones(problem.num_pairs, dtype=bool), ()) is not None


def all_matchings(problem: Problem) -> BoolArray:
    """Every matching of a tiny problem as a row, shape (num_matchings, num_pairs)."""
    assert problem.num_pairs <= 16, "two to the power of this many subsets"
    numbers = np.arange(2**problem.num_pairs)
    subsets = (numbers[:, None] >> np.arange(problem.num_pairs)) & 1
    placed = subsets @ (problem.mentees[:, None] == np.arange(problem.num_mentees))
    loads = subsets @ (problem.mentors[:, None] == np.arange(problem.num_mentors))
    keeps = (placed <= problem.wants).all(axis=1) & subsets[:, problem.locked].all(axis=1)
    keeps &= ((problem.minimum <= loads) & (loads <= problem.capacity)).all(axis=1)
    matchings: BoolArray = subsets[keeps].astype(bool)
    return matchings


def stage_values(problem: Problem, matchings: BoolArray, stage: str) -> list[int]:
    """What each of ``matchings`` reaches in a stage; the worst-off of nobody counts as -1."""
    if stage == "matched":
        return [int(row.sum()) for row in matchings]
    if stage == WORST_OFF:
        return [min(problem.points[row].tolist(), default=-1) for row in matchings]
    if stage == "total":
        return [sum(problem.points[row].tolist()) for row in matchings]
    weights = problem.gain(TIES, np.arange(problem.num_pairs))
    return [sum(weights[row].tolist()) for row in matchings]


def optima(problem: Problem, matchings: BoolArray, stages: tuple[str, ...]) -> BoolArray:
    """The matchings that are best in these stages, in their order."""
    for stage in stages:
        values = stage_values(problem, matchings, stage)
        matchings = matchings[[value == max(values) for value in values]]
    return matchings


def _search(problem: Problem, allowed: BoolArray, stages: tuple[str, ...]) -> Best | None:
    """Dynamic programming: mentee by mentee, the best of each vector of the mentors' loads.

    Values are a pair (stages in one number, tie weights), so that ``num_optima`` counts what is best in both.
    """
    if not allowed[problem.locked].all():
        return None
    base = 2 * (int(np.abs(problem.points).sum()) + problem.num_pairs) + 3
    assert base ** len(stages) < 2**60
    gains = np.zeros(problem.num_pairs, dtype=np.int64)
    for stage in stages:
        gains = gains * base + (problem.points if stage == "total" else 1)
    ties = problem.gain(TIES, np.arange(problem.num_pairs))
    shape = tuple((problem.capacity + 1).tolist())
    table = _Table.empty(shape)
    table.count[(0,) * len(shape)] = 1
    for mentee in range(problem.num_mentees):
        following = _Table.empty(shape)
        for pairs in _choices(problem, allowed, mentee):
            step = np.bincount(problem.mentors[pairs], minlength=problem.num_mentors)
            following.take(table, step, int(gains[pairs].sum()), int(ties[pairs].sum()))
        table = following
    return table.best(problem.minimum, base, len(stages))


def _choices(problem: Problem, allowed: BoolArray, mentee: int) -> list[list[int]]:
    pairs = [
        pair for pair in range(int(problem.starts[mentee]), int(problem.starts[mentee + 1])) if allowed[pair]
    ]
    locked = set(problem.locked.tolist()) & set(pairs)
    sizes = range(len(locked), int(problem.wants[mentee]) + 1)
    return [list(some) for size in sizes for some in combinations(pairs, size) if locked <= set(some)]


@dataclass
class _Table:
    """For each vector of loads: the best value, the best tie weight with it, and how many have both."""

    value: IntArray
    ties: IntArray
    count: IntArray

    @classmethod
    def empty(cls, shape: tuple[int, ...]) -> _Table:
        return cls(*(np.zeros(shape, dtype=np.int64) for _ in range(3)))

    def take(self, before: _Table, step: IntArray, gain: int, tie: int) -> None:
        """Let one mentee choose mentors who each get one mentee more (``step``)."""
        source = tuple(slice(0, size - up) for size, up in zip(self.count.shape, step, strict=True))
        target = tuple(slice(up, None) for up in step)
        value, ties, count = before.value[source] + gain, before.ties[source] + tie, before.count[source]
        old_value, old_ties, old_count = self.value[target], self.ties[target], self.count[target]
        more = (value > old_value) | ((value == old_value) & (ties > old_ties))
        better = (count > 0) & ((old_count == 0) | more)
        equal = (count > 0) & (old_count > 0) & (value == old_value) & (ties == old_ties)
        old_count[equal] += count[equal]
        for old, new in ((old_value, value), (old_ties, ties), (old_count, count)):
            old[better] = new[better]

    def best(self, minimum: IntArray, base: int, num_stages: int) -> Best | None:
        """The best over all loads that reach the minimums."""
        enough = tuple(slice(int(low), None) for low in minimum)
        reached = self.count[enough] > 0
        found = zip(
            *(part[enough][reached].tolist() for part in (self.value, self.ties, self.count)), strict=True
        )
        entries = list(found)
        if not entries:
            return None
        top = max(entries)[:2]
        return Best(_digits(top[0], base, num_stages), sum(entry[2] for entry in entries if entry[:2] == top))


def _digits(number: int, base: int, num_digits: int) -> tuple[int, ...]:
    """The digits of a number whose digits may be negative, highest first."""
    digits: list[int] = []
    for _ in range(num_digits):
        digit = (number + base // 2) % base - base // 2
        digits.append(digit)
        number = (number - digit) // base
    return tuple(reversed(digits))
