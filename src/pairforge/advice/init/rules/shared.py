"""Rules that compare answers: a language in common, time in common, a mentor who is ahead."""

from __future__ import annotations

from typing import Any

from pairforge.advice.init.column import SLASH
from pairforge.advice.init.criteria.times import hours_named
from pairforge.advice.init.field import Kind
from pairforge.advice.init.levels_shared import levels_shared
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, best_partner, shared
from pairforge.advice.init.wording import LANGUAGE


def share_language(mentees: Listing, mentors: Listing) -> list[Proposed]:
    """The two must be able to talk to each other."""
    for mine in mentees.of_kind(Kind.TAGS, Kind.LABEL):
        offers = [field for field in mentors.of_kind(Kind.TAGS, Kind.LABEL) if LANGUAGE.search(field.heading)]
        theirs = best_partner(mine, offers, least=0.5) if LANGUAGE.search(mine.heading) else None
        if theirs is not None:
            value = {"kind": "share", **shared(mine.heading, theirs.heading)}
            if {SLASH} == {mine.column.separator, theirs.column.separator} - {None}:
                value["separator"] = SLASH
            columns = (mine.heading, theirs.heading)
            return [Proposed(value, "language", "at least one language in common", columns=columns)]
    return []


def meet(mentees: Listing, mentors: Listing) -> list[Proposed]:
    """The two must be free at the same time for an hour."""
    named = hours_named(mentees, mentors)
    if named is None:
        return []
    value, columns, unsure = named
    why = "an hour a week at which both are free"
    return [Proposed({"kind": "meet", **value, "minutes": 60}, "meet", why, unsure, columns=columns)]


def gap(mentees: Listing, mentors: Listing) -> list[Proposed]:
    """The mentor is at least a step ahead."""
    level = levels_shared(mentees, mentors)
    if level is None or not level.order:
        return []
    value: dict[str, Any] = {"kind": "gap", **shared(level.mentee.heading, level.mentor.heading)}
    value |= {"order": list(level.order), "min": 1}
    return [Proposed(value, "gap", "the mentor is at least one step ahead")]
