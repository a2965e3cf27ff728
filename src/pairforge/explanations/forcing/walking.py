"""Which mentees move along a shortest path of the exchange graph."""

from __future__ import annotations

from collections import deque
from itertools import pairwise

import numpy as np

from pairforge.explanations.forcing.exchange import Exchange
from pairforge.explanations.forcing.packing import IntArray, is_never
from pairforge.explanations.forcing.way import Step


def steps_along(graph: Exchange, start: int, end: int) -> tuple[Step, ...]:
    """Who moves on a shortest path between two nodes with the fewest arcs, in its order."""
    nodes = _shortest(graph, start, end)
    taken = (_step(graph, one, other) for one, other in pairwise(nodes))
    return tuple(step for step in taken if step is not None)


def _shortest(graph: Exchange, start: int, end: int) -> list[int]:
    """The nodes of the path: what is left to the end falls by the length of each arc."""
    left = graph.paths[:, end]
    before = {start: start}
    waiting = deque([start])
    while end not in before:
        node = waiting.popleft()
        through = graph.arcs[:, node] + left
        on_the_way = (through == left[:, node, None]).all(axis=0) & ~is_never(graph.arcs[:, node])
        for other in np.flatnonzero(on_the_way).tolist():
            if other not in before:
                before[other] = node
                waiting.append(other)
    path = [end]
    while path[-1] != start:
        path.append(before[path[-1]])
    return path[::-1]


def _step(graph: Exchange, start: int, end: int) -> Step | None:
    """The mentee who goes from one node to the other at the least loss; None if only counts change."""
    length = graph.arcs[:, start, end]
    if graph.of_counts.get((start, end)) == tuple(length.tolist()):
        return None
    for mentee in np.flatnonzero((graph.node_of == start) & graph.can_move).tolist():
        if end == graph.nobody:
            if graph.can_leave[mentee] and _equal(graph.worth[:, mentee], length):
                return mentee, int(graph.pair_of[mentee]), -1
            continue
        row = graph.row(mentee)
        there = np.flatnonzero(graph.leaves[row] == end)
        if len(there) and _equal(graph.steps(mentee)[:, there[0]], length):
            return mentee, int(graph.pair_of[mentee]), row.start + int(there[0])
    raise AssertionError("an arc is somebody's, or changes counts")


def _equal(one: IntArray, other: IntArray) -> bool:
    return bool((one == other).all())
