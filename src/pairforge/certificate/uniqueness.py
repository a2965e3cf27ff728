"""Whether a face holds one matching only."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.face import Face
from pairforge.problem import Forest, Problem

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_STRIPS = 32


def is_only_matching(problem: Problem, face: Face, chosen: IntArray) -> bool:
    """Whether no other matching than ``chosen`` lies in the face.

    Two matchings differ by cycles of the residual graph, so there is no other if and only if that
    graph has no cycle through a pair. A free pair is one arc, to its mentor if it is not chosen and
    to its mentee if it is; a node of the forests with room to either side leads to and from its parent,
    the topmost to and from the hub, the mentors' by way of the sum of all. Nodes with room on both sides
    are merged with where they lead, after which every cycle goes through a pair; the graph is free of
    cycles if stripping nodes without an arc in or out leaves nothing. Where cycles are left, but each of
    them leads to more pairs of a row over some pairs that is full, or to fewer of one that has only just
    enough, there is no other matching either; that is all that such rows are asked for, so that with them
    a "no" may be wrong, a "yes" never.

    Parameters
    ----------
    chosen
        Positions of the pairs of a matching of the face, ascending.
    """
    left, right = problem.forests.left, problem.forests.right
    hub = left.num_nodes + right.num_nodes
    least, most = count_bounds(problem, face)
    more, fewer = len(chosen) < most, len(chosen) > least
    total = hub if more and fewer else hub + 1
    placed, loads = left.counts(chosen), right.counts(chosen)
    up = _Rises(left, placed > face.mentee_low, placed < face.mentee_high, 0, hub)
    down = _Rises(right, loads < face.mentor_high, loads > face.mentor_low, left.num_nodes, total)
    ends = [[total, hub]] * (more and not fewer) + [[hub, total]] * (fewer and not more)
    end_tails, end_heads = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    giver = up.node[left.leaf_of_pair[face.free]]
    taker = down.node[right.leaf_of_pair[face.free]]
    is_chosen = np.isin(face.free, chosen, assume_unique=True)
    tails = np.concatenate([np.where(is_chosen, taker, giver), up.tails, down.tails, end_tails])
    heads = np.concatenate([np.where(is_chosen, giver, taker), up.heads, down.heads, end_heads])
    if _is_acyclic(tails, heads, hub + 2):
        return True
    for row in face.rows:
        if row.inside is not None:
            count = int(row.inside[chosen].sum())
            steps = np.zeros(len(tails), dtype=np.int64)
            steps[: len(face.free)] = np.where(is_chosen, -1, 1) * row.inside[face.free]
            if (count == row.high and _always_rises(tails, heads, steps, hub + 2)) or (
                count == row.low and _always_rises(tails, heads, -steps, hub + 2)
            ):
                return True
    return False


def count_bounds(problem: Problem, face: Face) -> tuple[int, int]:
    """Fewest and most pairs of a matching of the face, by its rows over all pairs."""
    rows = [row for row in face.rows if row.inside is None]
    least, most = (row.low for row in rows), (row.high for row in rows)
    return max(least, default=0), min(most, default=problem.num_pairs + 1)


class _Rises:
    """The nodes of a forest with the arcs to and from their parents.

    Parameters
    ----------
    rises, sinks
        Whether an arc leads to the parent, and from it, shape (num_nodes,).
    first
        The number of the first node in the graph.
    top
        Where the topmost nodes lead.

    Attributes
    ----------
    node
        Where each node is after those with both arcs are merged with their parents, shape (num_nodes,).
    tails, heads
        The other arcs.
    """

    def __init__(self, forest: Forest, rises: BoolArray, sinks: BoolArray, first: int, top: int) -> None:
        self.node: IntArray = np.arange(first, first + forest.num_nodes)
        above = np.full(forest.num_nodes, top)
        for depth, level in enumerate(forest.levels):
            if depth:
                above[level] = self.node[forest.parent[level]]
            both = level[(rises & sinks)[level]]
            self.node[both] = above[both]
        up, down = np.flatnonzero(rises & ~sinks), np.flatnonzero(sinks & ~rises)
        self.tails: IntArray = np.concatenate([self.node[up], above[down]])
        self.heads: IntArray = np.concatenate([above[up], self.node[down]])


def _always_rises(tails: IntArray, heads: IntArray, steps: IntArray, num_nodes: int) -> bool:
    """Whether the steps of every cycle add up to more than 0 (label correcting: Bellman 1958, Ford 1956)."""
    lengths = steps * (num_nodes + 1) - 1  # so that a cycle is shorter than 0 if its steps add up to 0
    labels = np.zeros(num_nodes, dtype=np.int64)
    for _ in range(num_nodes + 1):
        before = labels.copy()
        np.minimum.at(labels, heads, before[tails] + lengths)
        if (labels == before).all():
            return True
    return False


def _is_acyclic(tails: IntArray, heads: IntArray, num_nodes: int) -> bool:
    """Strip nodes without an arc in or out, all at once; what long chains leave is sorted topologically."""
    for _ in range(_STRIPS):
        has_in = np.zeros(num_nodes, dtype=bool)
        has_out = np.zeros(num_nodes, dtype=bool)
        has_in[heads], has_out[tails] = True, True
        kept = has_in[tails] & has_out[heads]
        if kept.all():
            return not len(tails)
        tails, heads = tails[kept], heads[kept]
    graph = TopologicalSorter[int]()
    for tail, head in zip(tails.tolist(), heads.tolist(), strict=True):
        graph.add(head, tail)
    try:
        graph.prepare()
    except CycleError:
        return False
    return True
