"""Shortest paths in the residual graph, one at a time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from heapq import heappop, heappush

import numpy as np

from pairforge.explanations.forcing.packing import NEVER, IntArray, less
from pairforge.explanations.forcing.residual import Residual
from pairforge.explanations.forcing.shortest import CircleBelowZeroError


@dataclass(frozen=True, eq=False)
class Searching:
    """Shortest paths between two nodes; potentials that make no arc shorter than 0 are found once.

    Dijkstra's algorithm with the potentials of Johnson 1977, "Efficient algorithms for shortest paths in
    sparse networks".
    """

    graph: Residual

    @cached_property
    def potentials(self) -> IntArray:
        """For each node no more than the length of any path to it, packed; found by correcting labels.

        Raises
        ------
        CircleBelowZeroError
            If the plan is not optimal.
        """
        num_nodes = self.graph.end + 1
        labels = np.zeros((len(self.graph.gains), num_nodes), dtype=np.int64)
        waiting, is_waiting = deque(range(num_nodes)), np.ones(num_nodes, dtype=bool)
        turns = np.zeros(num_nodes, dtype=np.int64)
        while waiting:
            node = waiting.popleft()
            is_waiting[node] = False
            turns[node] += 1
            if turns[node] > num_nodes:
                raise CircleBelowZeroError
            heads, lengths = self.graph.arcs(node)
            reached = labels[:, node, None] + lengths
            better = less(reached, labels[:, heads])
            heads = heads[better]
            labels[:, heads] = reached[:, better]
            new = heads[~is_waiting[heads]]
            is_waiting[new] = True
            waiting.extend(new.tolist())
        return labels

    def path(self, start: int, end: int) -> tuple[IntArray, list[int]]:
        """The length of a shortest path (packed; ``NEVER`` if there is none), and its nodes."""
        graph, potentials = self.graph, self.potentials
        nothing = (0,) * len(graph.gains)
        heap: list[tuple[tuple[int, ...], int, int, int]] = [(nothing, 0, start, start)]
        labels = np.full(potentials.shape, NEVER)
        hops = np.full(graph.end + 1, NEVER)
        before: dict[int, int] = {}
        while heap:
            length, arcs, node, from_ = heappop(heap)
            if node in before:
                continue
            before[node] = from_
            if node == end:
                there = np.array(length) - potentials[:, start] + potentials[:, end]
                return there, _nodes(before, start, end)
            heads, lengths = graph.arcs(node)
            reached = np.array(length)[:, None] + lengths + potentials[:, node, None] - potentials[:, heads]
            known = labels[:, heads]
            same = (reached == known).all(axis=0) & (arcs + 1 < hops[heads])
            better = np.flatnonzero(less(reached, known) | same)
            labels[:, heads[better]] = reached[:, better]
            hops[heads[better]] = arcs + 1
            keys = zip(*reached[:, better].tolist(), strict=True)
            for key, head in zip(keys, heads[better].tolist(), strict=True):
                heappush(heap, (key, arcs + 1, head, node))
        return np.array([NEVER, *nothing[1:]]), []


def _nodes(before: dict[int, int], start: int, end: int) -> list[int]:
    nodes = [end]
    while nodes[-1] != start:
        nodes.append(before[nodes[-1]])
    return nodes[::-1]
