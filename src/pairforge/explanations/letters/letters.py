"""Letters: what each person gets to read, as values; no sentences."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from pairforge.certificate import Proof
from pairforge.config import Side
from pairforge.explanations.letters.posting import self_checks
from pairforge.explanations.letters.reasons import OwnAnswers, OwnReason
from pairforge.explanations.letters.values import MentorCheck, NoPrices, PostedPrices, SelfCheck
from pairforge.pairing import Matching
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores


@dataclass(frozen=True)
class OwnMatch:
    """Somebody whom a person is paired with (by id), and what in the person's own answers speaks for it."""

    other: str
    reasons: tuple[OwnReason, ...]


@dataclass(frozen=True)
class Letter:
    """What one person gets to read.

    Parameters
    ----------
    side, person
        Who it is, by id.
    matches
        Who was found, in order of the ids.
    check
        What the person can check alone; None where there are no prices.
    """

    side: Side
    person: str
    matches: tuple[OwnMatch, ...]
    check: SelfCheck | MentorCheck | None


@dataclass(frozen=True)
class Letters:
    """The letters of all who wanted to be paired, mentees first, and the prices that everybody may see."""

    posted: PostedPrices | NoPrices
    letters: tuple[Letter, ...]


def letters_of(scores: Scores, roster: Roster, problem: Problem, matching: Matching, proof: Proof) -> Letters:
    """One letter for each mentee who wants a mentor and each mentor who takes anybody.

    Parameters
    ----------
    scores, roster, problem
        The programme; the pairs of ``problem`` are those of ``scores``.
    matching, proof
        The matching with its prices, and what is certain of it.
    """
    assert matching.chosen is not None
    ids = {"mentee": roster.mentees.ids, "mentor": roster.mentors.ids}
    checks = self_checks(problem, matching, proof, ids["mentee"], ids["mentor"], scores.resolution)
    answers = OwnAnswers(scores, roster)
    matches: defaultdict[tuple[Side, int], list[OwnMatch]] = defaultdict(list)
    for mentee, mentor in zip(*(side.tolist() for side in problem.people(matching.chosen)), strict=True):
        reasons = answers.reasons("mentee", mentee, mentor)
        matches["mentee", mentee].append(OwnMatch(ids["mentor"][mentor], reasons))
        reasons = answers.reasons("mentor", mentee, mentor)
        matches["mentor", mentor].append(OwnMatch(ids["mentee"][mentee], reasons))
    check_of: dict[tuple[Side, str], SelfCheck | MentorCheck] = {}
    if not isinstance(checks, NoPrices):
        check_of |= {("mentee", one.mentee): one for one in checks.mentees}
        check_of |= {("mentor", one.mentor): one for one in checks.mentors}
    people: tuple[tuple[Side, list[bool]], ...] = (
        ("mentee", (roster.wants > 0).tolist()),
        ("mentor", (roster.capacity > 0).tolist()),
    )
    return Letters(
        posted=checks if isinstance(checks, NoPrices) else checks.posted,
        letters=tuple(
            Letter(side, person, tuple(matches[side, place]), check_of.get((side, person)))
            for side, takes_part in people
            for place, person in enumerate(ids[side])
            if takes_part[place]
        ),
    )
