"""Rules that protect people: consent, vetoes, one's own reporting line."""

from __future__ import annotations

from typing import Any

from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed, shared
from pairforge.advice.init.wording import NO, YES
from pairforge.roster.cells import fold


def consent(mentees: Listing, mentors: Listing) -> list[Proposed]:
    """Nobody is matched who has not agreed."""
    mine, theirs = mentees.of_kind(Kind.CONSENT), mentors.of_kind(Kind.CONSENT)
    proposed = []
    for field in mine:
        partner = next((other for other in theirs if fold(other.heading) == fold(field.heading)), None)
        if partner is not None:
            proposed.append(_consent(shared(field.heading, partner.heading), field, partner))
        else:
            proposed.append(_consent({"mentee": field.heading}, field))
    both = {fold(field.heading) for field in mine}
    alone = [field for field in theirs if fold(field.heading) not in both]
    return proposed + [_consent({"mentor": field.heading}, field) for field in alone]


def _consent(columns: dict[str, str], *fields: Field) -> Proposed:
    words = {key: word for field in fields for key, word in field.column.words.items()}
    values = sorted(word for word in words.values() if YES.match(word) and not NO.match(word))
    value: dict[str, Any] = {"kind": "consent", **columns, "values": values}
    return Proposed(value, "consent", "nobody is matched who has not agreed")


def veto(mentees: Listing, mentors: Listing) -> list[Proposed]:
    """Nobody is matched with somebody whom either of the two does not want."""
    columns: dict[str, str] = {
        side.side: side.of_kind(Kind.VETO)[0].heading
        for side in (mentees, mentors)
        if side.of_kind(Kind.VETO)
    }
    why = "people who would rather not be matched with each other"
    return [Proposed({"kind": "veto", **columns}, "veto", why)] if columns else []


def reporting_line(mentees: Listing, mentors: Listing) -> list[Proposed]:
    """Nobody is mentored by their own manager, nor by anybody above."""
    mine, theirs = mentees.of_kind(Kind.MANAGER), mentors.of_kind(Kind.MANAGER)
    if not mine or not theirs:
        return []
    named = shared(mine[0].heading, theirs[0].heading)
    manager: Any = named.get("column", named)
    why = "nobody is mentored within their own reporting line"
    return [Proposed({"kind": "reporting_line", "manager": manager}, "reporting line", why)]
