"""Answers by the exchange graph."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairforge.explanations.forcing.exchange import Exchange, exchange_of
from pairforge.explanations.forcing.packing import IntArray, is_never
from pairforge.explanations.forcing.places import Places, places_of
from pairforge.explanations.forcing.sums import Number
from pairforge.explanations.forcing.values import How
from pairforge.explanations.forcing.walking import steps_along
from pairforge.explanations.forcing.way import Found
from pairforge.problem import Problem


@dataclass(frozen=True, eq=False)
class ByExchange:
    """Answers for a plan by its exchange graph, and by that of its places."""

    graph: Exchange

    @property
    def how(self) -> How:
        """What it is called."""
        return How.EXCHANGE

    @property
    def numbers(self) -> tuple[Number, ...]:
        """What is lost."""
        return self.graph.numbers

    def forced(self, pair: int, *, with_steps: bool = True) -> Found:
        """The best plan with a pair."""
        graph, mentee = self.graph, int(self.graph.problem.mentees[pair])
        loss = graph.losses(mentee)[:, pair - graph.row(mentee).start]
        before = int(graph.pair_of[mentee])
        if before == pair or is_never(loss) or not with_steps:
            return _found(graph, loss)
        rest = steps_along(graph, int(graph.leaves[pair]), int(graph.node_of[mentee]))
        return Found(graph.packing.unpack(loss), ((mentee, before, pair), *rest))

    def forbidden(self, pair: int, *, with_steps: bool = True) -> Found:
        """The best plan without a pair that is chosen and not locked."""
        graph, mentee = self.graph, int(self.graph.problem.mentees[pair])
        row = graph.row(mentee)
        losses = np.hstack([graph.losses(mentee), graph.loss_of_leaving(mentee)[:, None]])
        others = np.delete(np.arange(losses.shape[1]), pair - row.start)
        best = int(others[np.lexsort(losses[::-1, others])[0]])
        loss = losses[:, best]
        if is_never(loss) or not with_steps:
            return _found(graph, loss)
        leaves = best == row.stop - row.start
        after = -1 if leaves else row.start + best
        start = graph.nobody if leaves else int(graph.leaves[after])
        rest = steps_along(graph, start, int(graph.node_of[mentee]))
        return Found(graph.packing.unpack(loss), ((mentee, pair, after), *rest))

    def one_more(self, mentor: int) -> Found | None:
        """The best plan with one place more of a mentor, without steps; None where it is not exact."""
        places = self._places
        return None if places is None else _found(places.graph, places.one_more(mentor))

    def one_fewer(self, mentor: int) -> Found | None:
        """The same with one place fewer, of a mentor who has more than the minimum."""
        places = self._places
        return None if places is None else _found(places.graph, places.one_fewer(mentor))

    @cached_property
    def _places(self) -> Places | None:
        return places_of(self.graph)


def by_exchange(problem: Problem, chosen: IntArray) -> ByExchange | None:
    """The answers for a plan; None where they would not be exact, or there are too many mentors for it.

    Raises
    ------
    CircleBelowZeroError
        If the plan is not optimal.
    """
    graph = exchange_of(problem, chosen)
    if graph is None:
        return None
    _ = graph.paths
    return ByExchange(graph)


def _found(graph: Exchange, loss: IntArray) -> Found:
    return Found(None if is_never(loss) else graph.packing.unpack(loss))
