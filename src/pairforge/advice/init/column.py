"""One column of an export, and what can be counted in it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pairforge.roster.cells import clean, fold

_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")
_COMMA = re.compile(r"[+-]?\d+,\d{1,2}|[+-]?\d+,\d{4,}")
_MARKS = "\n;|,"
SLASH = " / "
"""Separates answers too, but is only taken for it where the config says so."""


@dataclass(frozen=True)
class Column:
    """A heading and the cells below it, as they stand."""

    heading: str
    cells: tuple[str, ...]

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The cells, cleaned."""
        return tuple(map(clean, self.cells))

    @cached_property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not blank, cleaned."""
        return tuple(text for text in self.texts if text)

    @cached_property
    def distinct(self) -> Counter[str]:
        """How often each answer was given; case and spacing make no difference."""
        return Counter(map(fold, self.filled))

    @cached_property
    def words(self) -> dict[str, str]:
        """How each different answer is written, in the order in which they first stand."""
        words: dict[str, str] = {}
        for text in self.filled:
            words.setdefault(fold(text), text)
        return words

    def share(self, pattern: re.Pattern[str]) -> float:
        """Share of the filled cells that match as a whole."""
        return sum(bool(pattern.fullmatch(text)) for text in self.filled) / max(len(self.filled), 1)

    @property
    def is_unique(self) -> bool:
        """Whether everybody answered, each differently."""
        return bool(self.cells) and len(self.distinct) == len(self.cells)

    @property
    def is_numeric(self) -> bool:
        """Whether every answer is a number."""
        return bool(self.filled) and all(_NUMBER.fullmatch(_plain(text)) for text in self.filled)

    @property
    def numbers(self) -> list[float]:
        """The answers of a column of numbers."""
        return [float(_plain(text).replace(",", ".")) for text in self.filled]

    @cached_property
    def separator(self) -> str | None:
        """What separates several answers in a cell, if some cells hold several."""

        def cells_with(mark: str) -> int:
            return sum(len(split(cell, mark)) > 1 for cell in self.cells if mark in cell)

        best = max(_MARKS, key=cells_with)
        if cells_with(best):
            return best
        return SLASH if cells_with(SLASH) else None

    @cached_property
    def lists(self) -> tuple[tuple[str, ...], ...]:
        """The answers in each cell."""
        mark = self.separator
        return tuple(split(cell, mark) if mark else tuple(filter(None, [clean(cell)])) for cell in self.cells)

    @cached_property
    def tags(self) -> Counter[str]:
        """How often each answer stands in the lists."""
        return Counter(fold(tag) for tags in self.lists for tag in dict.fromkeys(tags))

    def at(self, positions: list[int]) -> Column:
        """The same column with only these rows."""
        return Column(self.heading, tuple(self.cells[position] for position in positions))


def _plain(text: str) -> str:
    """Full-width digits as digits."""
    return unicodedata.normalize("NFKC", text)


def uses_decimal_comma(columns: Iterable[Column]) -> bool:
    """Whether some column of numbers writes them like 3,5 and none like 3.5."""
    texts = [text for column in columns if column.is_numeric for text in column.filled]
    return any(map(_COMMA.fullmatch, texts)) and not any("." in text for text in texts)


def split(cell: str, mark: str) -> tuple[str, ...]:
    """The entries of a cell; what stands in brackets is kept together."""
    parts: list[str] = []
    depth = 0
    for piece in cell.split(mark):
        parts[-1:] = [mark.join([*parts[-1:], piece])] if depth else [*parts[-1:], piece]
        depth = max(depth + piece.count("(") - piece.count(")"), 0)
    return tuple(filter(None, map(clean, cell.split(mark) if depth else parts)))
