"""Cells that list several answers: split into their entries, with the rank of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache

from pairforge.roster.cells import clean, fold
from pairforge.roster.tables.table import Cell, Leveled, Rated

SEPARATORS = "\n;|,"
"""What may separate the answers in a cell, likeliest first."""


def split_lists(
    cells: Sequence[Cell], separator: str | None, whole: Callable[[str], bool] = lambda _: False
) -> list[tuple[str, ...]]:
    """Split the cells of a column into lists of cleaned texts.

    Parameters
    ----------
    cells
        Texts, or tuples and the like where the list is a list already.
    separator
        What separates; None takes the one of line break, ``;``, ``|`` and ``,`` that is in most cells.
        What stands in brackets is kept together.
    whole
        Says whether a cell is one entry as it stands.
    """
    counts = Counter(cell for cell in cells if isinstance(cell, str))
    wholes = {cell for cell in counts if whole(cell)}
    if separator is None:
        texts = [(cell.strip(), count) for cell, count in counts.items() if cell not in wholes]
        separator = max(
            SEPARATORS,
            key=lambda mark: (
                sum(count for text, count in texts if mark in text and len(split_text(text, mark)) > 1),
                sum(count for text, count in texts if mark in text),
            ),
        )
    entries = {cell: split_text(cell, "\0" if cell in wholes else separator) for cell in counts}
    return [entries[cell] if isinstance(cell, str) else entries_of(cell) for cell in cells]


def split_text(text: str, separator: str) -> tuple[str, ...]:
    """The entries of one text; what stands in brackets is kept together."""
    pieces = text.split(separator)
    if "(" not in text:
        return tuple(word for word in map(clean, pieces) if word)
    parts: list[str] = []
    depth = 0
    for piece in pieces:
        parts[-1:] = [separator.join([*parts[-1:], piece])] if depth else [*parts[-1:], piece]
        depth = max(depth + piece.count("(") - piece.count(")"), 0)
    kept = pieces if depth else parts  # a bracket that is never closed keeps nothing together
    return tuple(word for word in map(clean, kept) if word)


def entries_of(cell: tuple[str, ...] | Rated | Leveled) -> tuple[str, ...]:
    """The entries of a cell that is a list already."""
    return tuple(word for word in map(clean, cell) if word) if isinstance(cell, tuple) else cell.words


def keys_and_words(counts: Counter[str]) -> tuple[dict[str, str], dict[str, str]]:
    """The key of each word to compare it by, and the most usual word of each key to show.

    Between words that are equally usual, the alphabet decides.
    """
    keys = {word: fold(word) for word in counts}
    usual = sorted(counts, key=lambda word: (-counts[word], word), reverse=True)
    return keys, {keys[word]: word for word in usual}


def ranks_in(cell: Cell, num_entries: int) -> Sequence[int]:
    """The rank of each entry of a cell: as given, or by their order."""
    return cell.ranks if isinstance(cell, Rated) else range(1, num_entries + 1)


@lru_cache(maxsize=1 << 10)
def places(numbers: tuple[int, ...]) -> tuple[int, ...]:
    """Ranks for numbers in rising order: 1, 1, 3 where the first two are equal."""
    return tuple(numbers.index(number) + 1 for number in numbers)
