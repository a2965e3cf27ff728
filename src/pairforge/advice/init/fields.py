"""What each column of one side is for: the detectors, the surest first."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pairforge.advice.init.column import Column
from pairforge.advice.init.field import Field, Kind
from pairforge.advice.init.options import options_with_separator, whole_options
from pairforge.advice.init.people_named import Names
from pairforge.advice.init.scales import scale_of
from pairforge.advice.init.times import are_hours, are_zones
from pairforge.advice.init.wording import (
    CHOICE,
    CONSENT,
    DEMOGRAPHIC,
    ID,
    LIKE_ME,
    MANAGER,
    NO,
    PROSE,
    VETO,
    YES,
    ZONE,
)
from pairforge.roster.cells import fold

_FREE_TEXT = 45
_FEW = 25
_MOST_CODES = 30
_WHICH = re.compile(
    r"\b(which|welche[rsmn]?|quel(le)?s?|cu[áa]l(es)?)\b(?! (year|level|grade|number))", re.IGNORECASE
)
_RANK = re.compile(
    r"\d+(st|nd|rd|th|er|e|º|ª|\.)?(?!\w)|\b(first|second|third|fourth|fifth|sixth|seventh|eighth|"
    r"(erst|zweit|dritt|viert|fünft)e[nrs]?|premi(er|ère)|deuxième|second(e|o|a)?|troisième|quatrième|"
    r"primer[oa]?|segund[oa]|tercer[oa]?|cuart[oa])\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Scene:
    """Who can be named in a column: the people of the other side, and those of this one."""

    others: Names
    own: Names


def read_fields(columns: Sequence[Column], scene: Scene) -> list[Field]:
    """What each column is for; choices that are spread over several columns are one field."""
    return _choices_together([_read(column, scene) for column in columns])


def _read(column: Column, scene: Scene) -> Field:
    for detect in _DETECTORS:
        field = detect(column, scene)
        if field is not None:
            return field
    return _of(column, Kind.LABEL)


def _empty(column: Column, scene: Scene) -> Field | None:
    return None if column.filled else _of(column, Kind.EMPTY)


def _id(column: Column, scene: Scene) -> Field | None:
    return (
        _of(column, Kind.ID)
        if ID.search(column.heading) and 2 * len(column.distinct) > len(column.filled)
        else None
    )


def _like_me(column: Column, scene: Scene) -> Field | None:
    return _of(column, Kind.LIKE_ME) if LIKE_ME.search(column.heading) else None


def _consent(column: Column, scene: Scene) -> Field | None:
    answered = all(YES.match(text) or NO.match(text) for text in column.filled)
    answered = answered and any(YES.match(text) for text in column.filled)
    return _of(column, Kind.CONSENT) if answered and CONSENT.search(column.heading) else None


def _veto(column: Column, scene: Scene) -> Field | None:
    return (
        _of(column, Kind.VETO) if VETO.search(column.heading) and scene.others.share(column) >= 0.3 else None
    )


def _manager(column: Column, scene: Scene) -> Field | None:
    if MANAGER.search(column.heading) and len(column.distinct) > 1:
        people = max(scene.others.share(column), scene.own.share(column))
        if people > 0 or all("@" in text for text in column.filled):
            return _of(column, Kind.MANAGER)
    return None


def _wishes(column: Column, scene: Scene) -> Field | None:
    share = scene.others.share(column)
    needed = 0.4 if CHOICE.search(column.heading) else 0.7
    return _of(column, Kind.WISHES) if share >= needed else None


def _demographic(column: Column, scene: Scene) -> Field | None:
    return _of(column, Kind.DEMOGRAPHIC) if DEMOGRAPHIC.search(column.heading) else None


def _zone(column: Column, scene: Scene) -> Field | None:
    return _of(column, Kind.ZONE) if are_zones(column) or ZONE.search(column.heading) else None


def _hours(column: Column, scene: Scene) -> Field | None:
    return _of(column, Kind.HOURS) if are_hours(column) else None


def _number(column: Column, scene: Scene) -> Field | None:
    if column.is_numeric and _WHICH.search(column.heading) and set(column.numbers) <= set(range(_MOST_CODES)):
        return _of(column, Kind.LABEL)
    return _of(column, Kind.NUMBER) if column.is_numeric else None


def _scale(column: Column, scene: Scene) -> Field | None:
    order = scale_of(column)
    return replace(_of(column, Kind.SCALE), order=order) if order else None


def _tags(column: Column, scene: Scene) -> Field | None:
    lists = [tags for tags in column.lists if tags]
    whole = whole_options(lists) if column.separator == "," else lists
    several = sum(len(given) > 1 for given in (whole if len(set(whole)) > 1 else lists))
    repeated = sum(count for count in column.tags.values() if count > 1)
    looks_listed = column.separator is not None and several >= 0.2 * len(lists)
    if looks_listed and (repeated >= 0.5 * column.tags.total() or column.separator == ";"):
        return replace(_of(column, Kind.TAGS), options=options_with_separator(column))
    return None


def _prose(column: Column, scene: Scene) -> Field | None:
    long = sum(map(len, column.filled)) > _FREE_TEXT / 2 * len(column.filled)
    return _of(column, Kind.TEXT) if long and PROSE.search(column.heading) else None


def _text(column: Column, scene: Scene) -> Field | None:
    length = sum(map(len, column.filled)) / len(column.filled)
    many = len(column.distinct) > max(_FEW, len(column.filled) / 2)
    alone = len(column.distinct) == len(column.filled) and length > _FREE_TEXT / 2
    return _of(column, Kind.TEXT) if (length > _FREE_TEXT and many) or alone else None


_DETECTORS: tuple[Callable[[Column, Scene], Field | None], ...] = (
    _empty,
    _manager,
    _id,
    _like_me,
    _consent,
    _veto,
    _demographic,
    _wishes,
    _zone,
    _hours,
    _number,
    _scale,
    _prose,
    _tags,
    _text,
)


def _of(column: Column, kind: Kind) -> Field:
    return Field(column.heading, kind, column, headings=(column.heading,))


def _choices_together(fields: list[Field]) -> list[Field]:
    """Put ``Choice 1``, ``Choice 2`` ... into one field, best first, with those that nobody filled in."""
    stems = {
        _stem(field.heading) for field in fields if field.kind is Kind.WISHES and _RANK.search(field.heading)
    }
    together: dict[str, list[Field]] = {}
    for field in fields:
        stem = _stem(field.heading)
        if (
            stem in stems
            and _RANK.search(field.heading)
            and field.kind in (Kind.WISHES, Kind.EMPTY, Kind.LABEL)
        ):
            together.setdefault(stem, []).append(field)
    joined: list[Field] = []
    for field in fields:
        group = next((members for members in together.values() if field in members), None)
        if group is None:
            joined.append(field)
        elif field is group[0]:
            cells = zip(*(member.column.cells for member in group), strict=True)
            column = Column(field.heading, tuple("\n".join(filter(None, row)) for row in cells))
            headings = tuple(member.heading for member in group)
            joined.append(Field(field.heading, Kind.WISHES, column, headings=headings))
    return joined


def _stem(heading: str) -> str:
    return fold(_RANK.sub("", heading))
