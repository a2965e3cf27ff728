"""Scores of an earlier round on the scale of this one, where weights have changed since."""

from __future__ import annotations

from fractions import Fraction

from pairforge.errors import Trouble
from pairforge.roster.findings import Findings
from pairforge.roster.past import as_float
from pairforge.roster.rounds.past_round import PastRound


def to_this_scale(past: PastRound, full_score: Fraction | None, findings: Findings) -> Fraction:
    """What a score of an earlier round is to be multiplied by, so that a full one counts as full.

    Parameters
    ----------
    past
        The earlier round.
    full_score
        The sum of the weights of this one; None where scores stand in a file.
    findings
        Takes what was converted, and what could not be and looks as if it should.
    """
    where = Trouble(what="", remedy="", file=past.file)
    then = past.full_score
    if full_score and then:
        if full_score != then:
            told = f"Its scores are out of {_told(then)}, converted to the {_told(full_score)} of now."
            findings.note("repaired", told, where)
        return full_score / then
    if full_score and past.largest > full_score:
        findings.note(
            "assumed",
            f"Its scores go up to {_told(past.largest)}, and those of this round only to "
            f"{_told(full_score)}; they count as they stand, because it does not say what a full score was.",
            where,
        )
    elif full_score is None and then:
        findings.note(
            "assumed",
            f"Its scores are out of {_told(then)}, and those of this round stand in a file; they count as "
            "they stand.",
            where,
        )
    return Fraction(1)


def _told(score: Fraction) -> str:
    return f"{as_float(score):g}"
