"""Solver: finds and proves one point after the other, until the time is up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import exact_sum, prove
from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.errors import FaultError
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import Matched, Problem, Stage, Total, WorstShare
from pairforge.tradeoff.narrowing import above, most_with_each, narrowed
from pairforge.tradeoff.point import Point, Way

Observe = Callable[[str], None]

ENGINE = "network"
"""The engine whose prices say of every pair how much it takes off, and whose ties are always decided."""


@dataclass
class Solver:
    """Finds points of one problem.

    Parameters
    ----------
    problem
        Whose rules, places and limits hold; its stages do not count.
    share
        Which share of the pairs are the worst off.
    deadline
        When to stop.
    observe
        Is told what is being done.
    stopped_by
        What ended the search before its time, if anything did.
    gave_up
        Whether a matching could not be proved to be the best, as may be under limits.
    is_possible
        Whether there is a matching at all; False is known after the first search.
    """

    problem: Problem
    share: Fraction
    deadline: Deadline
    observe: Observe
    stopped_by: StoppedBy | None = None
    gave_up: bool = False
    is_possible: bool = True
    _num_solved: int = field(default=0, init=False)

    def best_total(self, *then: Stage) -> Point | None:
        """The best total, then ``then``; from its prices later searches know which pairs cannot matter."""
        whole = replace(self.problem, stages=(Matched(), Total(), *then))
        matching = self._solved(whole)
        if matching is None:
            return None
        self._most_with_each = most_with_each(whole, matching)
        assert matching.chosen is not None
        return self._point(Way((Total(), *then)), matching.chosen)

    def best(self, way: Way, *, least_total: int | None = None) -> Point | None:
        """The matching that answers a way, or None if the search was stopped.

        Parameters
        ----------
        way
            There is a matching that answers it and fills as many places as can be.
        least_total
            A total that it is known to reach: pairs with which none does are left out.
        """
        keeps = above(self.problem, way.floor)
        if least_total is not None:
            keeps &= self._most_with_each >= least_total
        positions = np.flatnonzero(keeps)
        matching = self._solved(replace(narrowed(self.problem, keeps), stages=(Matched(), *way.stages)))
        if matching is None:
            return None
        assert matching.chosen is not None
        return self._point(way, positions[matching.chosen])

    @property
    def ended(self) -> bool:
        """Whether the search ended before its time."""
        return self.stopped_by is not None or self.gave_up

    def _solved(self, problem: Problem) -> Matching | None:
        """A proved matching; None if it was stopped before, or if there is none."""
        if self.deadline.expired():
            self.stopped_by = StoppedBy.TIME
        if self.ended:
            return None
        self._num_solved += 1
        self.observe(f"Point {self._num_solved}")
        try:
            matching = solve_problem(problem, time_limit=self.deadline.left(), engine=ENGINE)
            self.stopped_by = matching.stopped_by
            if matching.chosen is None:
                self.is_possible = self.stopped_by is not None
                return None
            proof = None if self.stopped_by else prove(problem, matching)
        except KeyboardInterrupt:
            self.stopped_by = StoppedBy.INTERRUPT
            return None
        if proof is None:
            return None
        self.gave_up = not proof.optimal
        if self.gave_up and not problem.limits:
            raise FaultError("A point of the trade-off could not be proved.")
        return None if self.gave_up else matching

    def _point(self, way: Way, chosen: NDArray[np.int64]) -> Point:
        problem = self.problem
        standings = problem.standings[chosen]
        return Point(
            way=way,
            chosen=chosen,
            worst=int(standings.min(initial=np.iinfo(np.int64).max)),
            worst_sum=WorstShare(self.share).value(problem, chosen),
            total=exact_sum(problem.points[chosen]),
        )
