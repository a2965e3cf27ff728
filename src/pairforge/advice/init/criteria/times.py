"""Times in the week at which both are free."""

from __future__ import annotations

from datetime import date
from typing import Any

from pairforge.advice.init.field import Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, either, shared
from pairforge.advice.init.times import next_monday, week_after


def times(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``meeting_time`` where both sides say when they are free."""
    named = hours_named(mentees, mentors)
    if named is None:
        return []
    value, columns, unsure = named
    clock = ", on one clock" if "zone" in value else ""
    why = f"free at the same time{clock}; two hours leave a choice"
    return [
        Proposed(
            {"kind": "meeting_time", **value, "needed": 120},
            "meeting time",
            why,
            unsure,
            columns[:1],
            columns,
        )
    ]


def hours_named(mentees: Listing, mentors: Listing) -> tuple[dict[str, Any], tuple[str, ...], str] | None:
    """The columns of hours and zones as the config names them, their headings, and what is unsure."""
    mine, theirs = mentees.of_kind(Kind.HOURS), mentors.of_kind(Kind.HOURS)
    if not mine or not theirs:
        return None
    unsure = ""
    value: dict[str, Any] = shared(mine[0].heading, theirs[0].heading)
    zones = mentees.of_kind(Kind.ZONE), mentors.of_kind(Kind.ZONE)
    if zones[0] and zones[1]:
        value["zone"] = either(zones[0][0].heading, zones[1][0].heading)
        week = week_after([*mentees.stamps, *mentors.stamps])
        if week is None:
            unsure = "No answer is dated, so clocks are compared next week; take the week in which you start."
        value["week"] = week or next_monday(date.today())
    return value, (mine[0].heading, theirs[0].heading), unsure
