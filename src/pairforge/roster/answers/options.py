"""Lists of answers that could be chosen from known options, where an option may hold the separator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pairforge.roster.answers.lists import SEPARATORS, entries_of, split_text
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Cell, Table

_MOST_TOLD = 5


def split_chosen(
    table: Table, column: int, options: Sequence[str], separator: str | None, findings: Findings
) -> list[tuple[str, ...]]:
    """Split a column into lists of options, in the config's words; any other answer is kept and noted.

    Parameters
    ----------
    table, column
        Where the lists stand.
    options
        What could be chosen. A stretch of a cell is taken for options so that the least is left over, in
        as few options as can be: "A, B" is that option rather than the options A and B.
    separator
        What separates; None takes the one by which most options are found.
    findings
        Takes the note on other answers.
    """
    cells = table.column(column)
    distinct = set(cells)
    splits = [
        {cell: _Split(cell, _Options(options, mark)) for cell in distinct}
        for mark in ([separator] if separator is not None else SEPARATORS)
    ]
    found = max(splits, key=lambda split: sum(split[cell].num_options for cell in cells))
    others = Counter(word for cell in cells for word in found[cell].others)
    if others:
        told = ", ".join(f'"{word}"' for word in sorted(others)[:_MOST_TOLD])
        more = f" and {len(others) - _MOST_TOLD} more" if len(others) > _MOST_TOLD else ""
        what = f"Not among the config's options, and kept as other answers: {told}{more}."
        findings.note("assumed", what, table.heading_trouble(column, "", ""))
    return [found[cell].words for cell in cells]


class _Options:
    """The options by their pieces between separators."""

    def __init__(self, options: Sequence[str], separator: str) -> None:
        self.separator = separator
        self._by_pieces = {self._key(option.split(separator)): option for option in options}
        self.longest = max(map(len, self._by_pieces), default=0)

    def find(self, pieces: Sequence[str]) -> str | None:
        """The option that is written so, if there is one."""
        return self._by_pieces.get(self._key(pieces))

    @staticmethod
    def _key(pieces: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(fold, pieces))


class _Split:
    """One cell: its entries, how many of them are options, and which are not."""

    def __init__(self, cell: Cell, options: _Options) -> None:
        words: list[str] = []
        others: list[str] = []
        for known, text in _stretches(cell, options):
            entries = (text,) if known else split_text(text, options.separator)
            words += entries
            others += () if known else entries
        self.words, self.others = tuple(words), tuple(others)
        self.num_options = len(words) - len(others)


def _stretches(cell: Cell, options: _Options) -> list[tuple[bool, str]]:
    """The cell from left to right: options, and whatever stands between them."""
    if not isinstance(cell, str):
        found = [(options.find(word.split(options.separator)), word) for word in entries_of(cell)]
        return [(option is not None, option or word) for option, word in found]
    pieces = cell.split(options.separator)
    # best[i]: what pieces i, i + 1, ... are: how many are left over, how many options, and the stretches
    best: list[tuple[int, int, list[tuple[bool, str]]]] = [(0, 0, [])]
    for start in range(len(pieces) - 1, -1, -1):
        ways = []
        for length in range(min(options.longest, len(best)), 0, -1):
            option = options.find(pieces[start : start + length])
            if option is not None:
                left_over, count, rest = best[length - 1]
                ways.append((left_over, count + 1, [(True, option), *rest]))
        left_over, count, rest = best[0]
        left_over += bool(pieces[start].strip())
        ways.append((left_over, count, _with_piece(pieces[start], rest, options.separator)))
        best.insert(0, min(ways, key=lambda way: way[:2]))  # the first of equals: the longest option
    return best[0][2]


def _with_piece(piece: str, rest: list[tuple[bool, str]], separator: str) -> list[tuple[bool, str]]:
    """A piece that is no option, together with what is left over right after it."""
    if rest and not rest[0][0]:
        return [(False, f"{piece}{separator}{rest[0][1]}"), *rest[1:]]
    return [(False, piece), *rest]
