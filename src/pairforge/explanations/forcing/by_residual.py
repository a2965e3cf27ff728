"""Answers by the residual graph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from pairforge.explanations.forcing.packing import IntArray, is_never, less
from pairforge.explanations.forcing.residual import Residual, residual_of
from pairforge.explanations.forcing.searching import Searching
from pairforge.explanations.forcing.sums import Number
from pairforge.explanations.forcing.values import How
from pairforge.explanations.forcing.way import Found, Step
from pairforge.problem import Problem

_Event = tuple[int, int, bool]
"""A mentee, a pair, and whether it is added."""


@dataclass(frozen=True, eq=False)
class ByResidual:
    """Answers for a plan by one shortest path each, also where mentees have several mentors."""

    searching: Searching

    @property
    def graph(self) -> Residual:
        """The residual graph."""
        return self.searching.graph

    @property
    def how(self) -> How:
        """What it is called."""
        return How.RESIDUAL

    @property
    def numbers(self) -> tuple[Number, ...]:
        """What is lost."""
        return self.graph.numbers

    def forced(self, pair: int, *, with_steps: bool = True) -> Found:
        """The best plan with a pair."""
        graph = self.graph
        if pair in graph.chosen:
            return Found((0,) * len(self.numbers))
        length, nodes = self.searching.path(int(graph.right_of[pair]), int(graph.left_of[pair]))
        return self._found(length - graph.gains[:, pair], length, pair, nodes)

    def forbidden(self, pair: int, *, with_steps: bool = True) -> Found:
        """The best plan without a pair that is chosen and not locked."""
        graph = self.graph
        length, nodes = self.searching.path(int(graph.left_of[pair]), int(graph.right_of[pair]))
        return self._found(length + graph.gains[:, pair], length, pair, nodes)

    def one_more(self, mentor: int) -> Found | None:
        """The best plan with one place more of a mentor, without steps; None where it is not exact."""
        places = self._places
        return None if places is None else places.one_more(mentor)

    def one_fewer(self, mentor: int) -> Found | None:
        """The same with one place fewer, of a mentor who has more than the minimum."""
        places = self._places
        return None if places is None else places.one_fewer(mentor)

    @cached_property
    def _places(self) -> ResidualPlaces | None:
        capacity = self.graph.problem.capacity
        roomy = residual_of(replace(self.graph.problem, capacity=capacity + 1), self.graph.chosen)
        if roomy is None:
            return None
        high, mentors = roomy.high.copy(), slice(0, len(capacity))
        high[mentors] = np.minimum(high[mentors], capacity)
        return ResidualPlaces(Searching(replace(roomy, high=high)), roomy.high, capacity)

    def _found(self, loss: IntArray, length: IntArray, pair: int, nodes: list[int]) -> Found:
        if is_never(length):
            return Found(None)
        graph, mentees = self.graph, self.graph.problem.mentees
        events: list[_Event] = [(int(mentees[pair]), pair, pair not in graph.chosen)]
        for tail, head in pairwise(nodes):
            taken = _pair_between(graph, tail, head)
            if taken is not None:
                events.append((int(mentees[taken]), taken, tail < graph.num_left))
        return Found(graph.packing.unpack(loss), _steps(events))


@dataclass(frozen=True, eq=False)
class ResidualPlaces:
    """The residual graph with all that rules would say if each mentor had one place more; as ``Places``."""

    searching: Searching
    high: IntArray
    capacity: IntArray

    def one_more(self, mentor: int) -> Found:
        """What one more place with a mentor loses."""
        graph, counts = self.searching.graph, self._counts
        nothing = np.zeros(len(graph.gains), dtype=np.int64)
        if counts[mentor] < graph.high[mentor] or self.high[mentor] <= graph.high[mentor]:
            return Found(graph.packing.unpack(nothing))
        length, _ = self.searching.path(self._around(mentor), graph.num_left + mentor)
        loss = length + graph.next_costs(counts)[:, mentor]
        return Found(graph.packing.unpack(nothing if is_never(length) or not less(loss, nothing) else loss))

    def one_fewer(self, mentor: int) -> Found:
        """What one place fewer with a mentor loses."""
        graph, counts = self.searching.graph, self._counts
        if counts[mentor] < self.capacity[mentor]:
            return Found((0,) * len(graph.numbers))
        if counts[mentor] <= graph.problem.forests.right.low[mentor]:
            return Found(None)
        length, _ = self.searching.path(graph.num_left + mentor, self._around(mentor))
        if is_never(length):
            return Found(None)
        return Found(graph.packing.unpack(length - graph.last_costs(counts)[:, mentor]))

    @cached_property
    def _counts(self) -> IntArray:
        return self.searching.graph.problem.forests.right.counts(self.searching.graph.chosen)

    def _around(self, mentor: int) -> int:
        graph = self.searching.graph
        parent = int(graph.problem.forests.right.parent[mentor])
        return graph.end if parent < 0 else graph.num_left + parent


def by_residual(problem: Problem, chosen: IntArray) -> ByResidual | None:
    """The answers for a plan; None where they would not be exact.

    Raises
    ------
    CircleBelowZeroError
        If the plan is not optimal.
    """
    graph = residual_of(problem, chosen)
    if graph is None:
        return None
    searching = Searching(graph)
    _ = searching.potentials
    return ByResidual(searching)


def _pair_between(graph: Residual, tail: int, head: int) -> int | None:
    """The pair that leads from one node to the other; None if a count does."""
    if graph.end in (tail, head) or (tail < graph.num_left) == (head < graph.num_left):
        return None
    pairs = graph.pairs_from(tail)
    other = graph.right_of if tail < graph.num_left else graph.left_of
    return int(pairs[other[pairs] == head][0])


def _steps(events: list[_Event]) -> tuple[Step, ...]:
    """Who moves, along a circle: whoever gives up a mentor for another one does both at once."""
    found: list[Step] = []
    for before, (mentee, pair, is_added) in zip([events[-1], *events], events, strict=False):
        if is_added:
            moves = before[0] == mentee and not before[2]
            found.append((mentee, before[1] if moves else -1, pair))
    given_up = {old for _, old, _ in found}
    rest = [(mentee, pair, -1) for mentee, pair, is_added in events if not is_added and pair not in given_up]
    is_forbidden = bool(rest) and not events[0][2] and rest[0][1] == events[0][1]
    return tuple([rest[0], *found, *rest[1:]] if is_forbidden else [*found, *rest])
