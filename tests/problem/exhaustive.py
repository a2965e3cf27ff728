"""Exhaustive search, the slow twin of engines and certificate; it shares no code with either.

All matchings are listed once, and every priority is computed from its definition for each of them. Only
the tie-break, which has no definition but its own, is taken from the problem.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    Changes,
    Choices,
    GroupGap,
    Leximin,
    Matched,
    MentorsTotal,
    Problem,
    Stage,
    Ties,
    Total,
    TwiceRunning,
    Variety,
    WorstOff,
    WorstShare,
)
from pairforge.problem.constraints import (
    Constraint,
    CountBounds,
    DistinctParts,
    EvenCounts,
    Family,
    LeastIfUsed,
    LinearBounds,
    NoneOrLeast,
    Together,
)

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_ABOVE_ALL = 2**62
_MOST_MATCHINGS = 2_000_000


@dataclass(frozen=True)
class Best:
    """The optimum.

    Parameters
    ----------
    values
        The best numbers of each stage over the optima of those before, or over what these ``keep``; None for
        the worst-off of nobody.
    optima
        The matchings that are best in all stages, one a row, shape (num_optima, num_pairs).
    tied_best
        Those of them that the tie-break favours.
    """

    values: tuple[tuple[int | None, ...], ...]
    optima: BoolArray
    tied_best: BoolArray


class Listing:
    """All matchings of a problem, and what they reach in every stage that was asked for."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.matchings = all_matchings(problem)
        self._tables: dict[str, IntArray] = {}

    def best(self, stages: tuple[Stage, ...]) -> Best | None:
        """The optimum in these stages, in their order; None if there is no matching."""
        if not len(self.matchings):
            return None
        rows = np.arange(len(self.matchings))
        values = []
        for stage in stages:
            table = self._table(stage)[rows]
            first = rows[_best_rows(table)][0]
            values.append(reported(self.problem, self.matchings[first], stage))
            rows = rows[_kept(stage, table)]
        tied = rows[_best_rows(self._table(Ties())[rows])]
        return Best(tuple(values), self.matchings[rows], self.matchings[tied])

    def _table(self, stage: Stage) -> IntArray:
        if stage.name not in self._tables:
            self._tables[stage.name] = stage_table(self.problem, self.matchings, stage)
        return self._tables[stage.name]


def best_of(problem: Problem) -> Best | None:
    """The optimum of the problem's own stages over all matchings; None if there is no matching."""
    return Listing(problem).best(problem.stages)


def can_fill(problem: Problem, mentors: BoolArray) -> bool:
    """Whether some matching reaches the minimums of these mentors, whatever the others get."""
    reached = np.zeros(tuple((problem.capacity + 1).tolist()), dtype=bool)
    reached[(0,) * problem.num_mentors] = True
    for mentee in range(problem.num_mentees):
        before, reached = reached, np.zeros_like(reached)
        for pairs in _choices(problem, mentee):
            step = np.bincount(problem.mentors[pairs], minlength=problem.num_mentors)
            room = tuple(slice(0, size - up) for size, up in zip(reached.shape, step, strict=True))
            reached[tuple(slice(up, None) for up in step)] |= before[room]
    minimum = np.where(mentors, problem.minimum, 0)
    return bool(reached[tuple(slice(int(low), None) for low in minimum)].any())


def can_fill_all(problem: Problem) -> bool:
    """Whether there is a matching."""
    return can_fill(problem, np.ones(problem.num_mentors, dtype=bool))


def all_matchings(problem: Problem) -> BoolArray:
    """Every matching of a tiny problem as a row, shape (num_matchings, num_pairs)."""
    rows = np.zeros((1, problem.num_pairs), dtype=bool)
    loads = np.zeros((1, problem.num_mentors), dtype=np.int64)
    for mentee in range(problem.num_mentees):
        more_rows, more_loads = [], []
        for pairs in _choices(problem, mentee):
            step = np.bincount(problem.mentors[pairs], minlength=problem.num_mentors)
            fits = (loads + step <= problem.capacity).all(axis=1)
            longer = rows[fits]
            longer[:, pairs] = True
            more_rows.append(longer)
            more_loads.append(loads[fits] + step)
        if not more_rows:
            return np.zeros((0, problem.num_pairs), dtype=bool)
        rows, loads = np.concatenate(more_rows), np.concatenate(more_loads)
        assert len(rows) <= _MOST_MATCHINGS, "the problem is not tiny"
    keeps = (loads >= problem.minimum).all(axis=1)
    for limit in problem.limits:
        keeps &= (rows & limit.inside).sum(axis=1) >= limit.low
    for constraint in problem.constraints:
        if constraint.price is None:
            keeps &= ~breaches(rows, constraint).any(axis=1)
    matchings: BoolArray = rows[keeps]
    return matchings


def breaches(matchings: BoolArray, constraint: Constraint) -> IntArray:
    """By how much each of ``matchings`` breaks a rule, shape (num_matchings, cells)."""
    match constraint:
        case CountBounds():
            counts = _cell_counts(matchings, constraint.family)
            return np.maximum(constraint.low - counts, 0) + np.maximum(counts - constraint.high, 0)
        case LeastIfUsed():
            used = _cell_counts(matchings, constraint.wholes)[:, constraint.whole] > 0
            return used * np.maximum(constraint.least - _cell_counts(matchings, constraint.parts), 0)
        case NoneOrLeast():
            counts = _cell_counts(matchings, constraint.family)
            return (counts > 0) * np.maximum(constraint.least - counts, 0)
        case EvenCounts():
            return _cell_counts(matchings, constraint.family) % 2
        case DistinctParts():
            filled = _cell_counts(matchings, constraint.parts) > 0
            in_whole = constraint.whole[:, None] == np.arange(constraint.wholes.num_cells)
            missing = constraint.least - filled.astype(np.int64) @ in_whole
            return (_cell_counts(matchings, constraint.wholes) > 0) * np.maximum(missing, 0)
        case Together():
            unequal = _cell_counts(matchings, constraint.family) != 0
            return np.stack(
                [unequal[:, constraint.couple == one].any(axis=1) for one in range(constraint.num_couples)],
                axis=1,
            ).astype(np.int64)
        case LinearBounds():
            counts = np.hstack([_cell_counts(matchings, family) for family in constraint.over])
            sums = [
                counts[:, constraint.cell[constraint.row == row]]
                @ constraint.coefficient[constraint.row == row]
                for row in range(len(constraint.high))
            ]
            beyond = np.stack(sums, axis=1) - constraint.high
            return np.maximum(-(-beyond // constraint.unit), 0)
    raise AssertionError(f"{constraint} is not known")


def stage_values(problem: Problem, matchings: BoolArray, stage: Stage) -> list[int] | list[tuple[int, ...]]:
    """What each of ``matchings`` reaches in a stage, as it is maximized: numbers, or tuples of them."""
    table = stage_table(problem, matchings, stage)
    return table[:, 0].tolist() if table.shape[1] == 1 else [tuple(row) for row in table.tolist()]


def stage_table(problem: Problem, matchings: BoolArray, stage: Stage) -> IntArray:
    """What each of ``matchings`` reaches in a stage: numbers of which the first different one decides.

    The worst-off of nobody counts as -1.
    """
    if isinstance(stage, Balance):
        loads = matchings.astype(np.int64) @ (problem.mentors[:, None] == np.arange(problem.num_mentors))
        return -(loads**2).sum(axis=1)[:, None]
    if isinstance(stage, Breaks):
        soft = [rule for rule in problem.constraints if rule.price is not None]
        paid = [(rule.price or 0) * breaches(matchings, rule).sum(axis=1) for rule in soft]
        return -sum(paid, np.zeros(len(matchings), dtype=np.int64))[:, None]
    if isinstance(stage, Variety):
        alike = [_cell_counts(matchings, family) for family in stage.families]
        same = [counts * (counts - 1) // 2 for counts in alike]
        return -sum((one.sum(axis=1) for one in same), np.zeros(len(matchings), dtype=np.int64))[:, None]
    if isinstance(stage, GroupGap):
        return np.array([[-_gap(stage, sums)] for sums in _cell_counts(matchings, stage.family).tolist()])
    if isinstance(stage, WorstOff):
        several = (problem.wants > 1).any()
        smallest = (_smallest_sum if several else _smallest)(problem, matchings, 1)[:, :1]
        return np.where(smallest == _ABOVE_ALL, -1, smallest)
    if isinstance(stage, Leximin):
        return np.hstack([_count(matchings), _smallest(problem, matchings, stage.width)])
    if isinstance(stage, WorstShare):
        return _worst_share(problem, matchings, stage)
    return np.stack([_sum(matchings, gains) for gains in _gains(problem, stage)], axis=1)


def reported(problem: Problem, matching: BoolArray, stage: Stage) -> tuple[int | None, ...]:
    """What is to be said of a matching: the numbers of a stage; of ``leximin`` minus how many a level."""
    if isinstance(stage, WorstOff) and not matching.any():
        return (None,)
    if isinstance(stage, Leximin):
        levels = _standings(problem)[matching] // stage.width
        _, counts = np.unique(levels, return_counts=True)
        return (int(matching.sum()), *(-counts).tolist())
    return tuple(stage_table(problem, matching[None, :], stage)[0].tolist())


def optima(problem: Problem, matchings: BoolArray, stages: tuple[Stage, ...]) -> BoolArray:
    """The matchings that are best in these stages, in their order, or as good as ``keep`` asks for."""
    for stage in stages:
        if len(matchings):
            matchings = matchings[_kept(stage, stage_table(problem, matchings, stage))]
    return matchings


def _kept(stage: Stage, table: IntArray) -> BoolArray:
    """Which rows have the greatest value, or the share of it that is to be kept."""
    keep: Fraction = getattr(stage, "keep", Fraction(1))
    if keep < 1:
        best = int(table[:, 0].max())
        enough: BoolArray = table[:, 0] >= best - (1 - keep) * abs(best)
        return enough
    return _best_rows(table)


def _best_rows(table: IntArray) -> BoolArray:
    """Which rows are greatest, by the first number that differs."""
    kept = np.ones(len(table), dtype=bool)
    for column in table.T:
        kept &= column == column[kept].max()
    return kept


def _cell_counts(matchings: BoolArray, family: Family) -> IntArray:
    """What each cell counts in each of ``matchings``."""
    inside = (family.of_pair[:, None] == np.arange(family.num_cells)).astype(np.int64)
    weights = 1 if family.weights is None else family.weights[:, None]
    counts: IntArray = matchings.astype(np.int64) @ (inside * weights)
    return counts


def _choices(problem: Problem, mentee: int) -> list[list[int]]:
    """Which pairs a mentee may be in together."""
    pairs = range(int(problem.starts[mentee]), int(problem.starts[mentee + 1]))
    locked = set(problem.locked.tolist()) & set(pairs)
    sizes = range(len(locked), int(problem.wants[mentee]) + 1)
    return [list(some) for size in sizes for some in combinations(pairs, size) if locked <= set(some)]


def _gains(problem: Problem, stage: Stage) -> list[IntArray]:
    """What each pair adds to the numbers of a stage that adds up."""
    points = problem.points
    one = np.ones(problem.num_pairs, dtype=np.int64)
    match stage:
        case Matched():
            return [one]
        case Total():
            return [points]
        case MentorsTotal():
            return [stage.points]
        case TwiceRunning():
            again = [
                int(bool(stage.badly_served[mentee]) and not mine < stage.threshold)
                for mentee, mine in zip(problem.mentees.tolist(), points.tolist(), strict=True)
            ]
            return [np.array(again, dtype=np.int64)]
        case Bands():
            band = np.array([sum(mine >= low for low in stage.thresholds) for mine in points.tolist()])
            return [one, *(-(band == idx).astype(np.int64) for idx in range(len(stage.thresholds)))]
        case Choices():
            return _choice_gains(stage, one)
        case Changes():
            nobody = [int(stage.had[mentee] == 0) for mentee in problem.mentees.tolist()]
            return [stage.before.astype(np.int64) - np.array(nobody, dtype=np.int64)]
        case Ties():
            return [stage.gain(problem, 0, np.arange(problem.num_pairs))]
    raise AssertionError(f"{stage} does not add up")


def _choice_gains(stage: Choices, one: IntArray) -> list[IntArray]:
    ranks = stage.ranks.tolist()
    upwards = range(1, stage.depth + 1)
    if stage.profile == "top":
        return [np.array([int(rank in upwards) for rank in ranks], dtype=np.int64)]
    at = {rank: np.array([int(rank == mine) for mine in ranks], dtype=np.int64) for rank in (0, *upwards)}
    if stage.profile == "greedy":
        return [at[rank] for rank in upwards]
    return [one, -at[0], *(-at[rank] for rank in reversed(upwards) if rank > 1)]


def _standings(problem: Problem) -> IntArray:
    """Points of each pair and what its mentee brings along."""
    return problem.points + (0 if problem.standing is None else problem.standing[problem.mentees])


def _sum(matchings: BoolArray, gains: IntArray) -> IntArray:
    """The sum over the chosen pairs; exact, whatever the size of the numbers."""
    if len(gains) and int(np.abs(gains).max()) * len(gains) >= 2**62:
        return np.array([sum(gains[row].tolist()) for row in matchings], dtype=object)
    return matchings.astype(np.int64) @ gains


def _count(matchings: BoolArray) -> IntArray:
    return matchings.sum(axis=1, dtype=np.int64)[:, None]


def _smallest(problem: Problem, matchings: BoolArray, width: int) -> IntArray:
    """The levels of the chosen pairs in ascending order, padded with what is above all."""
    levels = np.where(matchings, _standings(problem) // width, _ABOVE_ALL)
    padded = np.hstack([levels, np.full((len(matchings), 1), _ABOVE_ALL)])
    return np.sort(padded, axis=1)[:, : int(matchings.sum(axis=1).max(initial=0)) + 1]


def _smallest_sum(problem: Problem, matchings: BoolArray, width: int) -> IntArray:
    """The smallest sum of a mentee who has a mentor."""
    of_mentee = (problem.mentees[:, None] == np.arange(problem.num_mentees)).astype(np.int64)
    sums = matchings.astype(np.int64) @ (of_mentee * problem.points[:, None])
    has_one = matchings.astype(np.int64) @ of_mentee > 0
    smallest: IntArray = np.where(has_one, sums, _ABOVE_ALL).min(axis=1, keepdims=True)
    return smallest


def _gap(stage: GroupGap, sums: list[int]) -> int:
    """The difference of the highest mean and the lowest, rounded up."""
    means = [Fraction(one, size) for one, size in zip(sums, stage.sizes.tolist(), strict=True)]
    return -((min(means) - max(means)) // 1)


def _worst_share(problem: Problem, matchings: BoolArray, stage: WorstShare) -> IntArray:
    counts = _count(matchings)[:, 0]
    worst = np.array([-(-(stage.share * count) // 1) for count in counts.tolist()], dtype=np.int64)
    smallest = _smallest(problem, matchings, 1)
    inside = np.arange(smallest.shape[1]) < worst[:, None]
    sums = np.where(inside, smallest, 0).sum(axis=1)
    return (stage.weight * sums + stage.total_weight * _sum(matchings, problem.points))[:, None]
