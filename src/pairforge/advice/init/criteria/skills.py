"""Levels of skills now, wanted and offered."""

from __future__ import annotations

from typing import Any

from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed
from pairforge.advice.init.scales import scale_in_order
from pairforge.advice.init.wording import IMPORTANCE, SKILLED, WANTED_LEVEL, WILLING


def skills(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``skill_gap`` where the mentees state levels and the mentors too."""
    asked, offered = mentees.of_kind(Kind.LEVELS), mentors.of_kind(Kind.LEVELS)
    importance = next((field for field in asked if IMPORTANCE.search(field.headings[0])), None)
    levels = [field for field in asked if field is not importance]
    wanted = next((field for field in levels if WANTED_LEVEL.search(field.headings[0])), None)
    unsure = ""
    if wanted is None and len(levels) == 1 and not SKILLED.search(levels[0].headings[0]):
        wanted = levels[0]
        unsure = f'"{wanted.heading}" is taken for how much the mentees want to learn of each.'
    offered = [field for field in offered if wanted is not None and field.vocabulary & wanted.vocabulary]
    if wanted is None or not offered:
        return []
    now = next((field for field in levels if field is not wanted), None)
    teaches = next(
        (
            field
            for field in mentors.of_kind(Kind.TAGS)
            if WILLING.search(field.heading) and field.vocabulary <= offered[0].vocabulary
        ),
        None,
    )
    named = {"now": now, "wanted": wanted, "importance": importance, "mentor": offered[0], "teaches": teaches}
    value: dict[str, Any] = {"kind": "skill_gap"} | {
        key: field.heading for key, field in named.items() if field
    }
    order = scale_in_order({word for field in (now, wanted, offered[0]) if field for word in field.order})
    if order:
        value["order"] = list(order)
    if importance is not None and importance.order:
        value["importance_order"] = list(importance.order)
    fields: list[Field] = [field for field in named.values() if field is not None]
    uses = tuple(field.heading for field in asked)
    why = "how much of what the mentees want to learn the mentor can teach"
    return [Proposed(value, "skills", why, unsure, uses, tuple(field.heading for field in fields))]
