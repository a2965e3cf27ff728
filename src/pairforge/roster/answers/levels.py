"""Levels: how far each person is in each of several skills."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Levels
from pairforge.errors import did_you_mean
from pairforge.roster.answers.lists import keys_and_words, split_lists
from pairforge.roster.answers.source import Source
from pairforge.roster.cells import decimal_number, fold, mark_hint
from pairforge.roster.tables.table import Cell, Leveled, Rated

_ENTRY = re.compile(r"(?P<skill>.*\S)\s*[:=]\s*(?P<level>[^:=]+)|(?P<named>.*\S)\s*\((?P<given>[^()]+)\)")


@dataclass(frozen=True)
class LevelTable:
    """A level for each person and skill.

    Parameters
    ----------
    skills
        Keys to compare, in the order of the alphabet.
    words
        A skill's key to how it is shown.
    values
        Levels of at least 0, NaN where none is given, shape (num_people, num_skills).
    """

    skills: tuple[str, ...]
    words: Mapping[str, str]
    values: NDArray[np.float64]


def read_levels(reading: Levels, columns: list[int], source: Source) -> LevelTable:
    """Read a column of levels: ``Excel: 3; SQL: 2``, ``Excel (3)``, or one made from several columns.

    What is no skill with a level, no number of at least 0 and no step of the order is kept as a trouble.
    """
    (column,), table = columns, source.table
    cells = table.column(column)
    lists = split_lists(cells, reading.separator)
    read = [_entries(cell, listed) for cell, listed in zip(cells, lists, strict=True)]
    keys, words = keys_and_words(Counter(skill for entries, _ in read for skill, _ in entries))
    texts = {text for entries, _ in read for _, text in entries}
    found = {text: _level(text, reading, table.decimal) for text in texts}
    skills = tuple(sorted(words))
    number = {skill: skills.index(key) for skill, key in keys.items()}
    values = np.full((len(cells), len(skills)), np.nan)
    for position, (entries, wrong) in enumerate(read):
        cell = cells[position]
        told = [(column, *trouble) for trouble in wrong]
        own: dict[int, float] = {}
        for idx, (skill, text) in enumerate(entries):
            level = found[text]
            if not isinstance(level, float):
                told.append((cell.columns[idx] if isinstance(cell, Leveled) else column, *level))
            elif own.setdefault(number[skill], level) != level:
                told.append((column, f'"{skill}" has two levels.', "Keep one of them."))
        values[position, list(own)] = list(own.values())
        source.findings.troubles += [table.trouble(position, *trouble) for trouble in told]
    return LevelTable(skills, words, values)


def _entries(cell: Cell, listed: tuple[str, ...]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The skills of a cell with the text of their levels, and what is wrong with the others."""
    if isinstance(cell, Leveled):
        return list(zip(cell.words, cell.levels, strict=True)), []
    if isinstance(cell, Rated) and listed:
        remedy = "Make the column with `levels:` in the config."
        return [], [("The column holds ranks or ticks, not levels.", remedy)]
    entries, wrong = [], []
    for text in listed:
        found = _ENTRY.fullmatch(text)
        if found is None:
            wrong.append((f'"{text}" has no level.', "Write it like `Excel: 3`, with `;` between skills."))
        else:
            entries.append((found["skill"] or found["named"], (found["level"] or found["given"]).strip()))
    return entries, wrong


def _level(text: str, reading: Levels, decimal: str) -> float | tuple[str, str]:
    """The level, or what is wrong with it and what to do."""
    if reading.order:
        steps = {fold(step): float(idx) for idx, step in enumerate(reading.order)}
        if fold(text) in steps:
            return steps[fold(text)]
        remedy = f"{did_you_mean(text, reading.order)}The config's order is: {', '.join(reading.order)}."
        return f'"{text}" is not on the scale.', remedy
    remedy = "Write a number of at least 0, or list the steps of the scale in the config: `order: [...]`."
    try:
        level = decimal_number(text, decimal)
    except ValueError as error:
        return f'"{text}" {error}.', f"{mark_hint(text, decimal)}{remedy}"
    return level if level >= 0 else (f'"{text}" is negative.', remedy)
