"""Which row of a table holds its headings; titles above them and Qualtrics' three rows are refused."""

from __future__ import annotations

import re
from collections.abc import Collection

import pandas as pd

from pairforge.config import TableSpec
from pairforge.errors import InputError, Trouble
from pairforge.roster.tables.grid import filled_rows

_SAMPLE = 40
_IMPORT_ID = re.compile(r'\s*\{\s*"ImportId"\s*:')


def find_headings(cells: pd.DataFrame, spec: TableSpec, merged_across: Collection[int]) -> int | None:
    """Position of the row of headings; None if there is none.

    Parameters
    ----------
    cells
        Texts; the index counts rows as the spreadsheet does.
    spec
        What the config says of the layout.
    merged_across
        Positions of rows in which cells of several columns are merged.

    Raises
    ------
    InputError
        If the row that the config names is blank or not there, or if the first row that is not blank
        holds no headings.
    """
    if spec.heading_row == 0:
        return None
    sample = cells.iloc[: _SAMPLE if spec.heading_row is None else spec.heading_row + _SAMPLE]
    filled = filled_rows(sample) or filled_rows(cells)[:1]
    if not filled:
        return None
    position = filled[0] if spec.heading_row is None else _named_row(cells, spec)
    if not spec.transpose:
        _refuse_qualtrics(cells, filled, spec)
        if spec.heading_row is None and not spec.ranges:
            _refuse_title(cells, position, merged_across, spec.file)
    return position


def probable_headings(cells: pd.DataFrame, after: int) -> int | None:
    """Position of the first row after ``after`` that is about as full as rows get; None if none is."""
    counts = _num_filled(cells.iloc[after + 1 : after + 1 + _SAMPLE])
    widest = max(counts, default=0)
    if widest < 2:
        return None
    return after + 1 + next(idx for idx, count in enumerate(counts) if 5 * count >= 4 * widest)


def _named_row(cells: pd.DataFrame, spec: TableSpec) -> int:
    counted = "column" if spec.transpose else "row"
    found = [idx for idx, label in enumerate(cells.index) if label == spec.heading_row]
    if not found:
        what = f"The table has no {counted} {spec.heading_row} for its headings."
        remedy = f"Its {counted}s are {cells.index[0]} to {cells.index[-1]}: correct `heading_row:`."
        raise InputError([Trouble(what=what, remedy=remedy, file=spec.file)])
    if not any(cell.strip() for cell in cells.iloc[found[0]]):
        what = f"{counted.capitalize()} {spec.heading_row} is blank, so it holds no headings."
        raise InputError([Trouble(what=what, remedy="Correct `heading_row:`.", file=spec.file)])
    return found[0]


def _refuse_qualtrics(cells: pd.DataFrame, filled: list[int], spec: TableSpec) -> None:
    for idx in filled[:_SAMPLE]:
        if not any(_IMPORT_ID.match(cell) for cell in cells.iloc[idx]):
            continue
        row = int(cells.index[idx])
        if spec.heading_row is not None and spec.first_row is not None and spec.first_row > row:
            return
        short = f" (or `heading_row: {row - 2}` for the short ids)" if row > 2 else ""
        remedy = f"Say `heading_row: {row - 1}`{short} and `first_row: {row + 1}` beside `file:`."
        what = "This is a Qualtrics export: it has three rows of headings."
        raise InputError([Trouble(what=what, remedy=remedy, file=spec.file, row=row)])


def _refuse_title(cells: pd.DataFrame, position: int, merged_across: Collection[int], file: str) -> None:
    probable = probable_headings(cells, position)
    if probable is None:
        return
    is_lone = _num_filled(cells.iloc[[position]]) == [1]
    below = _num_filled(cells.iloc[probable + 1 : probable + 1 + _SAMPLE])
    is_table = bool(below) and 2 * sum(count > 1 for count in below) >= len(below)
    if position in merged_across or (is_lone and is_table):
        raise InputError([title_trouble(cells, position, probable, file)])


def title_trouble(cells: pd.DataFrame, position: int, probable: int, file: str) -> Trouble:
    """That a row looks like a title, and which row probably holds the headings."""
    row = int(cells.index[position])
    return Trouble(
        what=f"Row {row} looks like a title, not like headings.",
        remedy=f"If the headings stand in row {int(cells.index[probable])}, say "
        f"`heading_row: {int(cells.index[probable])}` beside `file:` (`heading_row: {row}` if they do not).",
        file=file,
        row=row,
    )


def _num_filled(cells: pd.DataFrame) -> list[int]:
    return [sum(bool(cell.strip()) for cell in row) for row in cells.itertuples(index=False)]
