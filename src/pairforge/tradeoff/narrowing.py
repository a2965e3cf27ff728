"""Narrowing: the same problem without pairs that cannot be in the matching that is looked for."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import optimal_face, upper_bound, whole_face
from pairforge.certificate.bound import reduced_gains
from pairforge.certificate.stages.sums import objective_of
from pairforge.pairing import Matching
from pairforge.problem import Matched, Problem, Total

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_NONE = np.iinfo(np.int64).min
_ANY = np.iinfo(np.int64).max


def above(problem: Problem, floor: int | None) -> BoolArray:
    """Which pairs have at least a standing, shape (num_pairs,)."""
    return np.ones(problem.num_pairs, dtype=bool) if floor is None else problem.standings >= floor


def narrowed(problem: Problem, keeps: BoolArray) -> Problem:
    """The problem with the marked pairs alone, without stages; every locked pair must be among them."""
    before = np.concatenate([np.zeros(1, dtype=np.int64), np.cumsum(keeps)])
    among = cache(lambda family: family.among(keeps))  # constraints that share a family still do
    return replace(
        problem,
        starts=before[problem.starts],
        mentors=problem.mentors[keeps],
        points=problem.points[keeps],
        locked=before[problem.locked],
        limits=tuple(replace(limit, inside=limit.inside[keeps]) for limit in problem.limits),
        constraints=tuple(constraint.with_families(among) for constraint in problem.constraints),
        stages=(),
    )


def most_with_each(problem: Problem, matching: Matching) -> IntArray:
    """The most total that a matching with each pair can have, as far as prices tell, shape (num_pairs,).

    Of matchings that fill as many places as can be. A pair with a negative reduced gain takes that much
    off the bound (reduced-cost fixing: Dantzig, Fulkerson, Johnson 1954); a pair that no such matching can
    have has the smallest number there is.

    Parameters
    ----------
    problem
        With the stages ``matched`` and ``total`` first.
    matching
        Proved to be best in these.
    """
    if problem.limits:  # their prices may be fractions
        return np.full(problem.num_pairs, _ANY)
    matched, total = (
        next(prices for prices in matching.stages if prices.stage == stage.name)
        for stage in problem.stages[:2]
    )
    whole = whole_face(problem)
    face = optimal_face(problem, whole, objective_of(problem, Matched(), 0, whole), matched)
    objective = objective_of(problem, Total(), 0, face)
    bound = upper_bound(problem, face, objective, total)
    most = np.full(problem.num_pairs, _NONE)
    most[face.fixed] = bound
    most[face.free] = bound + np.minimum(reduced_gains(problem, face, objective.gains, total), 0)
    return most
