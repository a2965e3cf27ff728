"""Columns whose answers are people: who is wished for, kept apart from, or reported to."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

from pairforge.advice.init.column import Column, split
from pairforge.roster.cells import fold

_MARKS = re.compile(r"[^\w@\s]+")


class Names:
    """Everything that some people may be called, to be recognized loosely."""

    def __init__(self, words: Iterable[str]) -> None:
        self._keys = {_key(word) for word in words if word} - {""}

    def __len__(self) -> int:
        return len(self._keys)

    def share(self, column: Column) -> float:
        """Share of the answers in a column that are one of these people, or a list that is mostly so."""
        cells = Counter(cell for cell in column.cells if cell.strip())
        found = sum(count for cell, count in cells.items() if self._knows(cell))
        return found / max(len(column.filled), 1)

    def has(self, text: str) -> bool:
        """Whether this is one of them."""
        return _key(text) in self._keys

    def _knows(self, cell: str) -> bool:
        if self.has(cell):
            return True
        lists = [split(cell, mark) for mark in "\n;|," if mark in cell]
        return any(len(parts) > 1 and sum(map(self.has, parts)) * 2 >= len(parts) for parts in lists)


def _key(text: str) -> str:
    """Without accents, marks, capital letters and the order of the words."""
    plain = unicodedata.normalize("NFKD", fold(text))
    letters = "".join(mark for mark in plain if not unicodedata.combining(mark))
    return " ".join(sorted(_MARKS.sub(" ", letters).split()))
