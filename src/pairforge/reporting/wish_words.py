"""Sentences about wishes that were not met."""

from __future__ import annotations

from pairforge.config import Side
from pairforge.explanations.envy import Blocking, Envy
from pairforge.reporting.words import counted, people_told
from pairforge.roster import Roster


def envy_told(envy: Envy, roster: Roster) -> str:
    """Whom a mentee wished for, and who is there with a lower score."""
    mentee, mentor = _name(envy.mentee, roster, "mentee"), _name(envy.mentor, roster, "mentor")
    held_by = _name(envy.held_by, roster, "mentee")
    own = "nobody chosen" if envy.own_wish is None else f"choice {envy.own_wish}"
    return (
        f"{mentee} has {own}; {mentor}, choice {envy.wish}, would score "
        f"{envy.score:.10g} and has {held_by} with {envy.held_score:.10g}."
    )


def blocking_told(pair: Blocking, roster: Roster) -> str:
    """Two who would both rather have each other, and by how much."""
    mentee, mentor = _name(pair.mentee, roster, "mentee"), _name(pair.mentor, roster, "mentor")
    return (
        f"{mentee} and {mentor} would both rather have each other: the mentor is choice {pair.mentee_wish}, "
        f"{_gain_told(pair.mentee_gain)}; the mentee is choice {pair.mentor_wish}, "
        f"{_gain_told(pair.mentor_gain)}."
    )


def _name(identifier: str, roster: Roster, side: Side) -> str:
    return people_told((identifier,), roster, side, with_ids=False)


def _gain_told(ranks: int | None) -> str:
    return "instead of somebody not chosen" if ranks is None else f"{counted(ranks, 'rank', 'ranks')} better"
