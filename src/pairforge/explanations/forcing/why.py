"""Why: what forcing says of people, by their ids."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pairforge.explanations.forcing.answer import Answer
from pairforge.explanations.forcing.forcing import Forcing
from pairforge.explanations.forcing.told import told_loss
from pairforge.explanations.forcing.values import Loss, Margin, Move, PairStatus, SeatWorth, WhyNot
from pairforge.explanations.forcing.way import Step
from pairforge.roster import Roster
from pairforge.scoring import Scores

LOCK = "lock"
RULES = "rules"


@dataclass(frozen=True)
class Why:
    """A plan with the people whom it is about.

    Parameters
    ----------
    scores, roster
        What the problem was written from.
    forcing
        What it costs to have something else.
    """

    scores: Scores
    roster: Roster
    forcing: Forcing

    def not_that(self, mentee: int, mentor: int, *, with_chain: bool = True) -> WhyNot:
        """Why a mentee does not have a mentor (both by position); without the chain it is quicker."""
        ids = self.roster.mentees.ids[mentee], self.roster.mentors.ids[mentor]
        pair = self.scores.find(mentee, mentor)
        if pair is None:
            blocked = tuple(self._rules_against(mentee, mentor))
            return WhyNot(*ids, None, (), blocked, None, PairStatus.NEVER, proved=True)
        answer = self.forcing.forced(pair, with_steps=with_chain)
        blocked = (LOCK if self._is_locked_elsewhere(mentee) else RULES,) if answer.impossible else ()
        status = self._status(answer, PairStatus.POSSIBLE, PairStatus.NEVER)
        loss, chain = self._loss(answer), self._moves(answer.steps)
        return WhyNot(*ids, loss, chain, blocked, answer.how, status, answer.proved)

    def not_others(self, mentee: int) -> tuple[WhyNot, ...]:
        """Why a mentee has none of the other mentors, in the order of the roster."""
        chosen = self.forcing.chosen
        own = set(self.scores.mentors[chosen[self.scores.mentees[chosen] == mentee]].tolist())
        others = (mentor for mentor in range(len(self.roster.mentors)) if mentor not in own)
        return tuple(self.not_that(mentee, mentor) for mentor in others)

    def margin(self, pair: int, *, with_chain: bool = True) -> Margin:
        """How sure a chosen pair (by position) is; without the chain it is quicker."""
        answer = self.forcing.forbidden(pair, with_steps=with_chain)
        mentee, mentor = int(self.scores.mentees[pair]), int(self.scores.mentors[pair])
        return Margin(
            self.roster.mentees.ids[mentee],
            self.roster.mentors.ids[mentor],
            self._loss(answer),
            self._moves(answer.steps),
            answer.how,
            self._status(answer, PairStatus.TIED, PairStatus.ESSENTIAL),
            answer.proved,
        )

    def margins(self, *, with_chains: bool = True) -> tuple[Margin, ...]:
        """How sure each chosen pair is, in their order; without the chains it is quicker."""
        return tuple(self.margin(pair, with_chain=with_chains) for pair in self.forcing.chosen.tolist())

    def seat(self, mentor: int) -> SeatWorth:
        """What a place with a mentor (by position) is worth."""
        more, fewer = self.forcing.one_more(mentor), self.forcing.one_fewer(mentor)
        return SeatWorth(
            self.roster.mentors.ids[mentor],
            told_loss(self.forcing.problem, more, self.scores.resolution, gain=True),
            self._loss(fewer),
            more.how,
            proved=more.proved and fewer.proved,
        )

    def seats(self) -> tuple[SeatWorth, ...]:
        """What a place is worth with each mentor who has any, in the order of the roster."""
        return tuple(self.seat(mentor) for mentor in np.flatnonzero(self.forcing.problem.capacity).tolist())

    def _loss(self, answer: Answer) -> Loss | None:
        return told_loss(self.forcing.problem, answer, self.scores.resolution)

    def _status(self, answer: Answer, equal: PairStatus, worse: PairStatus) -> PairStatus | None:
        """What the answer says of the pair, if the plan is proved to be optimal."""
        if answer.impossible:
            return worse
        if not (answer.proved and self.forcing.proof.optimal):
            return None
        if answer.sign == 0:
            return equal
        return None if answer.sign is None or self.forcing.keeps_shares else worse

    def _moves(self, steps: tuple[Step, ...]) -> tuple[Move, ...]:
        mentors = self.scores.mentors
        return tuple(
            Move(
                self.roster.mentees.ids[mentee],
                None if old < 0 else self.roster.mentors.ids[int(mentors[old])],
                None if new < 0 else self.roster.mentors.ids[int(mentors[new])],
            )
            for mentee, old, new in steps
        )

    def _is_locked_elsewhere(self, mentee: int) -> bool:
        problem = self.forcing.problem
        locked = int((problem.mentees[problem.locked] == mentee).sum())
        return 0 < locked >= int(problem.wants[mentee])

    def _rules_against(self, mentee: int, mentor: int) -> dict[str, None]:
        left, right = np.array([mentee]), np.array([mentor])
        return dict.fromkeys(mask.label for mask in self.scores.masks if not mask.allows(left, right).all())
