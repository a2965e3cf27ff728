"""How far ahead the mentor is: on a scale, or in numbers such as years or semesters."""

from __future__ import annotations

from statistics import median
from typing import Any

from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.levels_shared import levels_shared
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, alike, shared, varies
from pairforge.advice.init.questions import short_name

_CALENDAR = range(1900, 2100)


def levels(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``closeness`` for a level, and for numbers that both sides state under one heading."""
    proposed = []
    level = levels_shared(mentees, mentors)
    if level is not None and level.order:
        headings = level.mentee.heading, level.mentor.heading
        value = {"kind": "closeness", **shared(*headings), "order": list(level.order), "best": [1, 3]}
        why = "one to three steps ahead: near enough to remember, far enough to help"
        proposed.append(Proposed(value, short_name(headings[0]), why, "", headings[:1], headings))
    for mine in mentees.of_kind(Kind.NUMBER):
        theirs = next((field for field in mentors.of_kind(Kind.NUMBER) if alike(mine, field)), None)
        if theirs is not None and varies(mine.column) and not _is_calendar(mine):
            proposed.append(_ahead(mine, theirs))
    return proposed


def _ahead(mine: Field, theirs: Field) -> Proposed:
    gaps = [mentor - mentee for mentee in mine.column.numbers for mentor in theirs.column.numbers]
    ahead = [gap for gap in gaps if gap > 0]
    value: dict[str, Any] = {"kind": "closeness", **shared(mine.heading, theirs.heading)}
    if len(ahead) * 2 >= len(gaps):
        most = max(1, round(median(ahead)))
        value |= {"best": [1, most], "fade": most}
        unsure = f"How far ahead should a mentor be? Taken for up to {most}, what is usual here."
    else:
        fade = max(1, round(median(map(abs, gaps))))
        value |= {"best": [0, 0], "fade": fade}
        unsure = "Is it best to be alike? The mentors are not usually ahead."
    headings = mine.heading, theirs.heading
    why = "how far the mentor is ahead"
    return Proposed(value, short_name(mine.heading), why, unsure, headings[:1], headings)


def _is_calendar(field: Field) -> bool:
    return all(number in _CALENDAR for number in field.column.numbers)
