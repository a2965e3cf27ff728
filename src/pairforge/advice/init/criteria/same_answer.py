"""One answer of a few that both sides give: the same place, field or course; or rather another one."""

from __future__ import annotations

from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, alike, best_partner, shared, varies
from pairforge.advice.init.questions import short_name
from pairforge.advice.init.wording import LEVEL, PLACE, STUDY, TOPIC

_FEW = 40
_OWN = 0.8
_TOO_FEW = 5


def same_answer(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``same`` or ``different`` for each such pair of columns."""
    proposed = []
    for mine in mentees.of_kind(Kind.LABEL):
        if (
            not varies(mine.column)
            or len(mine.column.distinct) > _FEW
            or _is_somebodys_own(mine)
            or LEVEL.search(mine.heading)
        ):
            continue
        labels = mentors.of_kind(Kind.LABEL)
        theirs = best_partner(mine, [field for field in labels if alike(mine, field)], least=0.3)
        theirs = theirs or best_partner(mine, labels, least=0.8)
        if theirs is None:
            continue
        kind, why, unsure = "same", "something in common to start from", ""
        if PLACE.search(mine.heading) or PLACE.search(theirs.heading):
            why = "near enough to meet in person"
        elif not (STUDY.search(mine.heading) or TOPIC.search(mine.heading)):
            answers = [("it is good to have the same", "same"), ("it is good to have another", "different")]
            decided = interview.decide(f'"{mine.heading}" of mentee and mentor:', answers)
            kind, unsure = decided.value, decided.unsure
            why = why if kind == "same" else "another point of view"
        value = {"kind": kind, **shared(mine.heading, theirs.heading)}
        headings = mine.heading, theirs.heading
        proposed.append(Proposed(value, short_name(mine.heading), why, unsure, headings[:1], headings))
    return proposed


def _is_somebodys_own(field: Field) -> bool:
    """Whether nearly everybody says something else, as with names: that brings nobody together."""
    return len(field.column.filled) > _TOO_FEW and len(field.column.distinct) > _OWN * len(
        field.column.filled
    )
