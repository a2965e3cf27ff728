"""Time stamps of forms: when somebody answered, as far as the text says it for certain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Literal, get_args

from pairforge.roster.cells import fold
from pairforge.roster.tables.table import Table

DayMonth = Literal["day first", "month first"]
DAY_MONTH: tuple[DayMonth, ...] = get_args(DayMonth)

_SAMPLE = 30

_DATE = (
    r"(?:(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})"
    r"|(?P<first>\d{1,2})(?P<mark>[-/.]) ?(?P<second>\d{1,2})(?P=mark) ?(?P<end>\d{4}|\d{2}))"
)
_TIME = (
    r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<seconds>\d{2}(?:[.,]\d+)?))?"
    r"(?: ?(?P<half>[ap]\.? ?m\.?|vorm\.|nachm\.))?(?: ?(?P<zone>[a-z]*(?:[+-]\d{1,2}(?::?\d{2})?)?))?"
)
_STAMP = re.compile(rf"{_DATE}(?:(?:,? |t){_TIME})?", re.ASCII)
_SERIAL = re.compile(r"([2-7]\d{4})(?:[.,](\d+))?", re.ASCII)
_SERIAL_START = datetime(1899, 12, 30)
_HOURS_OF = {"": 0, "z": 0, "utc": 0, "gmt": 0, "cet": 1, "mez": 1, "cest": 2, "mesz": 2}
_ZONE = re.compile(r"(?:utc|gmt)?([+-])(\d{1,2})(?::?(\d{2}))?", re.ASCII)


@dataclass(frozen=True)
class Stamp:
    """A time as exactly as it is written: from ``start`` until before ``end``.

    Times with and without a zone cannot be compared; ``has_zone`` says which it is.
    """

    start: datetime
    end: datetime
    has_zone: bool


def read_stamp(text: str, order: DayMonth) -> Stamp | None:
    """When that is; None if it cannot be read.

    Parameters
    ----------
    text
        Such as ``2026-11-03 14:22:01``, ``11/3/2026 2:22:01 PM``, ``03.11.2026 14:22``,
        ``2026/11/03 9:12:33 AM GMT+1`` or a spreadsheet's number of days such as 45966.6.
    order
        How 3/4/2026 and 3-4-2026 are meant; with points the day is first.
    """
    words = fold(text)
    if (serial := _SERIAL.fullmatch(words)) is not None:
        days = float(f"{serial[1]}.{serial[2] or 0}")
        start = _SERIAL_START + timedelta(days=days)
        return Stamp(start, start + (timedelta(seconds=1) if serial[2] else timedelta(days=1)), False)
    found = _STAMP.fullmatch(words)
    if found is None:
        return None
    try:
        return _stamp(found.groupdict(), order)
    except ValueError:  # such as February 30
        return None


def order_said(texts: list[str]) -> set[DayMonth]:
    """How dates such as 3/4/2026 must be meant for each of the texts to be a date."""
    said: set[DayMonth] = set()
    for text in texts:
        found = _STAMP.fullmatch(fold(text))
        if found is None or found["first"] is None or found["mark"] == ".":
            continue
        if int(found["first"]) > 12:
            said.add("day first")
        if int(found["second"]) > 12:
            said.add("month first")
    return said


def stamp_heading(table: Table, rows: Sequence[int]) -> str | None:
    """Heading of the first column that holds time stamps, different ones in these rows; None if none does."""
    for column, heading in enumerate(table.headings):
        texts = table.texts(column)
        mine = {texts[row] for row in rows}
        sample = [text for text in (*texts[:_SAMPLE], *mine) if text]
        are_stamps = all(any(read_stamp(text, order) for order in DAY_MONTH) for text in sample)
        if heading and len(mine) > 1 and are_stamps and not all(text.isdecimal() for text in sample):
            return heading
    return None


def _stamp(parts: dict[str, str | None], order: DayMonth) -> Stamp | None:
    day = _day(parts, order)
    start = datetime(day.year, day.month, day.day)
    if parts["hour"] is None or parts["minute"] is None:
        return Stamp(start, start + timedelta(days=1), False)
    hour, half = int(parts["hour"]), parts["half"]
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] in "pn" else 0)
    seconds = float((parts["seconds"] or "0").replace(",", "."))
    exact = timedelta(minutes=1) if parts["seconds"] is None else timedelta(seconds=1)
    if parts["seconds"] is not None and len(parts["seconds"]) > 2:
        exact = timedelta(microseconds=1)
    start = start.replace(hour=hour, minute=int(parts["minute"])) + timedelta(seconds=seconds)
    zone = parts["zone"]
    if not zone:
        return Stamp(start, start + exact, False)
    offset = _offset(zone)
    if offset is None:
        return None
    start = start.replace(tzinfo=timezone(offset)).astimezone(UTC).replace(tzinfo=None)
    return Stamp(start, start + exact, True)


def _day(parts: dict[str, str | None], order: DayMonth) -> date:
    if parts["year"] is not None:
        return date(int(parts["year"]), int(parts["month"] or 0), int(parts["day"] or 0))
    first, second, year = (int(parts[key] or 0) for key in ("first", "second", "end"))
    year += 2000 if year < 100 else 0
    day, month = (first, second) if parts["mark"] == "." or order == "day first" else (second, first)
    return date(year, month, day)


def _offset(zone: str) -> timedelta | None:
    if zone in _HOURS_OF:
        return timedelta(hours=_HOURS_OF[zone])
    found = _ZONE.fullmatch(zone)
    if found is None or int(found[2]) > 14:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return -offset if found[1] == "-" else offset
