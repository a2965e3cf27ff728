"""The sum of the smallest standings against the total: every corner, by weighing the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

from pairforge.problem import Total, WorstShare
from pairforge.problem.weights import largest_weight, nearest_weights
from pairforge.tradeoff.point import Point, Way
from pairforge.tradeoff.solver import Solver


@dataclass
class Corners:
    """The points that are best for some weighing of the sum of the smallest and the total.

    ``rounded`` tells whether weights somewhere had to be rounded, so that a corner may be missing.
    """

    solver: Solver
    rounded: bool = False

    def points(self) -> Iterator[Point]:
        """Both ends, then the corners between those that are furthest apart first.

        The weights at which two neighbours count the same either lead to a corner between them or prove
        that there is none (Aneja, Nair 1979, "Bicriteria transportation problem"). Ends early if the
        solver is stopped.
        """
        stage = WorstShare(self.solver.share)
        first = self.solver.best_total(stage)
        if first is None or not len(first.chosen):
            return
        yield first
        last = self.solver.best(Way((stage, Total())))
        if last is None or last.worst_sum == first.worst_sum:
            return
        yield last
        numbers = count()
        gaps: list[tuple[int, int, Point, Point]] = []
        heappush(gaps, (0, next(numbers), first, last))
        while gaps:
            _, _, left, right = heappop(gaps)
            corner = self._between(left, right)
            if self.solver.ended:
                return
            if corner is not None:
                yield corner
                for one, other in ((left, corner), (corner, right)):
                    heappush(gaps, (-_area(one, other), next(numbers), one, other))

    def _between(self, left: Point, right: Point) -> Point | None:
        """A corner between two, or None if there is none, or none was found."""
        gained, lost = right.worst_sum - left.worst_sum, left.total - right.total
        if gained < 2 or lost < 2:
            return None
        most = largest_weight(self.solver.problem)
        weight, total_weight = nearest_weights(lost, gained, most) if most else (1, 0)
        exact = weight * gained == total_weight * lost
        if not total_weight:
            self.rounded = True
            return None
        stage = WorstShare(self.solver.share, weight=weight, total_weight=total_weight)
        point = self.solver.best(Way((stage, Total())), least_total=right.total if exact else None)
        if point is None:
            return None
        is_between = right.total < point.total < left.total
        self.rounded = self.rounded or not (exact or is_between)
        return point if is_between else None


def _area(left: Point, right: Point) -> int:
    """How much room there is for corners between two."""
    return (right.worst_sum - left.worst_sum) * (left.total - right.total)
