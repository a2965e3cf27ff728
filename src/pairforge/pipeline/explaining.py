"""The walk from a result to the reasons for it."""

from __future__ import annotations

from collections.abc import Callable
from os import PathLike

from pairforge.engines.deadline import Deadline
from pairforge.errors import InputError, Trouble
from pairforge.explanations.certainty import weight_ranges, what_blanks_change
from pairforge.explanations.explained import AllReasons, Explained, PriceReasons, Reasons, SureReasons
from pairforge.explanations.forcing import Forcing, Why, WhyNot
from pairforge.explanations.ledger import Programme, price_ledger
from pairforge.explanations.reasons import (
    reasons_of_all,
    reasons_of_mentee,
    reasons_of_mentor,
    reasons_of_pair,
)
from pairforge.explanations.seats import reasons_of_seats
from pairforge.explanations.wishes import reasons_of_wishes
from pairforge.pairing import Status
from pairforge.pipeline.reopening import Reopened, reopen
from pairforge.pipeline.why_nothing import why_nothing
from pairforge.roster import People

_ONE_ANSWER = 10.0
_MANY = 600.0
_MOST = 5


class Explainer:
    """A result with pairs that can be asked for its reasons.

    Parameters
    ----------
    reopened
        The result, and what it was made from.
    time_limit
        Seconds, from now on, for all answers that need another solve; None: no limit.
    """

    def __init__(self, reopened: Reopened, time_limit: float | None = None) -> None:
        chosen = reopened.matching.chosen
        assert chosen is not None
        deadline = None if time_limit is None else Deadline(time_limit)
        forcing = Forcing(reopened.problem, chosen, reopened.proof, _ONE_ANSWER, deadline)
        self._result, self._deadline = reopened, deadline
        self._why = Why(reopened.scores, reopened.roster, forcing)

    def mentee(self, name: str) -> Explained:
        """What there is to say to a mentee, given by id, or by name where only one is called so."""
        return self._told(reasons_of_mentee(self._why, self._result.config, self._mentee(name)))

    def mentor(self, name: str) -> Explained:
        """What there is to say to a mentor."""
        return self._told(reasons_of_mentor(self._why, self._result.config, self._mentor(name)))

    def pair(self, mentee: str, mentor: str) -> Explained:
        """Why two people are a pair, or why they are not and what would have to change."""
        people = self._mentee(mentee), self._mentor(mentor)
        return self._told(reasons_of_pair(self._why, self._result.config, *people))

    def why_not(self, mentee: str, mentor: str) -> WhyNot:
        """What the best plan with this pair loses, or which rule forbids it."""
        return self._why.not_that(self._mentee(mentee), self._mentor(mentor))

    def seats(self) -> Explained:
        """What a place is worth with each mentor, and whom to ask for one more."""
        return self._told(reasons_of_seats(self._why))

    def everything(self) -> Explained:
        """Why each pair, and what a place is worth with each mentor."""
        pairs = reasons_of_all(self._why, self._result.config)
        preferred = reasons_of_wishes(self._why, self._result.config)
        return self._told(AllReasons(pairs, reasons_of_seats(self._why), preferred))

    def prices(self) -> Explained:
        """What each rule, limit, lock, minimum and priority costs; whose match would change."""
        found = self._result
        programme = Programme(found.scores, found.roster, found.config, found.problem)
        entries = price_ledger(programme, found.matching, found.proof, time_limit=self._left())
        return self._told(PriceReasons(entries))

    def sure(self) -> Explained:
        """For which weights the plan stays the best, and whether blank answers could change it."""
        found, chosen = self._result, self._result.matching.chosen
        assert chosen is not None
        made = found.problem, chosen, found.proof
        weights = weight_ranges(found.scores, found.config, *made, time_limit=self._left())
        people = found.scores, found.roster, found.config
        blanks = what_blanks_change(*people, *made, time_limit=self._left())
        return self._told(SureReasons(weights, blanks))

    def _left(self) -> float:
        """Seconds for what needs many searches."""
        return _MANY if self._deadline is None else self._deadline.left()

    def _mentee(self, name: str) -> int:
        return _found(self._result.roster.mentees, name, "mentee")

    def _mentor(self, name: str) -> int:
        return _found(self._result.roster.mentors, name, "mentor")

    def _told(self, reasons: Reasons) -> Explained:
        return Explained(
            config=self._result.config,
            roster=self._result.roster,
            priorities=tuple(stage.name for stage in self._result.problem.stages),
            status=Status.OPTIMAL if self._result.proof.optimal else Status.FEASIBLE,
            reasons=reasons,
        )


def explain(
    result: str | PathLike[str],
    config: str | PathLike[str] | None = None,
    observe: Callable[[str], None] = lambda _: None,
    *,
    time_limit: float | None = None,
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
    time_limit
        Seconds for all answers that need another solve; None: no limit.

    Raises
    ------
    InputError
        If result, config or people cannot be read, or are not those that belong together.
    """
    return Explainer(reopen(result, config, observe), time_limit)


def answer(
    result: str | PathLike[str],
    config: str | PathLike[str] | None,
    ask: Callable[[Explainer], Explained],
    observe: Callable[[str], None] = lambda _: None,
    *,
    time_limit: float | None = None,
) -> Explained:
    """The answer to one question; where there are no pairs, why there are none, whatever was asked.

    Parameters
    ----------
    result, config, observe, time_limit
        As for ``explain``.
    ask
        The question.

    Raises
    ------
    InputError
        As for ``explain``, and if somebody who was asked about is unknown.
    """
    nothing = why_nothing(result, config, observe)
    if nothing is not None:
        told, roster, reasons = nothing
        priorities = tuple(entry.label for entry in told.priorities)
        return Explained(told, roster, priorities, Status.INFEASIBLE, reasons)
    explainer = explain(result, config, observe, time_limit=time_limit)
    observe("Finding out why")
    return ask(explainer)


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
        remedy = f"{people.hint(text)}Give the id or the name as it stands in the spreadsheet."
    raise InputError([Trouble(what=what, remedy=remedy)])
