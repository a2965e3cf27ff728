"""Hours of the week as people write them, such as ``Mon 9-10; Tue 14:00-15:30`` or ``Mon-Fri 2pm-3pm``."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pairforge.roster.cells import clean, fold

DAY = 24 * 60
WEEK = 7 * DAY
_NOON = DAY // 2

_DAY_WORDS = (
    "mo mon mondays monday montag montags lundi lundis lun lunes",
    "tu tue tues tuesday tuesdays di die dienstag dienstags mardi mardis mar martes",
    "we wed weds wednesday wednesdays mi mit mittwoch mittwochs mercredi mercredis mer mie miercoles",
    "th thu thur thurs thursday thursdays do don donnerstag donnerstags jeudi jeudis jeu jue jueves",
    "fr fri friday fridays fre freitag freitags vendredi vendredis ven vie viernes",
    "sa sat saturday saturdays sam samstag samstags sonnabend samedi samedis sab sabado sabados",
    "su sun sunday sundays so son sonntag sonntags dimanche dimanches dim dom domingo domingos",
)
_DAYS = {word: day for day, words in enumerate(_DAY_WORDS) for word in words.split()}
_FILLER_WORDS = "and und et y e or oder ou o from von de des at um a"
_FILLERS = frozenset(_FILLER_WORDS.split())
_TO = r"\s*(?:-|\b(?:to|until|till|bis|hasta|a)\b)\s*"
_CLOCK = (
    r"(?P<hour{0}>\d{{1,2}})(?:[:.h]?(?P<minute{0}>\d\d))?(?!\d)"
    r"(?:\s*(?P<half{0}>[ap])(?:m\b|\.m\.))?(?:\s*(?:uhr|hrs|h)\b)?"
)
_RANGE = re.compile(_CLOCK.format(1) + _TO + _CLOCK.format(2))
_WORD = re.compile(r"[^\W\d_]+")
_DAY_TO = re.compile(_TO + r"(?=[^\W\d_])")
_BETWEEN = re.compile(r"[\s,/&+:.()\[\]]+")
_PARTS = re.compile(r"[;|\n\r]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")


def read_times(text: str, separator: str | None = None) -> list[tuple[int, int]]:
    """Times as minutes from the start of Monday; a time past the end of Sunday goes on beyond the week.

    Parameters
    ----------
    text
        Days and the hours that follow them. What stands between semicolons or line breaks has days of
        its own. Days may be written in English, German, French or Spanish.
    separator
        What separates as a semicolon does.

    Raises
    ------
    ValueError
        With what is wrong as a clause, such as ``has no hours for Monday``.
    """
    pieces = text.split(separator) if separator else [text]
    parts = [part for piece in pieces for part in _PARTS.split(piece) if clean(part)]
    return [time for part in parts for time in _read_part(part)]


@lru_cache(maxsize=4096)  # the same few times stand in many cells
def _read_part(part: str) -> tuple[tuple[int, int], ...]:
    """The times of one part: days, then hours that hold for each of them, and so on."""
    text, at = _plain(part), 0
    found: list[tuple[int, int]] = []
    days: list[int] = []
    hours: list[tuple[int, int]] = []
    while at < len(text):
        if between := _BETWEEN.match(text, at):
            at = between.end()
        elif time := _RANGE.match(text, at):
            if not days:
                raise ValueError(f'has no day before "{time[0].strip()}"')
            hours.append(_hours(time))
            at = time.end()
        elif word := _WORD.match(text, at):
            at = word.end()
            if word[0] in _DAYS:
                if hours:
                    found += _each(days, hours)
                    days, hours = [], []
                last = (to := _DAY_TO.match(text, at)) and _WORD.match(text, to.end())
                if last and last[0] in _DAYS:
                    days += _from_to(_DAYS[word[0]], _DAYS[last[0]])
                    at = last.end()
                else:
                    days.append(_DAYS[word[0]])
            elif word[0] not in _FILLERS:
                raise ValueError(f'has the word "{word[0]}", which is no day')
        else:
            rest = re.split(r"[\s,]", text[at:], maxsplit=1)[0]
            raise ValueError(f'has "{rest}", which is no time from one hour to another')
    if not hours:
        raise ValueError("has a day without hours" if days else "says neither day nor hours")
    return (*found, *_each(days, hours))


def _plain(part: str) -> str:
    folded = _DASHES.sub("-", fold(part))
    return "".join(mark for mark in unicodedata.normalize("NFD", folded) if not unicodedata.combining(mark))


def _from_to(first: int, last: int) -> list[int]:
    return [(first + ahead) % 7 for ahead in range((last - first) % 7 + 1)]


def _each(days: list[int], hours: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(day * DAY + start, day * DAY + end) for day in days for start, end in hours]


def _hours(time: re.Match[str]) -> tuple[int, int]:
    """Start and end in minutes from midnight; a night ends after 24:00."""
    told = time[0].strip()
    first, last = (_minutes(time[f"hour{n}"], time[f"minute{n}"], time[f"half{n}"], told) for n in "12")
    halves = time["half1"], time["half2"]
    if halves == (None, None):
        return _on_24_hours(first, last, time["hour1"], told)
    if None in halves:
        _refuse_24_hours(first if halves[0] is None else last, told)
    start, end = first, last
    if halves[0] is None:  # 11-1pm: the last such hour before the end
        start = end - (end - start) % _NOON
    elif halves[1] is None:  # 10pm-2: the first such hour after the start
        end = start + (end - start) % _NOON
    if start == end:
        raise ValueError(f'has "{told}", which is no time from one hour to another')
    return start % DAY, start % DAY + (end - start) % DAY


def _on_24_hours(start: int, end: int, hour: str, told: str) -> tuple[int, int]:
    if start in (DAY, end):
        raise ValueError(f'has "{told}", which is no time from one hour to another')
    if 60 <= start < 6 * 60 and len(hour) == 1:
        raise ValueError(f'has "{told}", which may be in the morning or in the afternoon')
    if end < start < _NOON + 60:
        raise ValueError(f'has "{told}", which may end in the afternoon or on the next day')
    return start, end if end > start else end + DAY


def _minutes(hour: str, minute: str | None, half: str | None, told: str) -> int:
    hours, minutes = int(hour), int(minute or 0)
    if minutes > 59 or hours * 60 + minutes > DAY or (half and not 1 <= hours <= 12):
        raise ValueError(f'has "{told}", which is no time of the day')
    return (hours % 12 + 12 * (half == "p") if half else hours) * 60 + minutes


def _refuse_24_hours(minutes: int, told: str) -> None:
    if minutes >= _NOON + 60 or minutes < 60:
        raise ValueError(f'has "{told}", which mixes am or pm with the 24-hour clock')
