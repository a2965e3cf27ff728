"""Times in the week and time zones, as forms ask for them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from zoneinfo import available_timezones

from pairforge.advice.init.column import Column, split
from pairforge.roster.cells import fold

_DAYS = (
    r"mon(day)?s?|tues?(day)?s?|wed(nesday)?s?|thu(rs?)?(day)?s?|fri(day)?s?|sat(urday)?s?|sun(day)?s?|montag|dienstag|"
    r"mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|"
    r"dimanche|lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo"
)
DAY = re.compile(rf"({_DAYS})\.?", re.IGNORECASE)
_CLOCK = r"\d{1,2}([:.h]\d{0,2})? ?([ap]\.?m\.?|uhr)?"
_HOURS = re.compile(rf"({_DAYS})\.?( ?[-–] ?({_DAYS})\.?)?:? *{_CLOCK} ?[-–] ?{_CLOCK}", re.IGNORECASE)
_OFFSET = re.compile(r"(utc|gmt)( ?[+-]\d{1,2}(:\d\d)?)?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2}).*")
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}).*")


def is_hours(text: str) -> bool:
    """Whether a text says times in the week, such as ``Mon 9-10; Tue 14-15``."""
    return any(
        parts and all(_HOURS.fullmatch(part) for part in parts)
        for parts in (split(text, mark) for mark in ";,\n")
    )


def are_hours(column: Column) -> bool:
    """Whether nearly all answers are times in the week."""
    cells = Counter(column.cells)
    fits = sum(count for cell, count in cells.items() if is_hours(cell))
    return bool(column.filled) and fits >= 0.8 * len(column.filled)


def are_zones(column: Column) -> bool:
    """Whether nearly all answers are time zones."""
    zones = {fold(zone) for zone in available_timezones()}
    fits = sum(fold(text) in zones or bool(_OFFSET.fullmatch(text)) for text in column.filled)
    return bool(column.filled) and fits >= 0.8 * len(column.filled)


def week_after(stamps: list[Column]) -> str | None:
    """The Monday after the last of these answers; None where they cannot be told."""
    days = [day for column in stamps for day in _dates(column)]
    return next_monday(max(days)) if days else None


def next_monday(day: date) -> str:
    """The first Monday after a day."""
    return (day + timedelta(days=7 - day.weekday())).isoformat()


def _dates(column: Column) -> list[date]:
    numbers = [
        tuple(map(int, match.groups())) for text in column.filled if (match := _YEAR_FIRST.fullmatch(text))
    ]
    other = [
        tuple(map(int, match.groups())) for text in column.filled if (match := _YEAR_LAST.fullmatch(text))
    ]
    day_first = any(first > 12 for first, _, _ in other)
    if day_first or any(second > 12 for _, second, _ in other):
        numbers += [(year, two, one) if day_first else (year, one, two) for one, two, year in other]
    found = []
    for year, month, day in numbers:
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    return found
