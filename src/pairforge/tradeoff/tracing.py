"""Both curves of the trade-off, found in turns so that the time limit cuts neither off alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pairforge.engines import choose_engine
from pairforge.errors import InputError
from pairforge.pairing import StoppedBy
from pairforge.problem import Matched, Total, WorstShare
from pairforge.tradeoff.point import Point
from pairforge.tradeoff.simplifying import simplified
from pairforge.tradeoff.solver import ENGINE, Solver
from pairforge.tradeoff.worst_off import worst_off_points
from pairforge.tradeoff.worst_share import Corners


@dataclass(frozen=True)
class Curve:
    """Points from the best total to the best standing of the worst off.

    Parameters
    ----------
    points
        Ordered by their totals, highest first.
    complete
        Whether there is no other.
    """

    points: tuple[Point, ...]
    complete: bool


@dataclass(frozen=True)
class Curves:
    """The trade-off.

    Parameters
    ----------
    worst_off
        Every point of the smallest standing against the total.
    worst_share
        The corners of the sum of the smallest standings against the total.
    refusal
        Why no engine finds ``worst_share`` under these limits exactly; None if one does.
    rounded
        Whether weights had to be rounded, so that a corner may be missing.
    gave_up
        Whether a matching could not be proved to be the best, as may be under limits.
    stopped_by
        What ended the search before its time, if anything did.
    """

    worst_off: Curve
    worst_share: Curve
    refusal: str | None
    rounded: bool
    gave_up: bool
    stopped_by: StoppedBy | None


def trace(solver: Solver) -> Curves:
    """Find the points of both curves.

    Raises
    ------
    InputError
        If no engine solves such a problem exactly.
    FaultError
        If a point cannot be proved.
    """
    corners = Corners(solver)
    refusal = _refusal(solver)
    turns = worst_off_points(solver), iter(()) if refusal else corners.points()
    of_worst_off, of_worst_share = _in_turns(solver, *turns)
    if refusal is not None or corners.rounded:
        of_worst_share = replace(of_worst_share, complete=False)
    if of_worst_share.complete:
        of_worst_share = replace(of_worst_share, points=simplified(solver.problem, of_worst_share.points))
    return Curves(
        worst_off=of_worst_off,
        worst_share=of_worst_share,
        refusal=refusal,
        rounded=corners.rounded,
        gave_up=solver.gave_up,
        stopped_by=solver.stopped_by,
    )


def _refusal(solver: Solver) -> str | None:
    stages = (Matched(), WorstShare(solver.share), Total())
    try:
        choose_engine(replace(solver.problem, stages=stages), ENGINE)
    except InputError as error:
        return error.troubles[0].what
    return None


def _in_turns(solver: Solver, *curves: Iterator[Point]) -> tuple[Curve, ...]:
    """The curves, of which each is complete that came to its end before the solver did."""
    found: list[list[Point]] = [[] for _ in curves]
    complete = [False] * len(curves)
    going = list(enumerate(curves))
    while going:
        still = []
        for idx, curve in going:
            point = next(curve, None)
            if point is None:
                complete[idx] = not solver.ended
            else:
                found[idx].append(point)
                still.append((idx, curve))
        going = still
    return tuple(
        Curve(tuple(sorted(points, key=lambda point: -point.total)), whole)
        for points, whole in zip(found, complete, strict=True)
    )
