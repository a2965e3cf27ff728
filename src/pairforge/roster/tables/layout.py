"""From a sheet's cells to a table: which cells it takes, which way round, and where its headings are."""

from __future__ import annotations

from itertools import islice

import pandas as pd

from pairforge.config import TableSpec
from pairforge.errors import InputError, Trouble
from pairforge.roster.cells import clean
from pairforge.roster.tables.blocks import Block, MergedCells, block_of
from pairforge.roster.tables.grid import Grid, filled_rows
from pairforge.roster.tables.headings import find_headings, probable_headings, title_trouble
from pairforge.roster.tables.origin import Merge, Origin
from pairforge.roster.tables.table import Table


def table_of(grid: Grid, spec: TableSpec, *, fill: bool = False) -> Table:
    """The table that a sheet holds.

    Parameters
    ----------
    grid
        The cells of the sheet.
    spec
        What the config says of the layout; without any of it, the headings are the first row that is not
        blank. Blank rows are left out; hidden rows and columns count like all others.
    fill
        Whether merged cells below each other all get the text of the first.

    Raises
    ------
    InputError
        If there is no such range or row, a title stands above the headings, or rows are wider than they are.
    """
    block = block_of(grid, spec)
    across = {row for merge in block.merges if len(merge.columns) > 1 for row in merge.rows}
    heading = find_headings(block.cells, spec, across)
    width = block.cells.shape[1]
    if grid.widths is not None and heading is not None and not (spec.ranges or spec.transpose):
        _refuse_wide_rows(grid, heading, spec)
        width = grid.widths[heading]
    start = _first_answers(block.cells, heading, spec)
    merges = [merge for merge in block.merges if merge.text.strip() and merge.rows[-1] >= max(start, 1)]
    cells = block.cells.iloc[:, :width]
    kept = [row for row in filled_rows(cells) if row >= start]
    if fill and merges:
        cells = _filled(cells, merges, start)
    origin = Origin(
        counts="column" if spec.transpose else "row",
        sheet=grid.sheet,
        places=block.places[:width],
        shifts=tuple(block.shifts[row] for row in kept) if any(block.shifts) else (),
        merges=tuple(_merge(merge, block, start, is_filled=spec.merged == "fill") for merge in merges),
    )
    return Table(spec.file, _headings(block, heading, width), cells.iloc[kept], origin, spec.decimal)


def _headings(block: Block, heading: int | None, width: int) -> tuple[str, ...]:
    if heading is None:
        return tuple(f"column {idx + 1}" for idx in range(width)) if filled_rows(block.cells) else ()
    names = block.cells.iloc[heading].tolist()
    for merge in block.merges:
        if heading in merge.rows:  # merged with cells above: the text stands in the topmost
            names[merge.columns[0]] = merge.text
    return tuple(clean(name) for name in names[:width])


def _first_answers(cells: pd.DataFrame, heading: int | None, spec: TableSpec) -> int:
    start = 0 if heading is None else heading + 1
    if spec.first_row is None:
        return start
    later = (idx for idx, label in enumerate(cells.index) if idx >= start and label >= spec.first_row)
    return next(later, len(cells))


def _filled(cells: pd.DataFrame, merges: list[MergedCells], start: int) -> pd.DataFrame:
    filled = cells.copy()
    for merge in merges:
        if _is_one_column(merge, start):
            filled.iloc[list(merge.rows), merge.columns[0]] = merge.text
    return filled


def _is_one_column(merge: MergedCells, start: int) -> bool:
    """Whether it stands below each other among the answers, so that its text can count for each row."""
    return len(merge.columns) == 1 and merge.rows[0] >= start


def _merge(merge: MergedCells, block: Block, start: int, *, is_filled: bool) -> Merge:
    is_one_column = _is_one_column(merge, start)
    first = merge.rows[0] + 1 if is_one_column else max(merge.rows[0], start)
    return Merge(
        area=merge.area,
        text=clean(merge.text),
        columns=tuple(merge.columns),
        rows=tuple(int(label) for label in block.cells.index[first : merge.rows[-1] + 1]),
        can_be_filled=is_one_column,
        is_filled=is_one_column and is_filled,
    )


def _refuse_wide_rows(grid: Grid, heading: int, spec: TableSpec) -> None:
    """Refuse rows with answers beyond the last heading."""
    assert grid.widths is not None
    width, first_row = grid.widths[heading], spec.first_row or 0
    rows = zip(grid.cells.index, grid.widths, grid.cells.itertuples(index=False), strict=True)
    wide = [
        (int(row), num_cells)
        for row, num_cells, cells in islice(rows, heading + 1, None)
        if num_cells > width and row >= first_row and any(cell.strip() for cell in cells[width:])
    ]
    probable = probable_headings(grid.cells, heading) if width == 1 else None
    if wide and probable is not None:
        raise InputError([title_trouble(grid.cells, heading, probable, spec.file)])
    are, headings = ("is", "heading") if width == 1 else ("are", "headings")
    troubles = [
        Trouble(
            what=f"This row has {num_cells} cells, but there {are} {width} {headings}.",
            remedy="An answer that holds the separator must stand in double quotes; exporting the sheet "
            "again usually mends it.",
            file=spec.file,
            row=row,
        )
        for row, num_cells in wide
    ]
    if troubles:
        raise InputError(troubles)
