"""Of an engine's reason for there being no matching, what is needed for it."""

from __future__ import annotations

from pairforge.engines import short_of_limits, short_of_minimums
from pairforge.explanations.asked import LIMIT, LOCK, MINIMUM, Asked, asking
from pairforge.explanations.fewest import fewest
from pairforge.pairing import Deficiency, Shortfall
from pairforge.problem import Problem


def needed_for_minimums(problem: Problem, deficiency: Deficiency) -> Problem:
    """The problem with so few minimums and locks that without any one of them the others can be kept.

    Each is tried by a minimum cut. Minimums are preferred to locks.
    """
    minimums = [Asked(MINIMUM, MINIMUM, mentor) for mentor in deficiency.mentors.tolist()]
    locks = [Asked(LOCK, LOCK, pair) for pair in problem.locked.tolist()]

    def are_short(some: list[Asked]) -> bool:
        return short_of_minimums(asking(problem, some)) is not None

    return asking(problem, fewest([*minimums, *locks], are_short))


def needed_for_limit(problem: Problem, shortfall: Shortfall) -> Problem | None:
    """The problem with nothing but a limit, if that cannot be kept by itself; None if it can."""
    alone = asking(problem, [Asked(LIMIT, problem.limits[shortfall.limit].name)])
    return alone if short_of_limits(alone) is not None else None
