"""Neighbouring columns that belong to one question, told by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pairforge.advice.init.column import Column
from pairforge.advice.init.times import DAY, is_hours
from pairforge.roster.cells import fold

SIGNS = {
    "",
    "x",
    "1",
    "yes",
    "true",
    "✓",
    "✔",
    "☑",
    "on",
    "0",
    "no",
    "false",
    "off",
    "-",
    "wahr",
    "falsch",
    "ja",
    "nein",
}
"""How a cell is ticked or not."""

LEAST_RANKED = 3
"""Fewest columns that are taken for a ranking."""

_BRACKETS = re.compile(r"(?P<question>.+?)\s*\[(?P<option>.+)\]\s*")
_DASH = re.compile(r"(?P<question>.+) - (?P<option>.+?)")


@dataclass(frozen=True)
class Spread:
    """Columns of one question, and the options that their headings name."""

    question: str
    columns: tuple[Column, ...]
    options: tuple[str, ...]


def find_spreads(columns: Sequence[Column]) -> list[Spread]:
    """The questions that several of these columns answer."""
    return [*_asked(columns), *_runs(columns)]


def _asked(columns: Sequence[Column]) -> list[Spread]:
    """Columns that have a question in common and an option each."""
    for pattern in (_BRACKETS, _DASH):
        groups: dict[str, list[tuple[Column, str]]] = {}
        for column in columns:
            if match := pattern.fullmatch(column.heading):
                groups.setdefault(fold(match["question"]), []).append((column, match["option"]))
        found = [group for group in groups.values() if len(group) > 1]
        if found:
            return [
                Spread(
                    pattern.fullmatch(group[0][0].heading)["question"],  # type: ignore[index]
                    tuple(column for column, _ in group),
                    tuple(option for _, option in group),
                )
                for group in found
            ]
    return []


def _runs(columns: Sequence[Column]) -> list[Spread]:
    """Neighbouring columns without a question whose headings are the options: days, hours, or people."""
    found: list[Spread] = []
    for fits in (_is_ticked_time, _is_rank):
        run: list[Column] = []
        for column in [*columns, None]:
            if column is not None and fits(column):
                run.append(column)
                continue
            if len(run) >= (2 if fits is _is_ticked_time else LEAST_RANKED):
                found.append(Spread("", tuple(run), tuple(column.heading for column in run)))
            run = []
    return found


def _is_ticked_time(column: Column) -> bool:
    is_time = DAY.fullmatch(column.heading) or is_hours(column.heading)
    return bool(is_time) and all(fold(text) in SIGNS for text in column.texts)


def _is_rank(column: Column) -> bool:
    """Whether the cells may be ranks, and the heading a person or an option instead of a question."""
    plain = not _BRACKETS.fullmatch(column.heading) and not _DASH.fullmatch(column.heading)
    return plain and "?" not in column.heading and column.is_numeric and max(column.numbers) <= 99
