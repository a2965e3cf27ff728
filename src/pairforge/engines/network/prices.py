"""Integer prices of a matching: shortest paths in its residual graph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Costs, Face, Objective, count_bounds
from pairforge.pairing import StagePrices
from pairforge.problem import Forest, Problem

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
_Steps: TypeAlias = tuple[BoolArray, IntArray | None]
"""Whether there is an arc at each node, and what it costs (None: nothing)."""


def find_prices(
    problem: Problem,
    face: Face,
    objective: Objective,
    chosen: IntArray,
    stage: str,
    *,
    level: int | None = None,
    max_rounds: int | None = None,
) -> StagePrices | None:
    """Prices that prove ``chosen`` the best of the face, or None if it is not.

    Label correcting (Bellman 1958, Ford 1956) over all arcs at once: only the pairs of mentees whose
    label fell in the last round are looked at again. An unchosen pair leads from mentee to mentor, a
    chosen one back, and a node of a forest with room to or from its parent or the hub, as in
    ``is_only_matching``; the price of a node is what lies between its label and that of its parent.

    Parameters
    ----------
    chosen
        Positions of the pairs of a matching of the face, ascending.
    stage, level
        What the prices are for.
    max_rounds
        Give up after so many rounds; by default as many as could be needed.
    """
    arcs = _Residual(problem, face, objective, chosen)
    num_nodes = problem.forests.num_nodes
    lowest = -num_nodes * arcs.dearest
    for _ in range((num_nodes if max_rounds is None else max_rounds) + 1):
        if not arcs.relax():
            return StagePrices(stage, *arcs.prices, level, _row_prices(face, arcs))
        if arcs.lowest_label() < lowest:  # no path is so short, so there is a cycle that gains
            return None
    return None


def _row_prices(face: Face, arcs: _Residual) -> tuple[int, ...]:
    """The price of the number of all pairs, at the row that binds it."""
    price = int(arcs.hub - arcs.total)
    prices = [0] * len(face.rows)
    rows = [idx for idx, row in enumerate(face.rows) if row.inside is None]
    if price:
        binding = max(rows, key=lambda idx: face.rows[idx].low if price < 0 else -face.rows[idx].high)
        prices[binding] = price
    return tuple(prices)


class _Tree:
    """A forest of the residual graph: from each node there may be an arc to its parent, and one from it."""

    def __init__(self, forest: Forest, ups: _Steps, downs: _Steps) -> None:
        self.label = np.zeros(forest.num_nodes, dtype=np.int64)
        self._parent = forest.parent
        self._ups = [_Arcs.of(level, *ups) for level in forest.levels]
        self._downs = [_Arcs.of(level, *downs) for level in forest.levels]

    def rise(self, top: int) -> int:
        """Lower labels from node to parent, at last that of ``top``, which is given back."""
        label = self.label
        for arcs in reversed(self._ups[1:]):
            np.minimum.at(label, self._parent[arcs.nodes], label[arcs.nodes] + arcs.costs)
        arcs = self._ups[0]
        return int(min(top, (label[arcs.nodes] + arcs.costs).min(initial=top)))

    def sink(self, top: int) -> None:
        """Lower labels from ``top`` and from each parent to its nodes."""
        label = self.label
        arcs = self._downs[0]
        label[arcs.nodes] = np.minimum(label[arcs.nodes], top + arcs.costs)
        for arcs in self._downs[1:]:
            above = label[self._parent[arcs.nodes]] + arcs.costs
            label[arcs.nodes] = np.minimum(label[arcs.nodes], above)

    def differences(self, top: int) -> IntArray:
        """What the label of each node is above that of its parent, or of ``top``."""
        above: IntArray = np.append(self.label, top)[self._parent]
        return self.label - above


@dataclass(frozen=True)
class _Arcs:
    """The nodes of one level with an arc to, or from, their parents, and what it costs."""

    nodes: IntArray
    costs: IntArray | int

    @classmethod
    def of(cls, level: IntArray, is_open: BoolArray, costs: IntArray | None) -> _Arcs:
        """The open ones of a level."""
        nodes = level[is_open[level]]
        return cls(nodes, 0 if costs is None else costs[nodes])


class _Residual:
    """The residual graph and its labels; ``relax`` lowers labels by one round."""

    def __init__(self, problem: Problem, face: Face, objective: Objective, chosen: IntArray) -> None:
        gains = objective.gains
        is_chosen = np.zeros(problem.num_pairs, dtype=bool)
        is_chosen[chosen] = True
        used = is_chosen[face.free]
        left, right = problem.forests.left, problem.forests.right
        givers, takers = left.leaf_of_pair[face.free], right.leaf_of_pair[face.free]
        self._back_giver, self._back_taker, self._back_gain = givers[used], takers[used], gains[used]
        unused = ~used
        self._takers, self._gains = takers[unused], gains[unused]
        self._counts = np.bincount(givers[unused], minlength=left.num_nodes)
        if left.num_nodes > problem.num_mentees:  # else pairs are in the order of their mentees
            order = np.argsort(givers[unused], kind="stable")
            self._takers, self._gains = self._takers[order], self._gains[order]
        self._starts = np.cumsum(self._counts) - self._counts
        placed, loads = left.counts(chosen), right.counts(chosen)
        self._left = _Tree(
            left,
            ups=(placed > face.mentee_low, _saved(objective.left, placed)),
            downs=(placed < face.mentee_high, _added(objective.left, placed)),
        )
        self._right = _Tree(
            right,
            ups=(loads < face.mentor_high, _added(objective.right, loads)),
            downs=(loads > face.mentor_low, _saved(objective.right, loads)),
        )
        least, most = count_bounds(problem, face)
        self._total_more, self._total_fewer = len(chosen) < most, len(chosen) > least
        self.dearest = max(objective.largest, 1)
        self.total = self.hub = 0
        self._fallen = np.zeros(left.num_nodes, dtype=bool)
        self._fallen[givers[unused & (gains > 0)]] = True

    @property
    def prices(self) -> tuple[IntArray, IntArray]:
        """The prices of the nodes of either side."""
        return self._left.differences(self.hub), -self._right.differences(self.total)

    def lowest_label(self) -> int:
        """The smallest label."""
        labels = self._left.label.min(initial=0), self._right.label.min(initial=0)
        return int(min(*labels, self.hub, self.total))

    def relax(self) -> bool:
        """Lower labels along all arcs whose tail has fallen; False if nothing fell."""
        giver, taker = self._left.label, self._right.label
        giver_before, taker_before, ends_before = giver.copy(), taker.copy(), (self.hub, self.total)
        rows = np.flatnonzero(self._fallen & (self._counts > 0))
        if 2 * len(rows) > len(self._counts):
            np.minimum.at(taker, self._takers, np.repeat(giver, self._counts) - self._gains)
        elif len(rows):
            counts = self._counts[rows]
            offsets = np.repeat(self._starts[rows] - np.cumsum(counts) + counts, counts)
            arcs = offsets + np.arange(len(offsets))
            np.minimum.at(taker, self._takers[arcs], np.repeat(giver[rows], counts) - self._gains[arcs])
        self.total = self._right.rise(self.total)
        self.hub = self._left.rise(self.hub)
        if self._total_more:
            self.hub = min(self.hub, self.total)
        if self._total_fewer:
            self.total = min(self.total, self.hub)
        self._right.sink(self.total)
        np.minimum.at(giver, self._back_giver, taker[self._back_taker] + self._back_gain)
        self._left.sink(self.hub)
        self._fallen = giver < giver_before
        fell = (self.hub, self.total) != ends_before or (taker < taker_before).any()
        return bool(fell or self._fallen.any())


def _added(costs: Costs | None, counts: IntArray) -> IntArray | None:
    """What one pair more costs in each node; None: nothing in any."""
    return None if costs is None else costs.next_step(counts)


def _saved(costs: Costs | None, counts: IntArray) -> IntArray | None:
    """What one pair fewer costs, which is less than nothing where it saves something."""
    return None if costs is None else -costs.last_step(counts)
