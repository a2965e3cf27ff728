"""Columns as criteria and rules use them: texts, tag lists, numbers and wishes, one entry a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial, singledispatch
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Number, Reading, Step, Tags, Text, Wishes
from pairforge.errors import did_you_mean
from pairforge.roster.cells import clean, decimal_number, fold, is_grouped, mark_hint, mark_name
from pairforge.roster.findings import Findings
from pairforge.roster.people import People
from pairforge.roster.table import Cell, Rated, Table


@dataclass(frozen=True)
class Texts:
    """One text a person: ``keys`` to compare (blank is ""), ``words`` to show."""

    keys: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class TagLists:
    """A list of tags a person, in the order given and without repeats; ``words`` shows each key."""

    keys: tuple[tuple[str, ...], ...]
    words: Mapping[str, str]


@dataclass(frozen=True)
class Numbers:
    """A number a person, NaN where blank; ``words`` to show."""

    values: NDArray[np.float64]
    words: tuple[str, ...]


@dataclass(frozen=True)
class WishLists:
    """Positions of the people each one wished for, best first; ``length`` is the longest list allowed."""

    choices: tuple[tuple[int, ...], ...]
    length: int


Answer: TypeAlias = Texts | TagLists | Numbers | WishLists


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
    lists = split_lists(source.table.column(columns[0]), reading.separator)
    shown: dict[str, Counter[str]] = {}
    for words in lists:
        for word in words:
            shown.setdefault(fold(word), Counter())[word] += 1
    return TagLists(
        keys=tuple(tuple(dict.fromkeys(map(fold, words))) for words in lists),
        words={key: min(counts, key=lambda word: (-counts[word], word)) for key, counts in shown.items()},
    )


@_read.register
def _(reading: Number, columns: list[int], source: Source) -> Numbers:
    mark = source.table.decimal
    remedy = f"Write a number with a decimal {mark_name(mark)}, or leave it blank."
    numbers = _numbers(columns[0], source, partial(decimal_number, decimal=mark), remedy)
    for position, word in enumerate(numbers.words):
        if is_grouped(word, mark):
            where = source.table.trouble(position, columns[0], "", "")
            source.findings.note("repaired", f'"{word}" read as {numbers.values[position]:.15g}.', where)
    return numbers


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
def _(reading: Wishes, columns: list[int], source: Source) -> WishLists:

    one_each = len(columns) > 1 and reading.separator is None

    def is_one_wish(text: str) -> bool:
        return one_each or len(source.others.candidates(text)) == 1

    people: list[dict[int, None]] = [{} for _ in range(len(source.table.cells))]
    for column in columns:
        cells = source.table.column(column)
        lists = split_lists(cells, reading.separator, is_one_wish)
        for position, words in enumerate(lists):
            for word in words:
                try:
                    people[position].setdefault(source.others.find(word))
                except LookupError as error:
                    source.findings.troubles.append(source.table.trouble(position, column, *error.args))
    choices = tuple(map(tuple, people))
    longest = max((len(wished) for wished in choices), default=0)
    return WishLists(choices, length=max(len(columns), longest) if len(columns) > 1 else longest)


def split_lists(
    cells: list[Cell], separator: str | None, whole: Callable[[str], bool] = lambda _: False
) -> list[tuple[str, ...]]:
    """Split the cells of a column into lists of cleaned texts.

    Parameters
    ----------
    cells
        Texts, or tuples where the list is a list already.
    separator
        What separates; None takes the one of line break, ``;``, ``|`` and ``,`` that is in most cells.
        What stands in brackets is kept together.
    whole
        Says whether a cell is one entry as it stands.
    """
    if separator is None:
        texts = [cell.strip() for cell in cells if isinstance(cell, str) and not whole(cell)]
        separator = max(
            "\n;|,",
            key=lambda mark: (
                sum(mark in text and len(_split(text, mark)) > 1 for text in texts),
                sum(mark in text for text in texts),
            ),
        )
    return [_split(cell, "\0" if isinstance(cell, str) and whole(cell) else separator) for cell in cells]


def _split(cell: Cell, separator: str) -> tuple[str, ...]:
    if isinstance(cell, Rated):
        cell = cell.words
    if not isinstance(cell, str):
        return tuple(word for word in map(clean, cell) if word)
    pieces = cell.split(separator)
    parts: list[str] = []
    depth = 0
    for piece in pieces:
        parts[-1:] = [separator.join([*parts[-1:], piece])] if depth else [*parts[-1:], piece]
        depth = max(depth + piece.count("(") - piece.count(")"), 0)
    kept = pieces if depth else parts  # a bracket that is never closed keeps nothing together
    return tuple(word for word in map(clean, kept) if word)


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
                    position,
                    column,
                    f'"{word}" {error}.',
                    f"{did_you_mean(word, known) if known else mark_hint(word, source.table.decimal)}{remedy}",
                )
            )
    return Numbers(values, tuple(words))
