"""Potentials of the network of an optimal matching: the prices at which nobody would rather change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from pairforge.explanations.letters.residual import Residual
from pairforge.explanations.letters.worth import Exact
from pairforge.problem.problem import IntArray


def potentials(residual: Residual) -> list[int] | None:
    """A potential for each node that rises along no arc by more than its loss; None if there is none.

    The price of a place is the potential less its sign. Of all prices at which the matching is best, none is
    below 0 further than it must be; given that, all are as low as can be. They depend on what is best alone,
    not on which of the best matchings is taken, nor on how it was found: all of them have the same prices
    (complementary slackness).
    """
    graph = _Graph.of(residual)
    hub, num_nodes = residual.hub, residual.hub + 1
    to_hub = graph.backwards.shortest(graph.labels({hub: 0}))
    if to_hub is None:
        return None
    least = {node: max(0, -int(to_hub[node])) for node in range(residual.problem.forests.left.num_nodes, hub)}
    forwards = graph.shortest(graph.labels({hub: 0} | least))
    assert forwards is not None, "an arc to each node from the hub makes no circle that gains"
    known = {node: -int(forwards[node]) for node in range(num_nodes) if graph.is_known(forwards[node])}
    needed = graph.backwards.shortest(graph.labels(known))
    assert needed is not None
    rest = {node: -int(needed[node]) if graph.is_known(needed[node]) else 0 for node in range(num_nodes)}
    found = graph.shortest(graph.labels(rest))
    assert found is not None
    return [int(label) for label in found.tolist()]


@dataclass(frozen=True, eq=False)
class _Graph:
    """Arcs with lengths; labels beyond ``never`` are those of nodes to which nothing leads."""

    num_nodes: int
    tails: IntArray
    heads: IntArray
    lengths: Exact
    never: int

    @classmethod
    def of(cls, residual: Residual) -> _Graph:
        """The steps of a matching, in 64 bits where that is enough for every path."""
        tails, heads, lengths = residual.arcs
        num_nodes = residual.hub + 1
        never = 4 * (num_nodes + 2) * (max(map(abs, lengths.tolist()), default=0) + 1)
        dtype: Any = np.int64 if never < 1 << 60 else object
        return cls(num_nodes, tails, heads, lengths.astype(dtype), never)

    @property
    def backwards(self) -> _Graph:
        """The same arcs from their heads to their tails."""
        return _Graph(self.num_nodes, self.heads, self.tails, self.lengths, self.never)

    def is_known(self, label: Any) -> bool:
        """Whether something leads to a node with this label."""
        return bool(label < self.never)

    def labels(self, known: dict[int, int]) -> Exact:
        """What is known at some nodes, and at the others that nothing leads there."""
        found = np.full(self.num_nodes, 2 * self.never, dtype=self.lengths.dtype)
        found[list(known)] = list(known.values())
        return found

    def shortest(self, start: Exact) -> Exact | None:
        """The least of what each node has and what arcs lead there; None if that has no end.

        Label correcting, all arcs at once (Bellman 1958, Ford 1956).
        """
        if not len(self.tails):
            return start
        order = np.argsort(self.heads, kind="stable")
        tails, lengths = self.tails[order], self.lengths[order]
        firsts = np.flatnonzero(np.diff(self.heads[order], prepend=-1))
        nodes = self.heads[order][firsts]
        labels = start.copy()
        for _ in range(self.num_nodes + 1):
            before = labels[tails]
            through = np.where(before < self.never, before + lengths, 2 * self.never)
            least = np.minimum(labels[nodes], np.minimum.reduceat(through, firsts))
            if (least == labels[nodes]).all():
                return labels
            labels[nodes] = least
        return None
