"""The residual graph of a matching: the steps by which it can be changed, and what each of them loses."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Costs
from pairforge.explanations.letters.worth import Exact, Worth
from pairforge.problem import Forest, Problem
from pairforge.problem.problem import IntArray

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Side:
    """The nodes of one forest with a matching: what they count, may count, and what that costs.

    Parameters
    ----------
    forest
        The nodes.
    counts
        What each of them counts.
    next, last
        What one more costs, and what the last one does.
    """

    forest: Forest
    counts: IntArray
    next: Exact
    last: Exact

    @property
    def has_room(self) -> BoolArray:
        """Where one more fits."""
        return self.counts < self.forest.high

    @property
    def has_spare(self) -> BoolArray:
        """Where one fewer is enough."""
        return self.counts > self.forest.low


@dataclass(frozen=True, eq=False)
class Residual:
    """The steps by which a matching can be changed, and what each of them loses.

    Nodes are those of the mentees' forest, then of the mentors', then the hub in which both end. A flow runs
    from the hub by way of a mentee and a mentor back to it; where it can grow there is an arc along it, where
    it can shrink one against it (Ahuja, Magnanti, Orlin 1993, "Network Flows", section 2.4).

    Parameters
    ----------
    problem, chosen
        A problem without limits whose rules are a network, and a matching (positions, ascending).
    worth
        What its pairs count.
    """

    problem: Problem
    chosen: IntArray
    worth: Worth

    @cached_property
    def hub(self) -> int:
        """Where both forests end."""
        return self.problem.forests.left.num_nodes + self.problem.forests.right.num_nodes

    @cached_property
    def left(self) -> Side:
        """The mentees."""
        return _side(self.problem.forests.left, self.chosen, self.worth.costs[0])

    @cached_property
    def right(self) -> Side:
        """The mentors."""
        return _side(self.problem.forests.right, self.chosen, self.worth.costs[1])

    @cached_property
    def counted(self) -> BoolArray:
        """Which pairs can be taken or given up, shape (num_pairs,)."""
        free = np.ones(self.problem.num_pairs, dtype=bool)
        if self.worth.floor is not None:
            free &= self.problem.standings >= self.worth.floor
        free[self.problem.locked] = False
        return free

    @cached_property
    def arcs(self) -> tuple[IntArray, IntArray, Exact]:
        """From, to, and what is lost on the way."""
        forests = self.problem.forests
        left, right = self.left, self.right
        first = forests.left.num_nodes
        above = np.where(forests.left.parent >= 0, forests.left.parent, self.hub)
        below = np.where(forests.right.parent >= 0, forests.right.parent + first, self.hub)
        mentees, mentors = np.arange(first), np.arange(first, self.hub)
        pairs = np.flatnonzero(self.counted)
        givers = forests.left.leaf_of_pair[pairs].astype(np.int64)
        takers = forests.right.leaf_of_pair[pairs] + np.int64(first)
        taken = marks_of(self.problem, self.chosen)[pairs]
        losses = np.where(taken, 1, -1) * self.worth.of_pair[pairs]
        parts = (
            (above[left.has_room], mentees[left.has_room], left.next[left.has_room]),
            (mentees[left.has_spare], above[left.has_spare], -left.last[left.has_spare]),
            (mentors[right.has_room], below[right.has_room], right.next[right.has_room]),
            (below[right.has_spare], mentors[right.has_spare], -right.last[right.has_spare]),
            (
                np.where(taken, takers, givers),
                np.where(taken, givers, takers),
                losses,
            ),
        )
        tails, heads, lengths = (np.concatenate(column) for column in zip(*parts, strict=True))
        return tails, heads, lengths


def marks_of(problem: Problem, pairs: IntArray) -> BoolArray:
    """Which pairs are among ``pairs`` (positions), shape (num_pairs,)."""
    marks = np.zeros(problem.num_pairs, dtype=bool)
    marks[pairs] = True
    return marks


def _side(forest: Forest, chosen: IntArray, priced: tuple[tuple[int, Costs], ...]) -> Side:
    counts = forest.counts(chosen)
    more, last = (np.zeros(forest.num_nodes, dtype=object) for _ in range(2))
    for factor, costs in priced:
        more = more + factor * costs.next_step(counts).astype(object)
        last = last + factor * costs.last_step(counts).astype(object)
    return Side(forest, counts, more, last)
