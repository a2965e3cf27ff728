"""Forcing: the exact answer for each pair and each place, by the quickest way that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairforge.certificate import Proof
from pairforge.engines.deadline import Deadline
from pairforge.errors import FaultError
from pairforge.explanations.forcing.answer import Answer, Labelled
from pairforge.explanations.forcing.changed import with_pair, with_places, without_pair
from pairforge.explanations.forcing.exchange import Exchange, Step, exchange_of
from pairforge.explanations.forcing.packing import IntArray, is_never
from pairforge.explanations.forcing.places import Places, places_of
from pairforge.explanations.forcing.resolving import Resolving
from pairforge.explanations.forcing.shortest import CircleBelowZeroError
from pairforge.explanations.forcing.values import How
from pairforge.explanations.forcing.walking import steps_along
from pairforge.problem import Leximin, Problem

_NOTHING: Labelled = {}


@dataclass(frozen=True)
class Forcing:
    """A plan, and what forcing something else would cost; positions everywhere.

    Parameters
    ----------
    problem, chosen, proof
        What was solved, the plan (positions, ascending), and what is certain of it.
    time_limit
        Seconds for each answer that needs another solve.
    deadline
        When no more such answers are looked for; None: never.
    """

    problem: Problem
    chosen: IntArray
    proof: Proof
    time_limit: float = 60.0
    deadline: Deadline | None = None

    @cached_property
    def exchange(self) -> Exchange | None:
        """The exchange graph, where it is exact.

        Raises
        ------
        FaultError
            If the plan is claimed to be optimal, and is not.
        """
        return self._checked(exchange_of(self.problem, self.chosen))

    @cached_property
    def places(self) -> Places | None:
        """The exchange graph with what would count if mentors had one place more; None if it is not exact."""
        places = None if self.exchange is None else places_of(self.exchange)
        return None if places is None or self._checked(places.graph) is None else places

    def forced(self, pair: int) -> Answer:
        """The best plan with ``pair``."""
        if self.exchange is None:
            return self.resolving.answer(with_pair(self.problem, pair))
        mentee = int(self.problem.mentees[pair])
        loss = self.exchange.losses(mentee)[:, pair - self.exchange.row(mentee).start]
        before = int(self.exchange.pair_of[mentee])
        if before == pair or is_never(loss):
            return self._told(loss, ())
        start, end = int(self.exchange.leaves[pair]), int(self.exchange.node_of[mentee])
        return self._told(loss, ((mentee, before, pair), *steps_along(self.exchange, start, end)))

    def forbidden(self, pair: int) -> Answer:
        """The best plan without ``pair``."""
        if pair in self.problem.locked:
            return Answer(self.how, None, None, (), impossible=True)
        if self.exchange is None:
            return self.resolving.answer(without_pair(self.problem, pair), without=pair)
        mentee = int(self.problem.mentees[pair])
        if self.exchange.pair_of[mentee] != pair:
            return self._told(np.zeros(len(self.exchange.gains), dtype=np.int64), ())
        row = self.exchange.row(mentee)
        losses = np.concatenate(
            [self.exchange.losses(mentee), self.exchange.loss_of_leaving(mentee)[:, None]], axis=1
        )
        others = np.delete(np.arange(losses.shape[1]), pair - row.start)
        best = int(others[np.lexsort(losses[::-1, others])[0]])
        loss, start = losses[:, best], int(self.exchange.node_of[mentee])
        if is_never(loss):
            return self._told(loss, ())
        is_leaving = best == row.stop - row.start
        after, end = (
            (-1, self.exchange.nobody)
            if is_leaving
            else (
                row.start + best,
                int(self.exchange.leaves[row.start + best]),
            )
        )
        return self._told(loss, ((mentee, pair, after), *steps_along(self.exchange, end, start)))

    def one_more(self, mentor: int) -> Answer:
        """The best plan with one more place of a mentor."""
        if self.places is None:
            return self.resolving.answer(with_places(self.problem, mentor, 1))
        return self._told(self.places.one_more(mentor), (), self.places.graph)

    def one_fewer(self, mentor: int) -> Answer:
        """The best plan with one place fewer of a mentor."""
        if self.problem.capacity[mentor] <= self.problem.minimum[mentor]:
            return Answer(self.how, None, None, (), impossible=True)
        if self.places is None:
            return self.resolving.answer(with_places(self.problem, mentor, -1))
        return self._told(self.places.one_fewer(mentor), (), self.places.graph)

    @property
    def keeps_shares(self) -> bool:
        """Whether a stage is content with less than its best, so that losses do not tell what is optimal."""
        return any(getattr(stage, "keep", 1) < 1 for stage in self.problem.stages)

    @property
    def how(self) -> How:
        """How pairs are answered for."""
        return How.RE_SOLVE if self.exchange is None else How.EXCHANGE

    @cached_property
    def resolving(self) -> Resolving:
        """What compares other plans with the plan."""
        return Resolving(self.problem, self.chosen, self.proof, self.time_limit, self.deadline)

    def _checked(self, graph: Exchange | None) -> Exchange | None:
        """The graph, unless the plan is not optimal, so that there are no shortest paths."""
        try:
            if graph is not None:
                _ = graph.paths
        except CircleBelowZeroError:
            if self.proof.optimal:
                raise FaultError(
                    "The plan was proved to be optimal, but an exchange makes it better."
                ) from None
            return None
        return graph

    def _told(self, loss: IntArray, steps: tuple[Step, ...], graph: Exchange | None = None) -> Answer:
        """An answer of the exchange graph, stage by stage."""
        graph = graph or self.exchange
        assert graph is not None
        if is_never(loss):
            return Answer(How.EXCHANGE, None, None, (), impossible=True)
        losses: list[Labelled] = [{} for _ in self.problem.stages]
        for number, lost in zip(graph.numbers, graph.packing.unpack(loss), strict=True):
            is_level = isinstance(self.problem.stages[number.stage], Leximin)
            if lost or not is_level or isinstance(number.label, str):
                losses[number.stage][number.label] = lost
        return Answer(How.EXCHANGE, tuple(losses), tuple(losses), steps, impossible=False)
