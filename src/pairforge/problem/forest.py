"""Forest: sets of pairs of which any two overlap only if one holds the other, as the nodes of a network."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import IntArray

CellArray = NDArray[np.int32]

_NOBODY: IntArray = np.empty(0, dtype=np.int64)
_FEW = 1 << 16


@dataclass(frozen=True, eq=False)
class Forest:
    """The sets of one side: those of each person first, and what lies within them or around them.

    Parameters
    ----------
    leaf_of_pair
        The innermost node of each pair, shape (num_pairs,).
    parent
        The smallest node around each node, -1 if there is none, shape (num_nodes,).
    low, high
        How many pairs of a node must be chosen, and how many may be.
    """

    leaf_of_pair: CellArray
    parent: IntArray
    low: IntArray
    high: IntArray

    @property
    def num_nodes(self) -> int:
        """How many nodes there are."""
        return len(self.parent)

    @cached_property
    def levels(self) -> tuple[IntArray, ...]:
        """The nodes by their depth, those without a parent first."""
        if not self.num_nodes or self.parent.max() < 0:
            return (np.arange(self.num_nodes),)
        depth = np.zeros(self.num_nodes, dtype=np.int64)
        above = self.parent.copy()
        while (above >= 0).any():
            depth += above >= 0
            above = np.where(above >= 0, self.parent[above], -1)
        order = np.argsort(depth, kind="stable")
        return tuple(np.split(order, np.cumsum(np.bincount(depth))[:-1]))

    def counts(self, pairs: IntArray) -> IntArray:
        """How many of ``pairs`` (positions) each node holds, shape (num_nodes,)."""
        counts = np.bincount(self.leaf_of_pair[pairs], minlength=self.num_nodes)
        for level in reversed(self.levels[1:]):
            np.add.at(counts, self.parent[level], counts[level])
        return counts

    def paths(self, prices: IntArray) -> IntArray:
        """The prices of each node and of all around it, shape (num_nodes,)."""
        if len(self.levels) == 1:
            return prices
        total = prices.copy()
        for level in self.levels[1:]:
            total[level] += total[self.parent[level]]
        return total


class Grove:
    """A forest while sets are added to it.

    Parameters
    ----------
    person_of_pair
        The mentee of each pair, or the mentor.
    low, high
        Bounds of each of them.
    """

    def __init__(self, person_of_pair: CellArray, low: IntArray, high: IntArray) -> None:
        self._leaf_of_pair = person_of_pair
        self._parent = np.full(len(low), -1, dtype=np.int64)
        self._low, self._high = low, high
        self._size, self._some_pair = _NOBODY, _NOBODY

    def add(
        self, of_pair: CellArray, used: IntArray, most: IntArray, low: IntArray, high: IntArray
    ) -> IntArray:
        """Add cells that cross no set of the forest; the node of each, be it new or there already.

        Parameters
        ----------
        of_pair
            The cell of each pair, -1 if it is in none of the used ones.
        used
            Which cells to add; the others get no node (-1).
        most
            What each cell can count at most, by its pairs and the places of its people.
        low, high
            Bounds of each cell.
        """
        if self._size is _NOBODY:  # nobody asks for it in most programmes
            self._size, self._some_pair = sizes_of(self._leaf_of_pair, len(self._low))
        size, some_pair = sizes_of(of_pair, len(low))
        above = self._around(size[used], some_pair[used])
        there = (above >= 0) & (size[used] == self._size[above])
        num_before, new = len(self._parent), used[~there]
        node = np.full(len(low), -1, dtype=np.int64)
        node[used[there]] = above[there]
        node[new] = num_before + np.arange(len(new))
        within = self._some_pair >= 0
        cell = of_pair[self._some_pair[within]]
        inner = np.flatnonzero(within)
        inner, cell = inner[cell >= 0], cell[cell >= 0]
        around = self._parent[inner]
        topmost = (self._size[inner] < size[cell]) & ((around < 0) | (self._size[around] >= size[cell]))
        topmost &= node[cell] >= num_before
        self._parent[inner[topmost]] = node[cell[topmost]]
        self._parent = np.concatenate([self._parent, above[~there]])
        self._size = np.concatenate([self._size, size[new]])
        self._some_pair = np.concatenate([self._some_pair, some_pair[new]])
        self._low = np.concatenate([self._low, np.zeros(len(new), dtype=np.int64)])
        self._high = np.concatenate([self._high, most[new]])
        np.maximum.at(self._low, node[used], low[used])
        np.minimum.at(self._high, node[used], high[used])
        if len(new):
            nodes = np.append(node, -1).astype(np.int32)[of_pair]
            sizes = np.append(self._size, self._size.max(initial=0)).astype(np.int32)
            smaller = sizes[nodes] < sizes[self._leaf_of_pair]
            self._leaf_of_pair = np.where(smaller, nodes, self._leaf_of_pair)
        return node

    def grown(self) -> Forest:
        """The forest."""
        return Forest(self._leaf_of_pair, self._parent, self._low, self._high)

    def _around(self, size: IntArray, some_pair: IntArray) -> IntArray:
        """The smallest node that holds each set, -1 if there is none."""
        node = np.full(len(size), -1, dtype=np.int64)
        node[size > 0] = self._leaf_of_pair[some_pair[size > 0]]
        while (small := (node >= 0) & (self._size[node] < size)).any():
            node[small] = self._parent[node[small]]
        return node


def sizes_of(of_pair: CellArray, num_cells: int) -> tuple[IntArray, IntArray]:
    """How many pairs each cell has, and the position of one of them (-1 if it has none)."""
    inside = of_pair if of_pair.min(initial=0) >= 0 else of_pair[of_pair >= 0]
    some_pair = np.full(num_cells + 1, -1, dtype=np.int64)
    some_pair[of_pair] = np.arange(len(of_pair))  # what is in no cell is put last
    return np.bincount(inside, minlength=num_cells), some_pair[:-1]


def cross(first: CellArray, second: CellArray, num_first: int, num_second: int) -> bool:
    """Whether a cell of the one and a cell of the other overlap, and neither holds the other.

    What crosses among some pairs crosses among all.
    """
    if len(first) > 2 * _FEW and cross(first[:_FEW], second[:_FEW], num_first, num_second):
        return True
    out_first = holders(first, second, num_first) < 0
    if not out_first[first[first >= 0]].any():
        return False
    out_second = holders(second, first, num_second) < 0
    both = (first >= 0) & (second >= 0)
    return bool((out_first[first] & out_second[second] & both).any())


def holders(inner: CellArray, outer: CellArray, num_inner: int) -> CellArray:
    """The outer cell that all pairs of each inner one are in, -1 if there is none.

    One more entry stands for pairs that are in no inner cell.
    """
    some = np.full(num_inner + 1, -1, dtype=np.int32)
    some[inner] = outer
    some[inner[some[inner] != outer]] = -1
    return some
