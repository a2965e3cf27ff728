"""Whether a face holds one matching only."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.face import Face
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_STRIPS = 32


def is_only_matching(problem: Problem, face: Face, chosen: IntArray) -> bool:
    """Whether no other matching than ``chosen`` lies in the face.

    Two matchings differ by cycles of the residual graph, so there is no other if and only if that
    graph has no cycle through a pair. A free pair is one arc, to its mentor if it is not chosen and
    to its mentee if it is; a row with room to either side leads to and from the hub, a mentor's by way of
    the sum of all. Rows with room on both sides are merged with where they lead, after which every cycle
    goes through a pair; the graph is free of cycles if stripping nodes without an arc in or out leaves
    nothing. Where cycles are left, but each of them leads to more pairs of a row over some pairs that is
    full, or to fewer of one that has only just enough, there is no other matching either; that is all that
    such rows are asked for, so that with them a "no" may be wrong, a "yes" never.

    Parameters
    ----------
    chosen
        Positions of the pairs of a matching of the face, ascending.
    """
    num_mentees, num_mentors = problem.num_mentees, problem.num_mentors
    hub = num_mentees + num_mentors
    least, most = count_bounds(problem, face)
    loads = np.concatenate(
        [
            np.bincount(problem.mentees[chosen], minlength=num_mentees),
            np.bincount(problem.mentors[chosen], minlength=num_mentors),
            [len(chosen)],
        ]
    )
    more = loads < np.concatenate([face.mentee_high, face.mentor_high, [most]])
    fewer = loads > np.concatenate([face.mentee_low, face.mentor_low, [least]])
    total = hub if more[hub] and fewer[hub] else hub + 1
    goal = np.concatenate([np.full(num_mentees, hub), np.full(num_mentors, total), [hub, hub]])
    is_mentee = np.arange(hub + 1) < num_mentees
    one_way = more ^ fewer
    from_hub = np.flatnonzero(np.where(is_mentee, more, fewer) & one_way)
    to_hub = np.flatnonzero(np.where(is_mentee, fewer, more) & one_way)
    both = np.append(more & fewer, False)
    own = np.concatenate([np.arange(hub), [hub + 1, hub]])
    node = np.where(both, goal, own)
    left = problem.mentees[face.free].astype(np.int64)
    right = problem.mentors[face.free].astype(np.int64) + num_mentees
    is_chosen = np.isin(face.free, chosen, assume_unique=True)
    tails = np.concatenate([node[np.where(is_chosen, right, left)], goal[from_hub], node[to_hub]])
    heads = np.concatenate([node[np.where(is_chosen, left, right)], node[from_hub], goal[to_hub]])
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
