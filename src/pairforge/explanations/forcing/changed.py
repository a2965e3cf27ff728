"""Problems in which a pair must be, must not be, or a mentor has another number of places."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Changes, Choices, GroupGap, MentorsTotal, Problem, Stage, Variety
from pairforge.problem.constraints import CountBounds
from pairforge.problem.places import PLACES
from pairforge.problem.problem import IntArray
from pairforge.tradeoff.narrowing import narrowed

BoolArray = NDArray[np.bool_]


def with_pair(problem: Problem, pair: int) -> Problem:
    """The problem with one more lock, on ``pair`` (its position)."""
    return replace(problem, locked=np.union1d(problem.locked, [pair]).astype(np.int64))


def without_pair(problem: Problem, pair: int) -> Problem:
    """The problem in which ``pair`` is not eligible; pairs behind it move up by one."""
    keeps = np.ones(problem.num_pairs, dtype=bool)
    keeps[pair] = False
    return with_pairs_only(problem, keeps)


def alone(problem: Problem, pair: int) -> Problem:
    """Only ``pair``, without anything that must hold, for what it adds to the stages."""
    keeps = np.zeros(problem.num_pairs, dtype=bool)
    keeps[pair] = True
    nothing = np.empty(0, dtype=np.int64)
    return with_pairs_only(replace(problem, locked=nothing, constraints=(), limits=()), keeps)


def with_places(problem: Problem, mentor: int, more: int) -> Problem:
    """The problem in which a mentor has room for so many mentees more, or fewer.

    Where mentees take several places each, these are so many times the fewest that one of them takes.
    """
    capacity = problem.capacity.copy()
    capacity[mentor] += more
    constraints = list(problem.constraints)
    for idx, one in enumerate(constraints):
        if one.label == PLACES and isinstance(one, CountBounds) and one.family.weights is not None:
            high = one.high.copy()
            high[mentor] += more * int(one.family.weights.min(initial=1))
            constraints[idx] = replace(one, high=high)
    return replace(problem, capacity=capacity, constraints=tuple(constraints))


def with_points(problem: Problem, pair: int, more: int) -> Problem:
    """The problem in which a pair has so many points more."""
    points = problem.points.copy()
    points[pair] += more
    return replace(problem, points=points)


def breaks_places(problem: Problem) -> bool:
    """Whether locks alone take more places than there are, or a mentor has fewer than the minimum."""
    mentees, mentors = problem.people(problem.locked)
    return bool(
        (_counts(mentees, problem.num_mentees) > problem.wants).any()
        or (_counts(mentors, problem.num_mentors) > problem.capacity).any()
        or (problem.minimum > problem.capacity).any()
    )


def with_pairs_only(problem: Problem, keeps: BoolArray) -> Problem:
    """The problem with the marked pairs alone."""
    stages = tuple(_of_pairs(stage, keeps) for stage in problem.stages)
    return replace(narrowed(problem, keeps), stages=stages)


def _of_pairs(stage: Stage, keeps: BoolArray) -> Stage:
    """The same stage for the marked pairs alone."""
    match stage:
        case Changes():
            return replace(stage, before=stage.before[keeps])
        case Choices():
            return replace(stage, ranks=stage.ranks[keeps])
        case MentorsTotal():
            return replace(stage, points=stage.points[keeps])
        case Variety():
            return replace(stage, families=tuple(family.among(keeps) for family in stage.families))
        case GroupGap():
            return replace(stage, family=stage.family.among(keeps))
    return stage


def _counts(people: IntArray, size: int) -> IntArray:
    return np.bincount(people, minlength=size)
