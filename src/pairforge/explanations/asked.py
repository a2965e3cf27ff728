"""What a problem asks for that can be taken out of it: rules, limits, locks and minimums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from pairforge.problem import Matched, Problem
from pairforge.problem.constraints import Constraint, CountBounds
from pairforge.problem.places import PLACES

LIMIT, LOCK, MINIMUM = "limit", "lock", "minimum"


@dataclass(frozen=True)
class Asked:
    """One thing that is asked for.

    Parameters
    ----------
    kind
        ``rule``, ``limit``, ``lock`` or ``minimum``.
    label
        What the coordinator calls it.
    number
        Position of the locked pair, or of the mentor who has a minimum; None for rules and limits.
    """

    kind: str
    label: str
    number: int | None = None


def asked_of(problem: Problem) -> tuple[tuple[Asked, ...], ...]:
    """All that must hold, and can be taken out; locks are one group, and so are minimums."""
    rules = dict.fromkeys(
        constraint.label
        for constraint in problem.constraints
        if constraint.price is None and not is_places(problem, constraint)
    )
    limits = dict.fromkeys(limit.name for limit in problem.limits)
    locks = tuple(Asked(LOCK, LOCK, pair) for pair in problem.locked.tolist())
    needed = problem.minimum
    for constraint in problem.constraints:
        if isinstance(constraint, CountBounds) and is_places(problem, constraint):
            needed = needed + constraint.low
    minimums = tuple(Asked(MINIMUM, MINIMUM, mentor) for mentor in np.flatnonzero(needed > 0).tolist())
    groups = [(Asked("rule", label),) for label in rules] + [(Asked(LIMIT, label),) for label in limits]
    return tuple(group for group in (*groups, locks, minimums) if group)


def asking(problem: Problem, asked: Iterable[Asked]) -> Problem:
    """The problem that asks for these things only, and for as many pairs as can be."""
    kept = set(asked)
    needs = np.zeros(problem.num_mentors, dtype=bool)
    needs[numbers(kept, MINIMUM)] = True
    constraints: list[Constraint] = []
    for constraint in problem.constraints:
        if is_places(problem, constraint):
            assert isinstance(constraint, CountBounds)
            constraints.append(replace(constraint, low=np.where(needs, constraint.low, 0)))
        elif constraint.price is None and Asked("rule", constraint.label) in kept:
            constraints.append(constraint)
    return replace(
        problem,
        minimum=np.where(needs, problem.minimum, 0),
        locked=np.array(numbers(kept, LOCK), dtype=np.int64),
        limits=tuple(limit for limit in problem.limits if Asked(LIMIT, limit.name) in kept),
        constraints=tuple(constraints),
        stages=(Matched(),),
    )


def numbers(asked: Iterable[Asked], kind: str) -> list[int]:
    """The locked pairs, or the mentors with minimums, ascending."""
    return sorted(one.number for one in asked if one.kind == kind and one.number is not None)


def is_places(problem: Problem, constraint: Constraint) -> bool:
    """Whether it holds the capacities, which cannot be taken out, and the minimums."""
    return (
        constraint.label == PLACES
        and isinstance(constraint, CountBounds)
        and constraint.family.of_pair is problem.mentors
        and constraint.family.weights is not None
    )
