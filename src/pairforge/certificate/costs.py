"""Convex costs of counts: what the next pair of a node costs, step by step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, reduce

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Balance, Breaks, Forest, Problem, Variety
from pairforge.problem.counted import Counted

IntArray = NDArray[np.int64]
CountStage = Balance | Breaks | Variety
"""Stages that minimize convex costs of counts."""


@dataclass(frozen=True, eq=False)
class Costs:
    """A convex cost of the count of each of some nodes of a forest.

    Parameters
    ----------
    nodes
        The nodes, ascending, shape (num_costed,).
    starts
        Where the steps of each of them begin, shape (num_costed + 1,); there are as many as it can count.
    steps
        What each further pair costs, no less than the one before it.
    at_zero
        What all of them cost together without a pair.
    """

    nodes: IntArray
    starts: IntArray
    steps: IntArray
    at_zero: int = 0

    @property
    def largest(self) -> int:
        """The largest absolute value of a step."""
        return int(np.abs(self.steps).max(initial=0))

    @cached_property
    def place(self) -> IntArray:
        """Which of the nodes each step belongs to, shape (num_steps,)."""
        return np.repeat(np.arange(len(self.nodes)), np.diff(self.starts))

    @cached_property
    def before(self) -> IntArray:
        """How many pairs a node has before each step, shape (num_steps,)."""
        return np.arange(len(self.steps)) - self.starts[self.place]

    @cached_property
    def _sums(self) -> IntArray:
        return np.append(0, np.cumsum(self.steps))

    def of(self, counts: IntArray) -> IntArray:
        """What the nodes cost at these counts (one for each node of the forest) beyond ``at_zero``."""
        of_nodes: IntArray = self._sums[self.starts[:-1] + counts[self.nodes]] - self._sums[self.starts[:-1]]
        return of_nodes

    def next_step(self, counts: IntArray) -> IntArray:
        """What one pair more costs in each node of the forest; 0 where nothing does or none fits."""
        return self._at(counts, counts)

    def last_step(self, counts: IntArray) -> IntArray:
        """What one pair fewer saves in each node of the forest; 0 where nothing does or none is left."""
        return self._at(counts, counts - 1)

    def best_counts(
        self, prices: IntArray, scale: int, low: IntArray, high: IntArray
    ) -> tuple[IntArray, IntArray]:
        """The least and the greatest count z within bounds at which price x z - scale x cost is greatest.

        Parameters
        ----------
        prices, low, high
            One for each node of the forest.

        Returns
        -------
        tuple of arrays
            One entry for each node that costs something.
        """
        steps, own = scale * self.steps, prices[self.nodes][self.place]
        least = np.bincount(self.place[steps < own], minlength=len(self.nodes))
        greatest = np.bincount(self.place[steps <= own], minlength=len(self.nodes))
        low, high = low[self.nodes], high[self.nodes]
        return np.clip(least, low, high), np.clip(greatest, low, high)

    def times(self, factor: int) -> Costs:
        """Everything so many times."""
        return replace(self, steps=factor * self.steps, at_zero=factor * self.at_zero)

    def plus(self, other: Costs) -> Costs:
        """Both together; where they have nodes in common, they have as many steps there."""
        nodes = np.union1d(self.nodes, other.nodes)
        lengths = np.zeros(len(nodes), dtype=np.int64)
        for one in (self, other):
            lengths[np.searchsorted(nodes, one.nodes)] = np.diff(one.starts)
        starts = np.append(0, np.cumsum(lengths))
        steps = np.zeros(starts[-1], dtype=np.int64)
        for one in (self, other):
            steps[starts[np.searchsorted(nodes, one.nodes)][one.place] + one.before] += one.steps
        return Costs(nodes, starts, steps, self.at_zero + other.at_zero)

    def _at(self, counts: IntArray, place: IntArray) -> IntArray:
        found = np.zeros(len(counts), dtype=np.int64)
        own = place[self.nodes]
        inside = (own >= 0) & (own < np.diff(self.starts))
        found[self.nodes[inside]] = self.steps[self.starts[:-1][inside] + own[inside]]
        return found


def costs_of(problem: Problem, stage: CountStage) -> tuple[Costs | None, Costs | None]:
    """What counts cost in a stage, on the mentees' side and on the mentors'; None: nothing."""
    forests = problem.forests
    if isinstance(stage, Balance):
        mentors = np.arange(problem.num_mentors)
        costs = _empty(mentors, forests.right)
        return None, replace(costs, steps=2 * costs.before + 1)
    sides: tuple[list[Costs], list[Costs]] = [], []
    for placed in forests.placed:
        if placed.counted.stage == stage.name:
            forest = forests.left if placed.is_left else forests.right
            sides[0 if placed.is_left else 1].append(_of_cells(placed.counted, placed.node, forest))
    return together(sides[0]), together(sides[1])


def together(parts: Iterable[Costs | None]) -> Costs | None:
    """All of them; None if there are none."""
    found = [part for part in parts if part is not None]
    return reduce(Costs.plus, found) if found else None


def _of_cells(counted: Counted, node: IntArray, forest: Forest) -> Costs:
    cells = counted.cells[np.argsort(node[counted.cells], kind="stable")]
    costs = _empty(node[cells], forest)
    low, high = counted.low[cells], counted.high[cells]
    beyond = (costs.before >= high[costs.place]).astype(np.int64) - (costs.before < low[costs.place])
    missing = sum(np.maximum(low, 0).tolist())
    return replace(
        costs,
        steps=counted.likeness * costs.before + counted.price * beyond,
        at_zero=counted.price * missing,
    )


def _empty(nodes: IntArray, forest: Forest) -> Costs:
    """Nothing for each pair that the nodes can count."""
    starts = np.append(0, np.cumsum(forest.high[nodes]))
    return Costs(nodes, starts, np.zeros(starts[-1], dtype=np.int64))
