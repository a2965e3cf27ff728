"""Slow twins of both curves: every matching of a tiny programme is looked at."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import numpy as np
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings

from pairforge.problem import Matched, Problem, WorstOff

STAGES = (Matched(), WorstOff())


def random_trade_off(seed: int) -> Problem:
    """A tiny problem; every other one with long curves: the good go best with the good."""
    rng = np.random.default_rng(seed)
    if seed % 2:
        return random_problem(rng, STAGES)
    mentees, mentors = rng.integers(1, 30, 7), rng.integers(1, 30, 4)
    table = (mentees[:, None] * mentors + rng.integers(0, 100, (7, 4))).tolist()
    standing = rng.integers(0, 300, len(table)).tolist() if seed % 3 == 0 else None
    return make_problem(table, capacity=2, standing=standing, stages=STAGES, seed=seed)


def fullest(problem: Problem) -> list[np.ndarray]:
    """The matchings with most places filled, as positions."""
    found = [
        np.flatnonzero(row)
        for row in all_matchings(problem)
        if all(row[limit.inside].sum() >= limit.low for limit in problem.limits)
    ]
    most = max(map(len, found), default=0)
    return [chosen for chosen in found if len(chosen) == most and most]


def every_point(problem: Problem) -> list[tuple[int, int]]:
    """(smallest standing, total) of which none is better in one and no worse in the other; by total."""
    reached = {
        (min(standings(problem, chosen)), sum(problem.points[chosen].tolist())) for chosen in fullest(problem)
    }
    return undominated(reached)


def every_corner(problem: Problem, share: Fraction) -> list[tuple[int, int]]:
    """(sum of the smallest standings, total) that are best at some weights, and on no line of others."""
    reached = {
        (
            sum(sorted(standings(problem, chosen))[: ceil(share * len(chosen))]),
            sum(problem.points[chosen].tolist()),
        )
        for chosen in fullest(problem)
    }
    points = undominated(reached)
    return [point for point in points if not any(_covers(one, other, point) for one, other in _pairs(points))]


def standings(problem: Problem, chosen: np.ndarray) -> list[int]:
    """Points and what the mentee brings along, pair by pair."""
    brought = [0] * problem.num_mentees if problem.standing is None else problem.standing.tolist()
    return [int(problem.points[pair]) + brought[problem.mentees[pair]] for pair in chosen]


def undominated(reached: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those than which no other is as good in both, highest total first."""
    kept = [
        one
        for one in reached
        if not any(other != one and other[0] >= one[0] and other[1] >= one[1] for other in reached)
    ]
    return sorted(kept, key=lambda one: -one[1])


def _pairs(points: list[tuple[int, int]]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return [(one, other) for idx, one in enumerate(points) for other in points[idx + 1 :]]


def _covers(left: tuple[int, int], right: tuple[int, int], point: tuple[int, int]) -> bool:
    """Whether a point lies on or below the line between two others, left and right of it."""
    if not left[1] > point[1] > right[1]:
        return False
    height = Fraction(right[0] - left[0], left[1] - right[1])
    return point[0] <= left[0] + height * (left[1] - point[1])
