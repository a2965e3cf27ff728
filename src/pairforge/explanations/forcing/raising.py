"""From which score on a pair would be in the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pairforge.explanations.forcing.answer import Answer
from pairforge.explanations.forcing.changed import alone, with_pair, with_points
from pairforge.explanations.forcing.forcing import Forcing
from pairforge.explanations.forcing.sums import numbers_of
from pairforge.problem import GroupGap, Problem
from pairforge.problem.constraints import LinearBounds

_MOST = 1 << 59
Sign = Callable[[int], int]
"""1 if the best plan with the pair is worse than the plan at so many points more, 0 as good, -1 better."""


@dataclass(frozen=True)
class Raise:
    """How many points more a pair would need, everything else being the same.

    Parameters
    ----------
    possible
        The fewest with which it is in some optimal plan; None: none are enough, or it is not known.
    certain
        The fewest with which it is in every one; None as for ``possible``.
    proved
        Whether that is certain.
    """

    possible: int | None
    certain: int | None
    proved: bool


class _NotKnownError(Exception):
    """An answer is not proved."""


def raise_of(forcing: Forcing, pair: int) -> Raise:
    """How many points more a pair that is not chosen would need.

    More points never make a plan with the pair worse, and plans without it stay as they are, so the fewest
    are found by bisection: where all stages add up, by what the pair itself adds to them; else by solving
    again with the pair forced. Where more points may make a plan worse, nothing is said: means of groups
    (``group_gap``), and stages that are content with a share of their best.
    """
    if not (forcing.proof.optimal and _is_monotone(forcing)):
        return Raise(None, None, proved=False)
    answer = forcing.forced(pair)
    if answer.impossible:
        return Raise(None, None, proved=True)
    by_sums = forcing.way is not None
    sign = _by_sums(forcing.problem, pair, answer) if by_sums else _by_solving(forcing, pair)
    most = _MOST if by_sums else _most_points(forcing.problem)
    try:
        possible = _fewest(sign, 0, most)
        certain = None if possible is None else _fewest(sign, -1, most, possible)
    except _NotKnownError:
        return Raise(None, None, proved=False)
    return Raise(possible, certain, proved=True)


def _is_monotone(forcing: Forcing) -> bool:
    """Whether more points of a pair make no plan with it worse."""
    problem = forcing.problem
    return not (
        forcing.keeps_shares
        or any(isinstance(stage, GroupGap) for stage in problem.stages)
        or any(isinstance(one, LinearBounds) and _weighs_pairs(one) for one in problem.constraints)
    )


def _weighs_pairs(constraint: LinearBounds) -> bool:
    """Whether pairs count something else than one there, such as their points."""
    return any(family.weights is not None for family in constraint.over)


def _fewest(sign: Sign, wanted: int, most: int, least: int = 0) -> int | None:
    """The fewest points, from ``least`` on, at which the sign is at most the wanted one; None if none are."""
    if sign(most) > wanted:
        return None
    low, high = least - 1, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if sign(middle) <= wanted else (middle, high)
    return high


def _by_sums(problem: Problem, pair: int, answer: Answer) -> Sign:
    """By what the pair adds to each number; what the others add stays the same."""
    single = alone(problem, pair)
    assert answer.losses is not None
    lost = {(idx, label): number for idx, one in enumerate(answer.losses) for label, number in one.items()}
    now = _gains(single)

    def sign(more: int) -> int:
        then = _gains(with_points(single, 0, more))
        for label in sorted({*lost, *now, *then}, key=lambda one: _place(one, order)):
            number = (lost.get(label) or 0) + now.get(label, 0) - then.get(label, 0)
            if number:
                return 1 if number > 0 else -1
        return 0

    order = {label: place for place, label in enumerate({**lost, **now})}
    return sign


def _place(label: tuple[int, str | int], order: dict[tuple[int, str | int], int]) -> tuple[int, int, int]:
    """Stage by stage, and within one in order; levels of ``leximin`` from below, behind its empty places."""
    stage, own = label
    return (stage, 1, own) if isinstance(own, int) else (stage, 0, order[label])


def _gains(single: Problem) -> dict[tuple[int, str | int], int]:
    """What the only pair adds to each number."""
    numbers = numbers_of(single)
    assert numbers is not None
    return {(one.stage, one.label): 0 if one.gains is None else int(one.gains[0]) for one in numbers}


def _by_solving(forcing: Forcing, pair: int) -> Sign:
    """By solving again with the pair and its points."""
    known: dict[int, int] = {}

    def sign(more: int) -> int:
        if more not in known:
            changed = with_pair(with_points(forcing.problem, pair, more), pair)
            answer = forcing.resolving.answer(changed)
            if answer.sign is None or not answer.proved:
                raise _NotKnownError
            known[more] = answer.sign
        return known[more]

    return sign


def _most_points(problem: Problem) -> int:
    """So many that a pair with them is worth more than any plan, as far as they can be reckoned with."""
    largest = max(int(np.abs(points).max(initial=0)) for points in (problem.points, problem.standings))
    fits = (1 << 58) // (problem.forests.num_nodes + 2)
    return min(2 * (largest + 1) * (int(problem.wants.sum()) + 2), fits)
