"""Somebody from another department, farther away in the reporting lines, and higher up."""

from __future__ import annotations

from typing import Any

from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.levels_shared import levels_shared
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, best_partner, either, shared, varies
from pairforge.advice.init.wording import DEPARTMENT


def network(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``network`` of department, manager and level, or ``different`` where there is a department only."""
    mine = [
        field
        for field in mentees.of_kind(Kind.LABEL)
        if DEPARTMENT.search(field.heading) and varies(field.column)
    ]
    theirs = [field for field in mentors.of_kind(Kind.LABEL) if DEPARTMENT.search(field.heading)]
    partner = best_partner(mine[0], theirs, least=0.3) if mine else None
    if partner is None:
        return []
    headings = mine[0].heading, partner.heading
    parts: dict[str, Any] = {"department": either(*headings)}
    uses = [mine[0].heading]
    managers = _managers(mentees, mentors)
    if managers is not None:
        parts["manager"] = either(*managers)
        uses.append(managers[0])
    level = levels_shared(mentees, mentors)
    if level is not None:
        parts |= {"level": either(level.mentee.heading, level.mentor.heading)}
        parts |= {"order": list(level.order)} if level.order else {}
        uses.append(level.mentee.heading)
    if len(parts) == 1:
        value = {"kind": "different", **shared(*headings)}
        return [
            Proposed(
                value,
                "new network",
                "somebody from elsewhere opens another network",
                "",
                tuple(uses),
                headings,
            )
        ]
    why = "somebody from elsewhere, and higher up, opens another network"
    return [Proposed({"kind": "network", **parts}, "new network", why, "", tuple(uses), headings)]


def _managers(mentees: Listing, mentors: Listing) -> tuple[str, str] | None:
    mine: list[Field] = mentees.of_kind(Kind.MANAGER)
    theirs = mentors.of_kind(Kind.MANAGER)
    return (mine[0].heading, theirs[0].heading) if mine and theirs else None
