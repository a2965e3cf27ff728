"""Cells with several answers where each person has one value: they are a value of their own, and noted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from pairforge.config import Ask, Config, Text
from pairforge.roster.answers.lists import SEPARATORS, entries_of, split_text
from pairforge.roster.cells import clean, fold
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Cell, Table


def note_several_answers(
    config: Config, tables: tuple[Table | None, Table | None], findings: Findings
) -> None:
    """Say where cells that count as one value seem to hold several.

    So it seems where a cell is a list, or where all that a separator divides it into are answers of others.

    Parameters
    ----------
    tables
        The mentees' and the mentors'.
    """
    by_side = dict(zip(("mentee", "mentor"), tables, strict=True))
    for ask in dict.fromkeys(_of_values(config)):
        table = by_side[ask.side]
        column = None if table is None else table.found(ask.columns[0])
        if table is None or column is None:
            continue
        several = _several(table.column(column))
        if several:
            count = sum(several.values())
            what = (
                f'Answers such as "{min(several)}" count as one value each, not as several '
                f"({count} {'person' if count == 1 else 'people'})."
            )
            findings.note("assumed", what, table.heading_trouble(column, "", ""))


def _of_values(config: Config) -> Iterator[Ask]:
    """The columns of which each answer is one value."""
    lists = (config.cohorts, config.capacities, config.fairness, config.priorities)
    for entries in lists:
        for entry in entries:
            yield from (ask for ask in entry.asks() if isinstance(ask.reading, Text))
    if config.co_mentors is not None:
        yield from config.co_mentors.asks()


def _several(cells: list[Cell]) -> Counter[str]:
    """The cells that seem to hold several answers, as text, with how many there are of each."""
    answers = {fold(cell) for cell in cells if isinstance(cell, str)}
    found: Counter[str] = Counter()
    for cell, count in Counter(cells).items():
        if not isinstance(cell, str):
            words = entries_of(cell)
            several = len(words) > 1
            text = ", ".join(words)
        else:
            parts = (split_text(cell, mark) for mark in SEPARATORS)
            several = any(len(words) > 1 and set(map(fold, words)) <= answers for words in parts)
            text = clean(cell)
        if several:
            found[text] += count
    return found
