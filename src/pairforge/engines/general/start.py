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
    found = []
    for people, count in ((problem.mentees[free], _PER_MENTEE), (problem.mentors[free], _PER_MENTOR)):
        order = np.lexsort((-worth, people))
        rank = np.arange(len(order)) - np.searchsorted(people[order], people[order])
        found.append(free[order[rank < count]])
    return np.unique(np.concatenate(found))
