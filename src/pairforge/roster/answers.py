"""Columns as criteria and rules use them: texts, tags, numbers, levels and wishes, one entry a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Levels, Number, Reading, Step, Tags, Text, Wishes
from pairforge.errors import Trouble, did_you_mean
from pairforge.roster.cells import decimal_number, fold
from pairforge.roster.findings import Findings
from pairforge.roster.levels import LevelTable, read_level_table
from pairforge.roster.lists import places, ranks_in, split_lists
from pairforge.roster.options import split_chosen
from pairforge.roster.people import People
from pairforge.roster.table import Rated, Table


@dataclass(frozen=True)
class Texts:
    """One text a person: ``keys`` to compare (blank is ""), ``words`` to show."""

    keys: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class TagLists:
    """A list of tags a person, in the order given and without repeats; ``words`` shows each key.

    ``ranks`` has a rank for each key: 1, 2, 3 where the order says it, 1, 1, 3 where two share a place.
    """

    keys: tuple[tuple[str, ...], ...]
    words: Mapping[str, str]
    ranks: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Numbers:
    """A number a person, NaN where blank; ``words`` to show."""

    values: NDArray[np.float64]
    words: tuple[str, ...]


@dataclass(frozen=True)
class WishLists:
    """Positions of the people each one wished for, best first; ``length`` is the longest list allowed.

    ``ranks`` has a rank for each choice: 1, 2, 3 where the order says it, 1, 1, 3 where two share a place.
    """

    choices: tuple[tuple[int, ...], ...]
    ranks: tuple[tuple[int, ...], ...]
    length: int


Answer: TypeAlias = Texts | TagLists | Numbers | LevelTable | WishLists


@dataclass(frozen=True)
class Source:
    """The table that answers are read from, and who can be wished for; troubles are kept."""

    table: Table
    others: People
    findings: Findings


def read_answer(reading: Reading, columns: list[int], source: Source) -> Answer:
    """Read columns as what was asked for; what cannot be read is kept as a trouble and left blank."""
    return _read(reading, columns, source)


@singledispatch
def _read(reading: object, columns: list[int], source: Source) -> Answer:
    raise TypeError(f"unknown reading {reading!r}")


@_read.register
def _(reading: Text, columns: list[int], source: Source) -> Texts:
    words = source.table.texts(columns[0])
    return Texts(keys=tuple(map(fold, words)), words=tuple(words))


@_read.register
def _(reading: Tags, columns: list[int], source: Source) -> TagLists:
    (column,) = columns
    cells = source.table.column(column)
    if reading.options:
        lists = split_chosen(source.table, column, reading.options, reading.separator, source.findings)
    else:
        lists = split_lists(cells, reading.separator)
    shown: dict[str, Counter[str]] = {}
    ranks: list[dict[str, int]] = []
    for cell, words in zip(cells, lists, strict=True):
        ranks.append({})
        for word, rank in zip(words, ranks_in(cell, len(words)), strict=True):
            shown.setdefault(fold(word), Counter())[word] += 1
            ranks[-1].setdefault(fold(word), rank)
    return TagLists(
        keys=tuple(map(tuple, ranks)),
        words={key: min(counts, key=lambda word: (-counts[word], word)) for key, counts in shown.items()},
        ranks=tuple(places(list(tags.values())) for tags in ranks),
    )


@_read.register
def _(reading: Number, columns: list[int], source: Source) -> Numbers:
    return _numbers(
        columns[0], source, decimal_number, "Write a number with a decimal point, or leave it blank."
    )


@_read.register
def _(reading: Step, columns: list[int], source: Source) -> Numbers:
    steps = {fold(word): float(idx) for idx, word in enumerate(reading.order)}
    listed = ", ".join(reading.order)

    def step(text: str) -> float:
        if fold(text) not in steps:
            raise ValueError("is not on the scale")
        return steps[fold(text)]

    return _numbers(columns[0], source, step, f"The config's order is: {listed}.", reading.order)


@_read.register
def _(reading: Levels, columns: list[int], source: Source) -> LevelTable:
    return read_level_table(reading, source.table, columns[0], source.findings)


@_read.register
def _(reading: Wishes, columns: list[int], source: Source) -> WishLists:

    one_each = len(columns) > 1 and reading.separator is None

    def is_one_wish(text: str) -> bool:
        return one_each or len(source.others.candidates(text)) == 1

    people: list[dict[int, int]] = [{} for _ in range(len(source.table.cells))]
    worst = [0] * len(people)
    for column in columns:
        cells = source.table.column(column)
        lists = split_lists(cells, reading.separator, is_one_wish)
        for position, words in enumerate(lists):
            ranks = ranks_in(cells[position], len(words))
            for idx, word in enumerate(words):
                try:
                    people[position].setdefault(source.others.find(word), worst[position] + ranks[idx])
                except LookupError as error:
                    source.findings.troubles.append(
                        _wish_trouble(source.table, position, column, idx, error.args)
                    )
            worst[position] += max(ranks, default=0)
    choices = tuple(map(tuple, people))
    longest = max((len(wished) for wished in choices), default=0)
    length = max(len(columns), longest) if len(columns) > 1 else longest
    return WishLists(choices, tuple(places(list(wished.values())) for wished in people), length)


def _wish_trouble(table: Table, position: int, column: int, idx: int, words: tuple[str, str]) -> Trouble:
    """Where somebody unknown is named: in a cell, or once for all in the heading that is ranked."""
    cell = table.column(column)[position]
    if isinstance(cell, Rated):
        return table.heading_trouble(cell.columns[idx], *words)
    return table.trouble(position, column, *words)


def _numbers(
    column: int, source: Source, parse: Callable[[str], float], remedy: str, known: tuple[str, ...] = ()
) -> Numbers:
    words = source.table.texts(column)
    values = np.full(len(words), np.nan)
    for position, word in enumerate(words):
        if not word:
            continue
        try:
            values[position] = parse(word)
        except ValueError as error:
            source.findings.troubles.append(
                source.table.trouble(
                    position, column, f'"{word}" {error}.', f"{did_you_mean(word, known)}{remedy}"
                )
            )
    return Numbers(values, tuple(words))
