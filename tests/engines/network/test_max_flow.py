"""The most that can go from one side to the other, and who is short."""

from __future__ import annotations

import numpy as np

from pairforge.engines.network.max_flow import max_flow


def arcs(*each):
    """Giver, taker and capacity of each arc."""
    starts, ends, capacities = np.array(each, dtype=np.int64).reshape(-1, 3).T
    return starts.astype(np.int32), ends.astype(np.int32), capacities


def test_who_is_short():
    """Two givers share one taker with one place; a third has a taker to itself, and one gives nothing."""
    flow = max_flow(
        np.array([1, 1, 2, 0]), arcs((0, 0, 1), (1, 0, 1), (2, 1, 2), (3, 1, 2)), np.array([1, 2, 5])
    )
    assert flow.filled == 3
    assert flow.givers.tolist() == [True, True, False, False]
    assert flow.takers.tolist() == [True, False, False]


def test_everything_goes():
    """Nobody is short where all that is given can be taken."""
    flow = max_flow(np.array([2]), arcs((0, 0, 1), (0, 1, 1)), np.array([1, 1]))
    assert flow.filled == 2
    assert not flow.givers.any()


def test_without_an_arc():
    """Whoever has something to give is short of everything."""
    flow = max_flow(np.array([1, 0]), arcs(), np.array([4]))
    assert (flow.filled, flow.givers.tolist(), flow.takers.tolist()) == (0, [True, False], [False])
