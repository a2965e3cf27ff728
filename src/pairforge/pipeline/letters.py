"""The walk from a result to the letters of everybody in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from os import PathLike

from pairforge.config import Config
from pairforge.errors import InputError, Trouble
from pairforge.explanations.letters import Letters, letters_of
from pairforge.pipeline.reopening import reopen
from pairforge.roster import Roster

FEWEST_PEOPLE = 20
"""In smaller programmes letters need consent: prices are differences of scores, and it is plain whose."""


@dataclass(frozen=True)
class LettersOutcome:
    """Letters with what they were made from, for reports."""

    config: Config
    roster: Roster
    letters: Letters


def run_letters(
    result: str | PathLike[str],
    config: str | PathLike[str] | None = None,
    observe: Callable[[str], None] = lambda _: None,
    *,
    accept_disclosure: bool = False,
) -> LettersOutcome:
    """Make the letters of a result.

    Parameters
    ----------
    result
        A ``result.json``, or its folder.
    config
        The config it was made from; by default the one of that name near it.
    observe
        Is told what is being done.
    accept_disclosure
        Whether everybody has agreed that prices may give answers away.

    Raises
    ------
    InputError
        If the result cannot be read or is not of these people, or if they are fewer than 20 and have not
        agreed.
    """
    opened = reopen(result, config, observe)
    people = len(opened.roster.mentees) + len(opened.roster.mentors)
    if people < FEWEST_PEOPLE and not accept_disclosure:
        raise InputError([_too_few(people)])
    observe("Finding prices")
    letters = letters_of(opened.scores, opened.roster, opened.problem, opened.matching, opened.proof)
    return LettersOutcome(opened.config, opened.roster, letters)


def _too_few(people: int) -> Trouble:
    return Trouble(
        what=f"There are only {people} people in this programme. A price is a difference of scores, and "
        f"among fewer than {FEWEST_PEOPLE} people it is easy to guess whose.",
        remedy="Ask everybody first, and then add --accept-disclosure; or tell people their matches without "
        "letters.",
    )
