"""Time zones as people write them: names of places, offsets from UTC, and what is refused."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

_OFFSET = re.compile(r"(?:utc|gmt)(?:([+-])(\d{1,2})(?::?([0-5]\d))?)?")
_MOST_HOURS = 14
_MEANINGS = {
    "acst": ("Australia/Darwin", "Australia/Adelaide"),
    "aest": ("Australia/Sydney", "Australia/Brisbane"),
    "ast": ("America/Halifax", "Asia/Riyadh"),
    "bst": ("Europe/London", "Asia/Dhaka"),
    "cdt": ("America/Chicago", "America/Havana"),
    "central time": ("America/Chicago",),
    "cest": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid"),
    "cet": ("Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Africa/Algiers"),
    "cst": ("America/Chicago", "Asia/Shanghai", "America/Havana"),
    "eastern time": ("America/New_York",),
    "edt": ("America/New_York",),
    "eest": ("Europe/Athens", "Europe/Helsinki", "Europe/Kyiv"),
    "eet": ("Europe/Athens", "Europe/Helsinki", "Africa/Cairo"),
    "est": ("America/New_York", "America/Panama", "Australia/Sydney"),
    "gst": ("Asia/Dubai", "Atlantic/South_Georgia"),
    "hst": ("Pacific/Honolulu",),
    "ist": ("Asia/Kolkata", "Europe/Dublin", "Asia/Jerusalem"),
    "jst": ("Asia/Tokyo",),
    "mdt": ("America/Denver",),
    "msk": ("Europe/Moscow",),
    "mountain time": ("America/Denver", "America/Phoenix"),
    "mst": ("America/Denver", "America/Phoenix", "Asia/Kuala_Lumpur"),
    "pacific time": ("America/Los_Angeles",),
    "pdt": ("America/Los_Angeles",),
    "pst": ("America/Los_Angeles", "Asia/Manila"),
    "sst": ("Asia/Singapore", "Pacific/Pago_Pago"),
    "wat": ("Africa/Lagos",),
    "wet": ("Europe/Lisbon", "Africa/Casablanca"),
}
"""What abbreviations are used for; none of them is taken for certain."""
_OF_THE_MACHINE = {"localtime", "Factory"}


def zone_named(text: str) -> str | None:
    """The time zone that is certainly meant: a name of the tz database, or an offset such as ``UTC+01:00``.

    Case makes no difference. Abbreviations are not certain (IST is Indian, Irish and Israeli), so None.
    """
    key = _key(text)
    offset = _OFFSET.fullmatch(key.replace(" ", "").replace("\u2212", "-"))
    if offset:
        sign, hours, minutes = offset[1] or "+", int(offset[2] or 0), int(offset[3] or 0)
        if hours * 60 + minutes > _MOST_HOURS * 60:
            return None
        return f"UTC{sign}{hours:02}:{minutes:02}" if hours or minutes else "UTC"
    return _names().get(key.replace(" ", "_"))


def known_zone(text: str) -> str:
    """The time zone that is meant.

    Raises
    ------
    ValueError
        If none is certainly meant.
    """
    zone = zone_named(text)
    if zone is None:
        raise ValueError(f"{text!r} is no time zone such as Europe/Berlin or UTC+2")
    return zone


def zones_meant(text: str) -> tuple[str, ...]:
    """The time zones that may be meant by an abbreviation or by the name of a city."""
    key = _key(text)
    city = key.replace(" ", "_")
    cities = sorted(
        name for folded, name in _names().items() if "/" in name and folded.rpartition("/")[2] == city
    )
    return _MEANINGS.get(key) or tuple(cities)


def zone_names() -> tuple[str, ...]:
    """Every name of the tz database that is taken."""
    return tuple(sorted(_names().values()))


def is_fixed(zone: str) -> bool:
    """Whether a zone (from ``zone_named``) is an offset, whose clocks never change."""
    return zone.startswith("UTC")


def offset_minutes(zone: str, day: str) -> int:
    """How many minutes the clocks of a zone are ahead of UTC at noon of a day (ISO)."""
    if is_fixed(zone):
        sign = -1 if zone[3:4] == "-" else 1
        return sign * (int(zone[4:6]) * 60 + int(zone[7:9])) if zone[3:] else 0
    noon = datetime.combine(date.fromisoformat(day), time(12), ZoneInfo(zone))
    ahead = noon.utcoffset()
    assert ahead is not None
    return round(ahead.total_seconds() / 60)


def _key(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("\u2013", "-").split()).casefold()


@cache
def _names() -> dict[str, str]:
    """Names by their folded form: places, and the few countries that the database knows as such."""
    return {
        name.casefold(): name
        for name in available_timezones() - _OF_THE_MACHINE
        if "/" in name or (name.isalpha() and not name.isupper())
    }
