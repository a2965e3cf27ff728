"""The smallest standing against the total: every point, by raising the floor."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Total, WorstOff
from pairforge.problem.distinct import distinct
from pairforge.tradeoff.point import Point, Way
from pairforge.tradeoff.solver import Solver

_COARSE = 12


def worst_off_points(solver: Solver) -> Iterator[Point]:
    """The points at which neither the total nor the smallest standing can be better without the other.

    Of those who reach a floor the best total, and of these the highest smallest standing, is such a point
    (the epsilon-constraint method: Haimes, Lasdon, Wismer 1971); the next floor is the standing above it.
    Both ends come first, then a few on the way, then all between, so that what is found by the time limit
    shows the whole. Ends early if the solver is stopped.
    """
    first = solver.best_total(WorstOff())
    if first is None or not len(first.chosen):
        return
    yield _by_floor(first)
    last = solver.best(Way((WorstOff(), Total())))
    if last is None or last.worst == first.worst:
        return
    yield _by_floor(last)
    levels = distinct(solver.problem.standings)
    levels = levels[(levels > first.worst) & (levels <= last.worst)]
    known = [first]
    for floor in levels[:: max(1, len(levels) // _COARSE)].tolist():
        if floor > known[-1].worst:
            point = _above(solver, floor, last)
            if point is None:
                return
            if point.worst == last.worst:
                break
            known.append(point)
            yield _by_floor(point)
    for below, end in pairwise([*known, last]):
        yield from _between(solver, levels, below, end)


def _between(solver: Solver, levels: NDArray[np.int64], below: Point, end: Point) -> Iterator[Point]:
    """The points between two."""
    while True:
        floor = int(levels[np.searchsorted(levels, below.worst, side="right")])
        if floor == end.worst:
            return
        point = _above(solver, floor, end)
        if point is None or point.worst == end.worst:
            return
        yield _by_floor(point)
        below = point


def _above(solver: Solver, floor: int, end: Point) -> Point | None:
    """The point above a floor; ``end`` is one that reaches it, so the total is no less than there."""
    return solver.best(Way((Total(), WorstOff()), floor), least_total=end.total)


def _by_floor(point: Point) -> Point:
    """The same point, asked for by the floor that it reaches: no other reaches it with this total."""
    return Point(Way((Total(),), point.worst), point.chosen, point.worst, point.worst_sum, point.total)
