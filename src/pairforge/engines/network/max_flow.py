"""The most that can go from people of one side to those of the other, and who is short of it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.max_flow import SimpleMaxFlow

from pairforge.errors import FaultError

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
IndexArray = NDArray[np.int32]


@dataclass(frozen=True)
class MaxFlow:
    """A maximum flow, and the smallest side of its minimum cut that holds the source.

    Parameters
    ----------
    filled
        How much goes through.
    givers, takers
        Who is on that side, one entry a giver and one a taker.
    """

    filled: int
    givers: BoolArray
    takers: BoolArray


def max_flow(gives: IntArray, arcs: tuple[IndexArray, IndexArray, IntArray], takes: IntArray) -> MaxFlow:
    """Send as much as can be from givers to takers.

    Parameters
    ----------
    gives, takes
        What each giver has and each taker can take.
    arcs
        Giver, taker and capacity of each arc.

    Raises
    ------
    FaultError
        If the flow solver fails.
    """
    starts, ends, capacities = arcs
    if not len(starts):
        return MaxFlow(0, gives > 0, np.zeros(len(takes), dtype=bool))
    givers, takers = np.flatnonzero(gives).astype(np.int32), np.unique(ends)
    first, source, sink = np.int32(len(gives)), len(gives) + len(takes), len(gives) + len(takes) + 1
    tails = [np.full(len(givers), source, np.int32), starts, takers + first]
    heads = [givers, ends + first, np.full(len(takers), sink, np.int32)]
    solver = SimpleMaxFlow()
    solver.add_arcs_with_capacity(
        np.concatenate(tails),
        np.concatenate(heads),
        np.concatenate([gives[givers], capacities, takes[takers]]),
    )
    if solver.solve(source, sink) != SimpleMaxFlow.Status.OPTIMAL:
        raise FaultError("The flow solver found no maximum flow.")
    side = np.zeros(sink + 1, dtype=bool)
    side[solver.get_source_side_min_cut()] = True
    return MaxFlow(int(solver.optimal_flow()), side[: len(gives)], side[len(gives) : source])
