"""Which criteria tell eligible pairs apart, and which do not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria import Criterion, points
from pairforge.scoring import Scores

_BLOCK = 1 << 18
_SAMPLE = 20_000
_DUST = 1e-4

CriterionFinding = Literal["unweighted", "empty", "constant", "tie_break"]
"""Unweighted: its weight is 0. Empty: blank for every pair. Constant: the same for every pair. Tie_break: it
decides only between pairs that are equal in all other criteria."""


@dataclass(frozen=True)
class CriterionCheck:
    """One criterion over the eligible pairs.

    Parameters
    ----------
    criterion, weight
        Its label and weight.
    pairs, blank
        Eligible pairs, and those of them for whom an answer is blank.
    lowest, highest
        Smallest and largest value where answers are known; None if none are.
    finding
        What is the matter; None if it tells pairs apart, or if there are fewer than two pairs.
    same_as
        An earlier criterion that has the same value for every pair; None if there is none.
    """

    criterion: str
    weight: float
    pairs: int
    blank: int
    lowest: float | None
    highest: float | None
    finding: CriterionFinding | None
    same_as: str | None


def check_criteria(scores: Scores) -> tuple[CriterionCheck, ...]:
    """Look at each criterion over all eligible pairs, block by block.

    A criterion is a tie-break if the most by which it can raise one pair above another is less than the
    smallest difference that there is between two pairs in the points of all other criteria: it then never
    changes the order of two pairs that differ there, whatever it says.
    """
    criteria = scores.criteria
    num_pairs = len(scores.points)
    blank = np.zeros(len(criteria), dtype=np.int64)
    low, high = np.full(len(criteria), np.inf), np.full(len(criteria), -np.inf)
    alike = np.tril(np.ones((len(criteria), len(criteria)), dtype=bool), -1)
    for start in range(0, num_pairs, _BLOCK):
        block = slice(start, start + _BLOCK)
        values = [_values(criterion, scores, block) for criterion in criteria]
        for idx, value in enumerate(values):
            unknown = np.isnan(value)
            blank[idx] += int(unknown.sum())
            low[idx] = min(low[idx], value.min(initial=np.inf, where=~unknown))
            high[idx] = max(high[idx], value.max(initial=-np.inf, where=~unknown))
        for idx, other in np.argwhere(alike).tolist():
            alike[idx, other] = np.array_equal(values[idx], values[other], equal_nan=True)
    checks = []
    for idx, criterion in enumerate(criteria):
        known = bool(blank[idx] < num_pairs)
        finding = _finding(criterion, scores, low[idx], high[idx], int(blank[idx]))
        twins = [other for other in np.flatnonzero(alike[idx]).tolist() if criteria[other].weight > 0]
        told = num_pairs > 1 and finding in (None, "tie_break")
        checks.append(
            CriterionCheck(
                criterion=criterion.label,
                weight=criterion.weight,
                pairs=num_pairs,
                blank=int(blank[idx]),
                lowest=float(low[idx]) if known else None,
                highest=float(high[idx]) if known else None,
                finding=finding,
                same_as=criteria[twins[0]].label if twins and told else None,
            )
        )
    return tuple(checks)


def _finding(
    criterion: Criterion, scores: Scores, low: float, high: float, blank: int
) -> CriterionFinding | None:
    if len(scores.points) < 2:
        return None
    if criterion.weight == 0:
        return "unweighted"
    if blank == len(scores.points):
        return "empty"
    least, most = (min(low, criterion.mean), max(high, criterion.mean)) if blank else (low, high)
    if low == high and most - least < _DUST:  # the mean is rounded
        return "constant"
    spread = int(np.rint(most * criterion.weight * scores.resolution)) - int(
        np.rint(least * criterion.weight * scores.resolution)
    )
    return "tie_break" if _below_every_step(criterion, scores, spread) else None


def _below_every_step(criterion: Criterion, scores: Scores, spread: int) -> bool:
    """Whether ``spread`` is less than every difference in the points of the other criteria."""
    if len(scores.criteria) == 1:
        return False
    num_pairs = len(scores.points)
    some = np.unique(np.linspace(0, num_pairs - 1, min(num_pairs, _SAMPLE)).astype(np.int64))
    for pairs in (some, np.arange(num_pairs)):
        mentees, mentors = scores.mentees[pairs].astype(np.int64), scores.mentors[pairs].astype(np.int64)
        rest = scores.points[pairs] - points(criterion, mentees, mentors, scores.resolution)
        steps = np.diff(np.unique(rest))
        if len(steps) and steps.min() <= spread:
            return False
    return bool(len(steps))


def _values(criterion: Criterion, scores: Scores, pairs: slice) -> NDArray[np.float64]:
    return criterion.values(scores.mentees[pairs].astype(np.int64), scores.mentors[pairs].astype(np.int64))
