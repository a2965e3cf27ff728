"""People whom the mentees, or the mentors, wished for."""

from __future__ import annotations

from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.match import Proposed


def choices(mentees: Listing, mentors: Listing, interview: Interview) -> list[Proposed]:
    """``ranking`` by whoever chose, by both where both sides did; further lists count less."""
    own, theirs = mentees.of_kind(Kind.WISHES), mentors.of_kind(Kind.WISHES)
    if own and theirs:
        return [
            _by_both(own[0], theirs[0]),
            *(_by("mentee", field, idx) for idx, field in enumerate(own[1:], 1)),
        ]
    by_mentees = [_by("mentee", field, idx) for idx, field in enumerate(own)]
    return by_mentees or [_by("mentor", field, idx) for idx, field in enumerate(theirs)]


def _by_both(own: Field, theirs: Field) -> Proposed:
    columns = {"mentee": _columns(own), "mentor": _columns(theirs)}
    value = {"kind": "ranking", "by": "both", "columns": columns}
    why = "both sides named people; the mentee's wish counts more"
    return Proposed(value, "choices", why, _doubt(own), _names(own), (*_names(own), *_names(theirs)))


def _by(side: str, field: Field, place: int) -> Proposed:
    value = {"kind": "ranking", "by": side, "columns": _columns(field)}
    why = f"whom the {side}s wished for, best first" if place == 0 else f"whom the {side}s named besides"
    topic = "choices" if place == 0 else "also named"
    uses = _names(field) if side == "mentee" else ()
    return Proposed(value, topic, why, _doubt(field), uses, _names(field), is_minor=place > 0)


def _names(field: Field) -> tuple[str, ...]:
    return (field.heading,) if field.derived is not None else field.headings


def _columns(field: Field) -> str | list[str]:
    names = _names(field)
    return names[0] if len(names) == 1 else list(names)


def _doubt(field: Field) -> str:
    """One cell with several names may not be in the order of preference."""
    several = any(len(names) > 1 for names in field.column.lists)
    if len(field.headings) == 1 and field.derived is None and several:
        return f'Are the people in "{field.heading}" named best first?'
    return ""
