"""What one place more or fewer with a mentor changes, by the exchange graph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from pairforge.explanations.forcing.exchange import Exchange, exchange_of
from pairforge.explanations.forcing.packing import NEVER, IntArray, is_never, less


@dataclass(frozen=True, eq=False)
class Places:
    """The exchange graph with all that rules would say if each mentor had one place more.

    Parameters
    ----------
    graph
        Its nodes have the room that they have without those places.
    high
        The most that each node could count with them.
    capacity
        The places as they are, shape (num_mentors,).
    """

    graph: Exchange
    high: IntArray
    capacity: IntArray

    def one_more(self, mentor: int) -> IntArray:
        """What one more place with a mentor loses (less than nothing where it gains), packed."""
        graph, nothing = self.graph, self._nothing
        if self._counts[mentor] < graph.high[mentor] or self.high[mentor] <= graph.high[mentor]:
            return nothing
        back = graph.paths[:, mentor, self._around(mentor)]
        loss: IntArray = self._next_costs[:, mentor] + back
        return loss if not is_never(back) and less(loss, nothing) else nothing

    def one_fewer(self, mentor: int) -> IntArray:
        """What one place fewer with a mentor loses, packed."""
        graph = self.graph
        if self._counts[mentor] < self.capacity[mentor]:
            return self._nothing
        if self._counts[mentor] <= graph.problem.forests.right.low[mentor]:
            return np.array([NEVER, *self._nothing[1:]])
        away = graph.paths[:, self._around(mentor), mentor]
        found: IntArray = away - self._last_costs[:, mentor]
        return found

    @cached_property
    def _counts(self) -> IntArray:
        return self.graph.problem.forests.right.counts(self.graph.chosen)

    @cached_property
    def _next_costs(self) -> IntArray:
        return self.graph.next_costs(self._counts)

    @cached_property
    def _last_costs(self) -> IntArray:
        return self.graph.last_costs(self._counts)

    @property
    def _nothing(self) -> IntArray:
        return np.zeros(len(self.graph.gains), dtype=np.int64)

    def _around(self, mentor: int) -> int:
        parent = int(self.graph.problem.forests.right.parent[mentor])
        return self.graph.spare if parent < 0 else parent


def places_of(graph: Exchange) -> Places | None:
    """The places of a plan's graph; None where rules cross if there are more of them."""
    capacity = graph.problem.capacity
    roomy = exchange_of(replace(graph.problem, capacity=capacity + 1), graph.chosen)
    if roomy is None:
        return None
    high, mentors = roomy.high.copy(), slice(0, len(capacity))
    high[mentors] = np.minimum(high[mentors], capacity)
    rules = graph.problem.forests.placed or roomy.problem.forests.placed
    if not rules and all(one.right is None for one in graph.numbers):
        return Places(graph, roomy.high, capacity)
    return Places(replace(roomy, high=high), roomy.high, capacity)
