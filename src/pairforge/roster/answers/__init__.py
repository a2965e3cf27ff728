"""Answers as criteria and rules use them: one small file a reading; a new one is a file and a line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from pairforge.config import Chosen, Hours, Levels, Manager, Number, Reading, Step, Tags, Text, Whole, Wishes
from pairforge.roster.answers.hours import WeeklyHours, read_hours
from pairforge.roster.answers.levels import LevelTable, read_levels
from pairforge.roster.answers.managers import read_managers
from pairforge.roster.answers.numbers import Numbers, read_numbers, read_steps
from pairforge.roster.answers.source import Source
from pairforge.roster.answers.tags import TagLists, read_chosen, read_tags
from pairforge.roster.answers.texts import Texts, read_texts
from pairforge.roster.answers.wholes import read_wholes
from pairforge.roster.answers.wishes import WishLists, read_wishes

Answer: TypeAlias = Texts | TagLists | Numbers | LevelTable | WishLists | WeeklyHours

READERS: dict[type[Any], Callable[[Any, list[int], Source], Answer]] = {
    Chosen: read_chosen,
    Hours: read_hours,
    Levels: read_levels,
    Manager: read_managers,
    Number: read_numbers,
    Step: read_steps,
    Tags: read_tags,
    Text: read_texts,
    Whole: read_wholes,
    Wishes: read_wishes,
}
"""How each kind of reading is done."""


def read_answer(reading: Reading, columns: list[int], source: Source) -> Answer:
    """Read columns as what was asked for; what cannot be read is kept as a trouble and left blank."""
    return READERS[type(reading)](reading, columns, source)


__all__ = [
    "READERS",
    "Answer",
    "LevelTable",
    "Numbers",
    "Source",
    "TagLists",
    "Texts",
    "WeeklyHours",
    "WishLists",
    "read_answer",
]
