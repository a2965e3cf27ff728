"""Workbooks (XLSX, XLS, ODS): one sheet as a table."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pandas as pd
from python_calamine import CalamineWorkbook, SheetVisibleEnum

from pairforge.errors import InputError, Trouble, did_you_mean
from pairforge.roster.cells import text_of
from pairforge.roster.tables.addresses import Area
from pairforge.roster.tables.grid import Grid, numbered
from pairforge.roster.tables.shown_cells import shown_cells


def read_workbook(content: bytes, file: str, sheet: str | None, decimal: str = ".") -> Grid:
    """Read one sheet: the one called ``sheet``, else the only visible one that holds anything.

    Hidden rows and columns are read like all others. ``decimal`` is the mark that numbers are written with.

    Raises
    ------
    InputError
        If it is no workbook, or it cannot be told which sheet is meant.
    """
    with told_if_damaged(file):
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names, visible = book.sheet_names, _visible(book)
    if sheet is not None:
        wanted = [name for name in names if name.strip().casefold() == sheet.strip().casefold()]
        if len(wanted) != 1:
            raise InputError([_no_sheet(sheet, names, file)])
        return _as_shown(_grid(book, wanted[0], file, decimal), content)
    grids = {name: _grid(book, name, file, decimal) for name in names if name in visible}
    filled = {name: grid for name, grid in grids.items() if not grid.is_blank}
    if len(filled) > 1:
        raise InputError([_which_sheet(list(filled), file)])
    found = next(iter(filled.values()), None)
    if found is None and set(names) - visible:
        raise InputError([_all_hidden(sorted(set(names) - visible), file)])
    return Grid(file, pd.DataFrame()) if found is None else _as_shown(found, content)


@contextmanager
def told_if_damaged(file: str) -> Iterator[None]:
    """Tell whatever calamine raises (its own kinds, one for each format) as a trouble with the file."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - there is no common base
        raise InputError(
            [
                Trouble(
                    what=f"The workbook cannot be read: {error}.",
                    remedy="Open it in a spreadsheet program and save it as XLSX, without a password.",
                    file=file,
                )
            ]
        ) from None


def _grid(book: CalamineWorkbook, name: str, file: str, decimal: str) -> Grid:
    with told_if_damaged(file):
        sheet = book.get_sheet_by_name(name)
        rows = sheet.to_python(skip_empty_area=False)
        merges = sheet.merged_cell_ranges or []
    cells = pd.DataFrame([[text_of(value, decimal) for value in row] for row in rows], dtype=object)
    areas = (Area(top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in merges)
    return Grid(file, numbered(cells), name, merges=tuple(areas))


def _as_shown(grid: Grid, content: bytes) -> Grid:
    """The grid with the errors that its sheet shows, and all of its merged cells."""
    with told_if_damaged(grid.file):
        shown = shown_cells(content, grid.sheet or "")
    cells = grid.cells
    if shown.errors:
        rows, columns = (max(numbers) for numbers in zip(*shown.errors, strict=True))
        cells = cells.reindex(
            index=range(1, max(rows, len(cells)) + 1),
            columns=range(1, max(columns, cells.shape[1]) + 1),
            fill_value="",
        )
        for (row, column), error in shown.errors.items():
            cells.iat[row - 1, column - 1] = error
    return replace(grid, cells=cells, merges=grid.merges or shown.merges)


def _visible(book: CalamineWorkbook) -> set[str]:
    return {meta.name for meta in book.sheets_metadata if meta.visible == SheetVisibleEnum.Visible}


def _no_sheet(sheet: str, names: list[str], file: str) -> Trouble:
    listed = ", ".join(f'"{name}"' for name in names)
    return Trouble(
        what=f'There is no sheet "{sheet}".',
        remedy=f"{did_you_mean(sheet, names)}The sheets are: {listed}.",
        file=file,
    )


def _all_hidden(names: list[str], file: str) -> Trouble:
    listed = ", ".join(f'"{name}"' for name in names)
    return Trouble(
        what=f"No sheet that is shown holds anything; hidden are: {listed}.",
        remedy="If one of them is meant, say so in the config: `sheet: NAME` beside `file:`.",
        file=file,
    )


def _which_sheet(names: list[str], file: str) -> Trouble:
    listed = ", ".join(f'"{name}"' for name in names)
    return Trouble(
        what=f"The workbook has {len(names)} sheets with data: {listed}.",
        remedy="Say in the config which one is meant: `sheet: NAME` beside `file:`.",
        file=file,
    )
