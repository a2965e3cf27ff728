"""Sheets and columns made of a few words."""

from __future__ import annotations

from collections.abc import Sequence

from pairforge.advice.init.column import Column
from pairforge.roster.tables.sheets import Sheet


def sheet_of(*lines: str, name: str | None = None, file: str = "x.csv") -> Sheet:
    """A sheet from lines whose cells are separated by ``|``."""
    return Sheet(file, name, tuple(tuple(line.split("|")) for line in lines))


def column_of(heading: str, *cells: str) -> Column:
    """A column."""
    return Column(heading, cells)


def columns_of(table: Sequence[str]) -> tuple[Column, ...]:
    """Columns from lines, headings first, whose cells are separated by ``|``."""
    rows = [line.split("|") for line in table]
    return tuple(Column(cells[0], cells[1:]) for cells in zip(*rows, strict=True))
