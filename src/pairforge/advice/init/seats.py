"""Which columns hold whole numbers of people: how many mentees, at least how many, how many mentors."""

from __future__ import annotations

import re
from dataclasses import replace

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry, Section
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.wording import CAPACITY, MINIMUM, WANTS
from pairforge.config import Side
from pairforge.roster.sides.count_words import count_in_words

_COUNTED = re.compile(
    r"^max(imum|\.)?\b|\b(how many|number of|wie viele|anzahl|combien de|nombre de|cu[áa]nt[oa]s)\b",
    re.IGNORECASE,
)
_NO_PEOPLE = re.compile(
    r"\b(years?|hours?|times?|days?|weeks?|months?|semesters?|meetings?|mentors?|languages?|children|jahren?|stunden?|"
    r"monaten?|ann[ée]es?|ans|heures?|mois|años|horas|meses)\b",
    re.IGNORECASE,
)
_MOST_PEOPLE = 99
_NEARLY = re.compile(r"none|(about )?\d+( \w+)?", re.IGNORECASE)


def find_seats(columns: tuple[Column, ...], side: Side) -> tuple[Section, tuple[Column, ...]]:
    """What the config says of numbers of people, and the columns that it names."""
    wanted = {"capacity": CAPACITY, "min": MINIMUM} if side == "mentor" else {"wants": WANTS}
    keys: Section = {}
    used: list[Column] = []
    for key, wording in reversed(wanted.items()):  # "at least 2 students" is a minimum first
        fitting = [column for column in columns if column not in used and _is_count(column, wording)]
        if fitting:
            used.append(fitting[0])
            keys[key] = _entry(fitting[0], key)
    return dict(sorted(keys.items())), tuple(used)


def with_blanks_meant(keys: Section, interview: Interview) -> Section:
    """The same keys, knowing what a blank number of people means."""
    meant: Section = {}
    for key in ("capacity", "wants"):
        entry = keys.get(key)
        if entry is not None and isinstance(entry.value, dict) and "blank" in entry.value:
            heading = entry.value["column"]
            answers = [("1", 1), ("0: nobody", 0)]
            decided = interview.decide(f'What does a blank in "{heading}" mean?', answers)
            doubts = " ".join(filter(None, [decided.unsure, entry.unsure]))
            meant[key] = replace(entry, value=entry.value | {"blank": decided.value}, unsure=doubts)
    return keys | meant


def counts_people(column: Column) -> bool:
    """Whether a column says how many mentees somebody can take."""
    return _is_count(column, CAPACITY)


def _is_count(column: Column, wording: re.Pattern[str]) -> bool:
    fits = sum(count_in_words(text) is not None or bool(_NEARLY.fullmatch(text)) for text in column.filled)
    unnamed = wording is CAPACITY and (column.heading.startswith("column ") or _counts_somebody(column))
    return bool(wording.search(column.heading) or unnamed) and fits * 2 > len(column.filled)


def _counts_somebody(column: Column) -> bool:
    """Whether a question asks how many of whatever the other side is called here."""
    few = not column.is_numeric or all(number <= _MOST_PEOPLE for number in column.numbers)
    return few and bool(_COUNTED.search(column.heading)) and not _NO_PEOPLE.search(column.heading)


def _entry(column: Column, key: str) -> Entry:
    value: dict[str, object] = {"column": column.heading}
    doubts = []
    if len(column.filled) < len(column.cells):
        value["blank"] = 0 if key == "min" else 1
    if key == "capacity" and not CAPACITY.search(column.heading) and _counts_somebody(column):
        doubts.append(f'"{column.heading}" is taken for the number of mentees.')
    why = ""
    counts = [count_in_words(text) for text in column.filled]
    if any(count is not None and not count.is_one for count in counts):
        value["ranges"] = "lowest"
        why = '"2-3" is 2: nobody gets more than they surely offered'
    return Entry(value if len(value) > 1 else column.heading, why, " ".join(doubts))
