"""Which columns hold whole numbers of people: how many mentees, at least how many, how many mentors."""

from __future__ import annotations

import re

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry, Section
from pairforge.advice.init.wording import CAPACITY, MINIMUM, WANTS
from pairforge.config import Side

_ENGLISH = "none|zero|one|two|three|four|five|six|seven|eight|nine|ten"
_NUMBER = rf"(\d+|{_ENGLISH}|eins?|zwei|drei|vier|fünf|un|deux|trois|dos|tres)"
_COUNT = re.compile(rf"(up to |max\.? |about )?{_NUMBER}\+?( \w+)?", re.IGNORECASE)
_RANGE = re.compile(rf"{_NUMBER} ?(-|–|or|to|bis|oder|ou|o) ?{_NUMBER}( \w+)?", re.IGNORECASE)


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


def _is_count(column: Column, wording: re.Pattern[str]) -> bool:
    fits = sum(bool(_COUNT.fullmatch(text) or _RANGE.fullmatch(text)) for text in column.filled)
    unnamed = wording is CAPACITY and column.heading.startswith("column ")
    return bool(wording.search(column.heading) or unnamed) and fits * 2 > len(column.filled)


def _entry(column: Column, key: str) -> Entry:
    value: dict[str, object] = {"column": column.heading}
    doubts = []
    if len(column.filled) < len(column.cells):
        value["blank"] = 0 if key == "min" else 1
        doubts.append(f'Does a blank in "{column.heading}" mean {value["blank"]}?')
    why = ""
    if any(_RANGE.fullmatch(text) for text in column.filled):
        value["ranges"] = "lowest"
        why = '"2-3" is 2: nobody gets more than they surely offered'
    return Entry(value if len(value) > 1 else column.heading, why, " ".join(doubts))
