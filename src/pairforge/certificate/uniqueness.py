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
    to its mentee if it is; a row with room to either side leads to and from the hub. Rows with room
    on both sides are merged with the hub, after which every cycle goes through a pair; the graph is
    free of cycles if stripping nodes without an arc in or out leaves nothing.

    Parameters
    ----------
    chosen
        Positions of the pairs of a matching of the face, ascending.
    """
    num_mentees, num_mentors = problem.num_mentees, problem.num_mentors
    hub = num_mentees + num_mentors
    loads = np.concatenate(
        [
            np.bincount(problem.mentees[chosen], minlength=num_mentees),
            np.bincount(problem.mentors[chosen], minlength=num_mentors),
        ]
    )
    more = loads < np.concatenate([face.mentee_high, face.mentor_high])
    fewer = loads > np.concatenate([face.mentee_low, face.mentor_low])
    is_mentee = np.arange(hub) < num_mentees
    from_hub = np.flatnonzero(np.where(is_mentee, more, fewer) & ~(more & fewer))
    to_hub = np.flatnonzero(np.where(is_mentee, fewer, more) & ~(more & fewer))
    node = np.append(np.where(more & fewer, hub, np.arange(hub)), hub)
    left = problem.mentees[face.free].astype(np.int64)
    right = problem.mentors[face.free].astype(np.int64) + num_mentees
    is_chosen = np.isin(face.free, chosen, assume_unique=True)
    tails = np.concatenate([np.where(is_chosen, right, left), np.full(len(from_hub), hub), to_hub])
    heads = np.concatenate([np.where(is_chosen, left, right), from_hub, np.full(len(to_hub), hub)])
    return _is_acyclic(node[tails], node[heads], hub + 1)


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
