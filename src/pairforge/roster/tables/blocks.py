"""The cells of a sheet that a table takes: one or several ranges, as they stand or turned."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from pairforge.config import TableSpec
from pairforge.errors import InputError, Trouble
from pairforge.roster.tables.addresses import Area, area_of
from pairforge.roster.tables.grid import Grid, filled_rows


@dataclass(frozen=True)
class MergedCells:
    """Cells merged into one: positions in the block, the area in the sheet, and the text of the first."""

    rows: range
    columns: range
    area: Area
    text: str


@dataclass(frozen=True)
class Block:
    """Cells with one row a person.

    Parameters
    ----------
    cells
        Texts; the index counts rows as the spreadsheet does (columns, if turned), the columns from 0.
    places
        Column in the spreadsheet of each column (row, if turned).
    shifts
        How far each row stands to the right of its ``places``.
    merges
        Merged cells.
    """

    cells: pd.DataFrame
    places: tuple[int, ...]
    shifts: tuple[int, ...]
    merges: tuple[MergedCells, ...]


def block_of(grid: Grid, spec: TableSpec) -> Block:
    """Cut and turn what the config says.

    Raises
    ------
    InputError
        If ranges put below each other are not equally wide, or nothing stands in one of them.
    """
    areas = _areas(grid, spec)
    left, width = areas[0].left, areas[0].width
    parts: list[pd.DataFrame] = []
    merges: list[MergedCells] = []
    shifts: list[int] = []
    for area in areas:
        part = _cut(grid, area)
        merges += _merges_in(grid, area, len(shifts))
        shifts += [area.left - left] * len(part)
        parts.append(part)
    cells = pd.concat(parts) if len(parts) > 1 else parts[0]
    if not spec.transpose:
        return Block(cells, tuple(range(left, left + width)), tuple(shifts), tuple(merges))
    turned = cells.T
    turned.index = pd.RangeIndex(left, left + width)
    places = tuple(int(row) for row in cells.index)
    turned.columns = pd.RangeIndex(len(places))
    return Block(
        turned,
        places,
        (0,) * width,
        tuple(MergedCells(merge.columns, merge.rows, merge.area, merge.text) for merge in merges),
    )


def _merges_in(grid: Grid, area: Area, start: int) -> list[MergedCells]:
    found = []
    for merge in grid.merges:
        common = merge.overlap(area)
        if common is None:
            continue
        top = start - area.top
        found.append(
            MergedCells(
                range(common.top + top, common.bottom + 1 + top),
                range(common.left - area.left, common.right + 1 - area.left),
                merge,
                str(grid.cells.at[merge.top, merge.left]) if merge.top in grid.cells.index else "",
            )
        )
    return found


def _areas(grid: Grid, spec: TableSpec) -> list[Area]:
    """The ranges as far as the sheet is filled; the whole sheet without any."""
    num_rows, num_columns = grid.cells.shape
    first = _first(grid)
    whole = Area(first, 1, first + num_rows - 1, num_columns)
    if not spec.ranges:
        return [whole]
    areas = [area_of(text) for text in spec.ranges]
    troubles = _troubles_of(areas, spec)
    if troubles:
        raise InputError(troubles)
    width = min(areas[0].width, max(num_columns - area.left + 1 for area in areas))
    cut = [Area(area.top, area.left, min(area.bottom, whole.bottom), area.left + width - 1) for area in areas]
    troubles = [
        Trouble(
            what=f"Nothing stands in the range {text}.",
            remedy="Correct `range:`, or name the sheet.",
            file=spec.file,
        )
        for text, area in zip(spec.ranges, cut, strict=True)
        if area.top > area.bottom or area.width < 1 or not filled_rows(_cut(grid, area))
    ]
    if troubles:
        raise InputError(troubles)
    return cut


def _troubles_of(areas: list[Area], spec: TableSpec) -> list[Trouble]:
    widths = sorted({area.width for area in areas})
    if len(widths) > 1:
        what = f"The ranges are put below each other, but they are {widths[0]} to {widths[-1]} columns wide."
        return [Trouble(what=what, remedy="Give ranges of one width.", file=spec.file)]
    for idx, area in enumerate(areas):
        if any(area.overlap(other) for other in areas[:idx]):
            what = f"The range {area} holds cells that another range holds, so that rows would count twice."
            return [Trouble(what=what, remedy="Give ranges that do not overlap.", file=spec.file)]
    if spec.transpose and len({area.left for area in areas}) > 1:
        what = "The people stand in columns, but the ranges start in different ones."
        return [Trouble(what=what, remedy="Give ranges that take the same columns.", file=spec.file)]
    return []


def _cut(grid: Grid, area: Area) -> pd.DataFrame:
    """The cells of an area, numbered by row as in the spreadsheet and by column from 0."""
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    if (area.top, area.bottom) == (_first(grid), _first(grid) + len(grid.cells) - 1) and area.left == 1:
        part = grid.cells.iloc[:, : area.right]
    else:
        part = grid.cells.reindex(index=list(rows), columns=list(columns), fill_value="")
    return part.set_axis(range(len(part.columns)), axis=1)


def _first(grid: Grid) -> int:
    return int(grid.cells.index[0]) if len(grid.cells) else 1
