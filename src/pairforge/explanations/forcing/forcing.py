"""Forcing: the exact answer for each pair and each place, by the quickest way that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from pairforge.certificate import Proof
from pairforge.engines.deadline import Deadline
from pairforge.errors import FaultError
from pairforge.explanations.forcing.answer import Answer, Labelled
from pairforge.explanations.forcing.by_exchange import by_exchange
from pairforge.explanations.forcing.by_residual import by_residual
from pairforge.explanations.forcing.changed import with_pair, with_places, without_pair
from pairforge.explanations.forcing.packing import IntArray
from pairforge.explanations.forcing.resolving import Resolving
from pairforge.explanations.forcing.shortest import CircleBelowZeroError
from pairforge.explanations.forcing.values import How
from pairforge.explanations.forcing.way import Found, Way
from pairforge.problem import Leximin, Problem


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
    def way(self) -> Way | None:
        """The quickest way to exact answers; None if the programme has to be solved once more for each.

        Raises
        ------
        FaultError
            If the plan is claimed to be optimal, and is not.
        """
        try:
            return way_of(self.problem, self.chosen, is_optimal=self.proof.optimal)
        except CircleBelowZeroError:
            if self.proof.optimal:
                what = "The plan was proved to be optimal, but an exchange makes it better."
                raise FaultError(what) from None
            return None

    def forced(self, pair: int, *, with_steps: bool = True) -> Answer:
        """The best plan with ``pair``; without steps it is quicker."""
        if self.way is None:
            return self.resolving.answer(with_pair(self.problem, pair))
        return self._told(self.way.forced(pair, with_steps=with_steps))

    def forbidden(self, pair: int, *, with_steps: bool = True) -> Answer:
        """The best plan without ``pair``; without steps it is quicker."""
        if pair in self.problem.locked:
            return Answer(self.how, None, None, (), impossible=True)
        if self.way is None:
            return self.resolving.answer(without_pair(self.problem, pair), without=pair)
        if pair not in self.chosen:
            return self._told(Found((0,) * len(self.way.numbers)))
        return self._told(self.way.forbidden(pair, with_steps=with_steps))

    def one_more(self, mentor: int) -> Answer:
        """The best plan with one more place of a mentor."""
        found = None if self.way is None else self.way.one_more(mentor)
        if found is None:
            return self.resolving.answer(with_places(self.problem, mentor, 1))
        return self._told(found)

    def one_fewer(self, mentor: int) -> Answer:
        """The best plan with one place fewer of a mentor."""
        if self.problem.capacity[mentor] <= self.problem.minimum[mentor]:
            return Answer(self.how, None, None, (), impossible=True)
        found = None if self.way is None else self.way.one_fewer(mentor)
        if found is None:
            return self.resolving.answer(with_places(self.problem, mentor, -1))
        return self._told(found)

    @property
    def keeps_shares(self) -> bool:
        """Whether a stage is content with less than its best, so that losses do not tell what is optimal."""
        return any(getattr(stage, "keep", 1) < 1 for stage in self.problem.stages)

    @property
    def how(self) -> How:
        """How pairs are answered for."""
        return How.RE_SOLVE if self.way is None else self.way.how

    @cached_property
    def resolving(self) -> Resolving:
        """What compares other plans with the plan."""
        return Resolving(self.problem, self.chosen, self.proof, self.time_limit, self.deadline)

    def _told(self, found: Found) -> Answer:
        """What a way found, stage by stage."""
        assert self.way is not None
        if found.lost is None:
            return Answer(self.way.how, None, None, (), impossible=True)
        losses: list[Labelled] = [{} for _ in self.problem.stages]
        for number, lost in zip(self.way.numbers, found.lost, strict=True):
            is_level = isinstance(self.problem.stages[number.stage], Leximin)
            if lost or not is_level or isinstance(number.label, str):
                losses[number.stage][number.label] = lost
        return Answer(self.way.how, tuple(losses), tuple(losses), found.steps, impossible=False)


def way_of(problem: Problem, chosen: IntArray, *, is_optimal: bool = True) -> Way | None:
    """The quickest way to exact answers about a plan; None if there is none.

    Raises
    ------
    CircleBelowZeroError
        If the plan is not optimal.
    """
    quickest = by_exchange(problem, chosen)
    return quickest if quickest is not None or not is_optimal else by_residual(problem, chosen)
