"""Columns as criteria and rules use them: texts, tags, numbers, levels and wishes, one entry a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial, singledispatch
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Chosen, Hours, Levels, Manager, Number, Reading, Step, Tags, Text, Wishes
from pairforge.errors import did_you_mean
from pairforge.roster.cells import decimal_number, fold, is_grouped, mark_hint, mark_name
from pairforge.roster.findings import Findings
from pairforge.roster.hours import WeeklyHours, read_hours
from pairforge.roster.levels import LevelTable, read_level_table
from pairforge.roster.lists import keys_and_words, places, ranks_in, split_lists
from pairforge.roster.managers import read_managers
from pairforge.roster.options import split_chosen
from pairforge.roster.people import People
from pairforge.roster.table import Table
from pairforge.roster.wishes import read_wishes, stands_for_one


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

    @classmethod
    def by_order(cls, keys: tuple[tuple[str, ...], ...], words: Mapping[str, str]) -> TagLists:
        """Lists whose order says the ranks."""
        return cls(keys, words, tuple(tuple(range(1, len(tags) + 1)) for tags in keys))


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


Answer: TypeAlias = Texts | TagLists | Numbers | LevelTable | WishLists | WeeklyHours


@dataclass(frozen=True)
class Source:
    """The table that answers are read from, and who can be named in it; troubles are kept.

    ``own`` are the people of the table, ``others`` those of the other side, and ``same_person`` the pairs
    (own, other) of positions that are one person. ``zones`` says which time zone is meant by a text.
    """

    table: Table
    others: People
    findings: Findings
    own: People | None = None
    same_person: frozenset[tuple[int, int]] = frozenset()
    zones: Mapping[str, str] = field(default_factory=dict)


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
    keys, shown = keys_and_words(Counter(word for words in lists for word in words))
    ranks: list[dict[str, int]] = [{} for _ in lists]
    for own, cell, words in zip(ranks, cells, lists, strict=True):
        for word, rank in zip(words, ranks_in(cell, len(words)), strict=True):
            own.setdefault(keys[word], rank)
    return TagLists(
        keys=tuple(map(tuple, ranks)),
        words=shown,
        ranks=tuple(places(list(own.values())) for own in ranks),
    )


@_read.register
def _(reading: Chosen, columns: list[int], source: Source) -> TagLists:
    known = (*reading.options, *reading.ignored)
    lists = read_answer(Tags(reading.separator, known), columns, source)
    assert isinstance(lists, TagLists)
    options, ignored = set(map(fold, reading.options)), set(map(fold, reading.ignored))
    remedy = f"Possible: {', '.join(known)}."
    for position, keys in enumerate(lists.keys):
        for key in keys:
            if key not in options | ignored:
                what = f'"{lists.words[key]}" is none of the answers that the config knows.'
                hint = did_you_mean(lists.words[key], known)
                trouble = source.table.trouble(position, columns[0], what, f"{hint}{remedy}")
                source.findings.troubles.append(trouble)
    kept = tuple(tuple(key for key in keys if key in options) for keys in lists.keys)
    return TagLists.by_order(kept, {fold(option): option for option in reading.options})


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
def _(reading: Levels, columns: list[int], source: Source) -> LevelTable:
    return read_level_table(reading, source.table, columns[0], source.findings)


@_read.register
def _(reading: Wishes, columns: list[int], source: Source) -> WishLists:
    one_each = len(columns) > 1 and reading.separator is None

    def is_one_wish(text: str) -> bool:
        return one_each or stands_for_one(text, source.others)

    lists = {
        column: split_lists(source.table.column(column), reading.separator, is_one_wish) for column in columns
    }
    wished = read_wishes(lists, source.table, source.others, source.same_person, source.findings)
    longest = max(map(len, wished), default=0)
    return WishLists(
        choices=tuple(map(tuple, wished)),
        ranks=tuple(places(list(ranks.values())) for ranks in wished),
        length=max(len(columns), longest) if len(columns) > 1 else longest,
    )


@_read.register
def _(reading: Hours, columns: list[int], source: Source) -> WeeklyHours:
    return read_hours(reading, columns, source.table, source.zones, source.findings)


@_read.register
def _(reading: Manager, columns: list[int], source: Source) -> Texts:
    sides = [source.others] if source.own is None else [source.own, source.others]
    keys = read_managers(source.table, columns[0], sides, source.findings)
    return Texts(keys, tuple(source.table.texts(columns[0])))


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
            hint = did_you_mean(word, known) if known else mark_hint(word, source.table.decimal)
            source.findings.troubles.append(
                source.table.trouble(position, column, f'"{word}" {error}.', f"{hint}{remedy}")
            )
    return Numbers(values, tuple(words))
