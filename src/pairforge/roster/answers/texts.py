"""Texts: one answer a person."""

from __future__ import annotations

from dataclasses import dataclass

from pairforge.config import Text
from pairforge.roster.answers.source import Source
from pairforge.roster.cells import fold


@dataclass(frozen=True)
class Texts:
    """One text a person: ``keys`` to compare (blank is ""), ``words`` to show."""

    keys: tuple[str, ...]
    words: tuple[str, ...]


def read_texts(reading: Text, columns: list[int], source: Source) -> Texts:
    """Read a column as it stands."""
    words = source.table.texts(columns[0])
    return Texts(keys=tuple(map(fold, words)), words=tuple(words))
