"""The walk from a result to the reasons for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike

from pairforge.config import Config
from pairforge.errors import InputError, Trouble, did_you_mean
from pairforge.explanations.forcing import Forcing, SeatWorth, Why, WhyNot, best_to_ask
from pairforge.explanations.reasons import (
    MenteeReasons,
    MentorReasons,
    PairQuestion,
    PairReasons,
    reasons_of_all,
    reasons_of_mentee,
    reasons_of_mentor,
    reasons_of_pair,
)
from pairforge.pipeline.reopening import Reopened, reopen
from pairforge.roster import People, Roster

_ONE_ANSWER = 10.0
_MOST = 5


@dataclass(frozen=True)
class Explained:
    """Reasons of a result, with whom they are about.

    Parameters
    ----------
    config, roster
        For the words.
    priorities
        The labels of the priorities, in the order of each loss.
    optimal
        Whether the plan is proved to be the best.
    mentees, mentors, questions
        What was asked of people and pairs.
    pairs
        All chosen pairs, if all were asked for.
    seats
        What a place is worth with each mentor, if all were asked for.
    best_seats
        The mentors whom it would help most to ask for one more, best first.
    """

    config: Config
    roster: Roster
    priorities: tuple[str, ...]
    optimal: bool
    mentees: tuple[MenteeReasons, ...] = ()
    mentors: tuple[MentorReasons, ...] = ()
    questions: tuple[PairQuestion, ...] = ()
    pairs: tuple[PairReasons, ...] = ()
    seats: tuple[SeatWorth, ...] = ()
    best_seats: tuple[SeatWorth, ...] = ()


class Explainer:
    """A result that can be asked for its reasons.

    Parameters
    ----------
    reopened
        The result, and what it was made from.
    time_limit
        Seconds for each answer that needs another solve.
    """

    def __init__(self, reopened: Reopened, time_limit: float = _ONE_ANSWER) -> None:
        self._result = reopened
        chosen = reopened.matching.chosen
        assert chosen is not None
        forcing = Forcing(reopened.problem, chosen, reopened.proof, time_limit)
        self._why = Why(reopened.scores, reopened.roster, forcing)

    def mentee(self, name: str) -> Explained:
        """What there is to say to a mentee, given by id, or by name where only one is called so."""
        return self._told(mentees=(reasons_of_mentee(self._why, self._config, self._mentee(name)),))

    def mentor(self, name: str) -> Explained:
        """What there is to say to a mentor."""
        return self._told(mentors=(reasons_of_mentor(self._why, self._config, self._mentor(name)),))

    def pair(self, mentee: str, mentor: str) -> Explained:
        """Why two people are a pair, or why they are not."""
        people = self._mentee(mentee), self._mentor(mentor)
        return self._told(questions=(reasons_of_pair(self._why, self._config, *people),))

    def why_not(self, mentee: str, mentor: str) -> WhyNot:
        """What the best plan with this pair loses, or which rule forbids it."""
        return self._why.not_that(self._mentee(mentee), self._mentor(mentor))

    def everything(self) -> Explained:
        """Why each pair, and what a place is worth with each mentor."""
        seats = self._why.seats()
        return self._told(
            pairs=reasons_of_all(self._why, self._config), seats=seats, best_seats=best_to_ask(seats)
        )

    @property
    def _config(self) -> Config:
        return self._result.config

    def _mentee(self, name: str) -> int:
        return _found(self._result.roster.mentees, name, "mentee")

    def _mentor(self, name: str) -> int:
        return _found(self._result.roster.mentors, name, "mentor")

    def _told(
        self,
        *,
        mentees: tuple[MenteeReasons, ...] = (),
        mentors: tuple[MentorReasons, ...] = (),
        questions: tuple[PairQuestion, ...] = (),
        pairs: tuple[PairReasons, ...] = (),
        seats: tuple[SeatWorth, ...] = (),
        best_seats: tuple[SeatWorth, ...] = (),
    ) -> Explained:
        return Explained(
            config=self._config,
            roster=self._result.roster,
            priorities=tuple(stage.name for stage in self._result.problem.stages),
            optimal=self._result.proof.optimal,
            mentees=mentees,
            mentors=mentors,
            questions=questions,
            pairs=pairs,
            seats=seats,
            best_seats=best_seats,
        )


def explain(
    result: str | PathLike[str],
    config: str | PathLike[str] | None = None,
    observe: Callable[[str], None] = lambda _: None,
) -> Explainer:
    """Ask a result for its reasons.

    Parameters
    ----------
    result
        The ``result.json``, or its folder.
    config
        The config that it was made from; None: the file of that name near the result.
    observe
        Is told what is being done.

    Raises
    ------
    InputError
        If result, config or people cannot be read, or are not those that belong together.
    """
    return Explainer(reopen(result, config, observe))


def _found(people: People, text: str, side: str) -> int:
    """The position of the person with this id, or with this address, name or alias if only one has it.

    Raises
    ------
    InputError
        If it is nobody, or several.
    """
    found = people.exactly(text)
    if len(found) == 1:
        return found[0]
    if found:
        what = f'{len(found)} {side}s are called "{text}".'
        remedy = f"Give the id: {', '.join(people.ids[idx] for idx in found[:_MOST])}."
    else:
        what = f'There is no {side} "{text}".'
        nearest = did_you_mean(text, [*people.ids, *people.names])
        remedy = f"{nearest}Give the id or the name as it stands in the spreadsheet."
    raise InputError([Trouble(what=what, remedy=remedy)])
