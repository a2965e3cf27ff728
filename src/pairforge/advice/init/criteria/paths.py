"""The role that the mentees aim at, and the roles that the mentors have held."""

from __future__ import annotations

from typing import Any

from pairforge.advice.init.field import Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, best_partner, either
from pairforge.advice.init.wording import BACKGROUND, CURRENT_ROLE, ROLES_HELD, TARGET_ROLE

_ANSWERS = (Kind.LABEL, Kind.TAGS, Kind.SCALE)


def paths(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``path`` where some mentors have held the roles that mentees want."""
    targets = [field for field in mentees.of_kind(*_ANSWERS) if TARGET_ROLE.search(field.heading)]
    held = [field for field in mentors.of_kind(*_ANSWERS) if ROLES_HELD.search(field.heading)]
    held = held or [field for field in mentors.of_kind(*_ANSWERS) if CURRENT_ROLE.search(field.heading)]
    roles = best_partner(targets[0], held, least=0.2) if targets else None
    if roles is None:
        return []
    value: dict[str, Any] = {"kind": "path", "target": targets[0].heading}
    uses, columns = [targets[0].heading], [targets[0].heading, roles.heading]
    current = next(
        (field for field in mentees.of_kind(*_ANSWERS) if CURRENT_ROLE.search(field.heading)), None
    )
    if current is not None:
        value["current"] = current.heading
        uses.append(current.heading)
    value["roles"] = roles.heading
    backgrounds = [
        field for field in mentees.of_kind(Kind.LABEL, Kind.TAGS) if BACKGROUND.search(field.heading)
    ]
    mine = next((field for field in backgrounds if field.heading not in uses), None)
    theirs = best_partner(mine, mentors.of_kind(Kind.LABEL, Kind.TAGS), least=0.3) if mine else None
    if mine is not None and theirs is not None:
        value["background"] = either(mine.heading, theirs.heading)
        uses.append(mine.heading)
        columns += [mine.heading, theirs.heading]
    why = "the mentor has held the role that the mentee wants"
    return [Proposed(value, "path", why, "", tuple(uses), tuple(columns))]
