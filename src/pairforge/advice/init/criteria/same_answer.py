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
_MOST_UNSURE = 3


def same_answer(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``same`` or ``different`` for each such pair of columns; of those that may be either for a few."""
    proposed: list[Proposed] = []
    asked = 0
    for mine in mentees.of_kind(Kind.LABEL):
        if not _can_be_shared(mine):
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
            if asked == _MOST_UNSURE:
                continue
            asked += 1
            answers = [("it is good to have the same", "same"), ("it is good to have another", "different")]
            decided = interview.decide(f'"{mine.heading}" of mentee and mentor:', answers)
            kind, unsure = decided.value, decided.unsure
            why = why if kind == "same" else "another point of view"
        value = {"kind": kind, **shared(mine.heading, theirs.heading)}
        headings = mine.heading, theirs.heading
        proposed.append(Proposed(value, short_name(mine.heading), why, unsure, headings[:1], headings))
    return proposed


def _can_be_shared(field: Field) -> bool:
    """Whether few answers were given, and by several people each: names bring nobody together.

    Nor does a level: there it counts who is ahead.
    """
    answers, people = len(field.column.distinct), len(field.column.filled)
    is_own = people > _TOO_FEW and answers > _OWN * people
    return varies(field.column) and answers <= _FEW and not is_own and not LEVEL.search(field.heading)
