"""Simplifying: corners asked for by the smallest weights that lead to them and to no other."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from pairforge.problem import Problem, WorstShare
from pairforge.problem.weights import largest_weight
from pairforge.tradeoff.point import Point, Way


def simplified(problem: Problem, corners: tuple[Point, ...]) -> tuple[Point, ...]:
    """All corners of a curve, those between the ends with the smallest weights.

    A corner is the only best one at all weights between those at which it counts the same as its
    neighbours, because no other point is above the lines to these.

    Parameters
    ----------
    problem
        Whose corners they are.
    corners
        None is missing; ordered by their totals, highest first.
    """
    most = largest_weight(problem)
    threes = zip(corners, corners[1:], corners[2:], strict=False)
    between = (_simplified(before, corner, after, most) for before, corner, after in threes)
    return (*corners[:1], *between, *corners[1:][-1:])


def simplest_between(low: Fraction, high: Fraction | None) -> Fraction:
    """The fraction with the smallest terms that is more than ``low`` and less than ``high`` (None: any).

    The first one in the tree of Stern (1858) and Brocot (1861) that is between the two.
    """
    whole = low.numerator // low.denominator
    if high is None or whole + 1 < high:
        return Fraction(whole + 1)
    rest = low - whole
    return whole + 1 / simplest_between(1 / (high - whole), 1 / rest if rest else None)


def _simplified(before: Point, corner: Point, after: Point, most: int) -> Point:
    low = Fraction(before.total - corner.total, corner.worst_sum - before.worst_sum)
    high = Fraction(corner.total - after.total, after.worst_sum - corner.worst_sum)
    ratio = simplest_between(low, high)
    if max(ratio.numerator, ratio.denominator) > most:
        return corner
    stage = next(stage for stage in corner.way.stages if isinstance(stage, WorstShare))
    weighed = replace(stage, weight=ratio.numerator, total_weight=ratio.denominator)
    return replace(corner, way=Way((weighed,)))
