"""A first matching that keeps all constraints, good in all stages that add up; or that there is none."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.bound import among_better, floored
from pairforge.certificate.linear.impossible import FEASIBLE, feasible_level
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.bounding import Limit, find_limit
from pairforge.engines.general.diving import dive
from pairforge.engines.general.lp import Relaxation
from pairforge.engines.general.restricted import Effort, best_among
from pairforge.engines.general.tree import Tree
from pairforge.pairing import LevelPrices
from pairforge.problem import Breaks, Problem, SumStage

IntArray = NDArray[np.int64]

_MARGIN = 3
_ROOM = 1 << 45
_FEW = 3_000
_MOST = 200_000
_MOST_PARTS = 2_000
_WORK = 10.0


def leading(system: System) -> Level:
    """All stages that add up over pairs and breaches as one number, the more important ones multiplied.

    Where they do not fit together, the less important ones are left out.
    """
    problem, linear = system.problem, system.linear
    none = np.zeros(linear.num_helpers, dtype=np.int64)
    gains, helper_gains = np.zeros(problem.num_pairs, dtype=np.int64), none
    for pairs, helpers in reversed(_parts(problem, linear.helper_cost, none)):
        largest = max(int(np.abs(pairs).max(initial=0)), int(np.abs(helpers).max(initial=0)))
        smaller = max(int(np.abs(gains).max(initial=0)), int(np.abs(helper_gains).max(initial=0)))
        factor = _MARGIN * smaller + 1
        if largest * factor + smaller < _ROOM:
            gains, helper_gains = pairs * factor + gains, helpers * factor + helper_gains
        else:
            gains, helper_gains = pairs, helpers
    return Level("leading", None, "leading", gains, helper_gains, lambda chosen: int(gains[chosen].sum()))


def _parts(problem: Problem, costs: IntArray, none: IntArray) -> list[tuple[IntArray, IntArray]]:
    everyone = np.arange(problem.num_pairs)
    parts: list[tuple[IntArray, IntArray]] = []
    for stage in problem.stages:
        if isinstance(stage, SumStage):
            parts += [(stage.gain(problem, step, everyone), none) for step in range(len(stage.sums))]
        elif isinstance(stage, Breaks):
            parts.append((np.zeros(problem.num_pairs, dtype=np.int64), -costs))
    return parts


def first_matching(
    relaxation: Relaxation, deadline: Deadline, seed: int
) -> tuple[IntArray | None, LevelPrices | None]:
    """A matching that keeps all constraints; or prices that prove that there is none; or neither in time."""
    system = relaxation.system
    level = leading(system)
    relaxation.aim(level)
    limit = find_limit(relaxation, level, deadline, None)
    if limit is None:
        return None, None
    whole = whole_pairs(relaxation, limit)
    if whole is not None and system.holds(whole):
        return whole, None
    found = dive(relaxation, level, limit.solved, None, deadline)
    if found is not None:
        return found, None
    order = np.argsort(-limit.bounded.reduced, kind="stable")
    order = order[system.may[order]]
    size = _FEW
    while not deadline.expired():
        pairs = np.union1d(order[:size], relaxation.pool) if size > _FEW else order[:size]
        effort = Effort.within(deadline, _WORK)
        answer = best_among(system, level, pairs, effort, seed)
        deadline.spend(answer.work)
        if answer.chosen is not None:
            return answer.chosen, None
        if size >= min(len(order), _MOST):
            break
        size *= 8
    return _find_or_refute(relaxation, deadline)


def whole_pairs(relaxation: Relaxation, limit: Limit) -> IntArray | None:
    """The pairs of the relaxation's optimum, if it has no fractions."""
    pairs = limit.solved.pairs
    if (np.minimum(pairs, 1 - pairs) > 1e-6).any():
        return None
    chosen: IntArray = np.sort(relaxation.pool[: len(pairs)][pairs > 0.5])
    return chosen


def _find_or_refute(relaxation: Relaxation, deadline: Deadline) -> tuple[IntArray | None, LevelPrices | None]:
    """Split all matchings until one is found or every part is shown to be empty."""
    system = relaxation.system
    level = feasible_level(system)
    relaxation.aim(level)
    root = find_limit(relaxation, level, deadline, -1)
    if root is None:
        return None, None
    if floored(system, level, root.bounded) < 0:
        return None, LevelPrices(FEASIBLE, None, root.prices)
    among = among_better(system, level, root.bounded, -1)
    tree = Tree(relaxation, level, root, -1, among, deadline)
    complete = tree.grow(_MOST_PARTS)
    if tree.better is not None:
        return tree.better, None
    if not complete:
        return None, None
    return None, LevelPrices(FEASIBLE, None, root.prices, tuple(tree.splits), tree.prices)
