"""Where the search starts: the problem with only those rules that are a network, solved as a flow."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import whole_face
from pairforge.certificate.bound import reduced_gains
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.head_start import combined
from pairforge.engines.network.prices import find_prices
from pairforge.problem import Crossing, Problem, SumStage, Total
from pairforge.problem.constraints import CountBounds

IntArray = NDArray[np.int64]

_PER_MENTEE = 8
_PER_MENTOR = 2
_FEW_ROUNDS = 200


@dataclass(frozen=True)
class Start:
    """The best matching of the relaxed problem, and the pairs that are promising at its prices.

    ``chosen`` is None if even the relaxed problem has no matching.
    """

    relaxed: Problem
    chosen: IntArray | None
    pairs: IntArray


def start_of(problem: Problem) -> Start:
    """Solve what is a network of a problem, by all stages that add up."""
    relaxed = without_crossing(problem)
    face = whole_face(relaxed)
    objective = combined(relaxed, face)
    chosen = best_flow(relaxed, face, objective)
    if chosen is None:
        return Start(relaxed, None, np.empty(0, dtype=np.int64))
    prices = find_prices(relaxed, face, objective, chosen, "start", max_rounds=_FEW_ROUNDS)
    worth = objective.gains
    if prices is not None:
        worth = reduced_gains(relaxed, face, objective.gains, prices)
    return Start(relaxed, chosen, np.union1d(chosen, _promising(problem, face.free, worth)))


def without_crossing(problem: Problem) -> Problem:
    """The problem with hard bounds on counts only, as many as are nested, and the stages that add up."""
    stages = tuple(stage for stage in problem.stages if isinstance(stage, SumStage)) or (Total(),)
    kept = tuple(
        constraint
        for constraint in problem.constraints
        if isinstance(constraint, CountBounds)
        and constraint.price is None
        and constraint.family.weights is None
    )
    while True:
        relaxed = replace(problem, constraints=kept, limits=(), stages=stages)
        structure = relaxed.structure
        if not isinstance(structure, Crossing):
            return relaxed
        kept = tuple(constraint for constraint in kept if constraint.label != structure.rule)


def _promising(problem: Problem, free: IntArray, worth: IntArray) -> IntArray:
    """The best pairs of each mentee, and of each mentor."""
    sides = ((problem.mentees[free], _PER_MENTEE), (problem.mentors[free], _PER_MENTOR))
    return np.unique(np.concatenate([free[_best(people, worth, count)] for people, count in sides]))


def _best(people: NDArray[np.int32], worth: IntArray, count: int) -> IntArray:
    """Places of the ``count`` largest of each person, the first ones among equals.

    One partition a person: to sort millions of pairs by two keys takes twenty times as long.
    """
    order, start = np.argsort(people, kind="stable"), 0
    found = [np.empty(0, dtype=np.int64)]
    for size in np.bincount(people).tolist():
        own = order[start : start + size]
        start += size
        if size > count:
            value = worth[own]
            least = np.partition(value, size - count)[size - count]
            inside = value > least
            inside[np.flatnonzero(value == least)[: count - int(inside.sum())]] = True
            own = own[inside]
        found.append(own)
    return np.concatenate(found)
