"""Grids as the files that form services and spreadsheet programs write; the same bytes every time."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import xlsxwriter
from tests.formats.making.shape import Grid


@dataclass(frozen=True)
class Formula:
    """A cell with a formula and what the spreadsheet program last made of it."""

    formula: str
    value: Any


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: cells from ``corner`` on, merged ranges with their text, hidden or not."""

    cells: Grid
    corner: tuple[int, int] = (0, 0)
    merged: tuple[tuple[str, str], ...] = ()
    hidden: bool = False


def text_file(grid: Grid, separator: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> bytes:
    """A delimited file, quoted where it must be."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=end).writerows(grid)
    return text.getvalue().encode(encoding)


def quoted_file(grid: Grid, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """A comma-separated file with every cell in quotes, as Google and Qualtrics write it."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(grid)
    return text.getvalue().encode(encoding)


def workbook(sheets: Mapping[str, Sheet | Grid]) -> bytes:
    """An XLSX file; a ``Formula`` holds its last value, also where that is an error."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_urls": False})
    book.set_properties({"created": datetime(2026, 9, 1)})
    moment = book.add_format({"num_format": "m/d/yy h:mm:ss"})
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    for name, content in sheets.items():
        sheet = content if isinstance(content, Sheet) else Sheet(content)
        page = book.add_worksheet(name)
        if sheet.hidden:
            page.hide()
        for row, cells in enumerate(sheet.cells, start=sheet.corner[0]):
            for column, value in enumerate(cells, start=sheet.corner[1]):
                if isinstance(value, Formula):
                    page.write_formula(row, column, value.formula, None, value.value)
                elif isinstance(value, datetime):
                    page.write_datetime(row, column, value, moment)
                elif isinstance(value, date):
                    page.write_datetime(row, column, value, day)
                elif isinstance(value, bool):
                    page.write_boolean(row, column, value)
                elif isinstance(value, (int, float)):
                    page.write_number(row, column, value)
                elif value:
                    page.write_string(row, column, value)
        for place, text in sheet.merged:
            page.merge_range(place, text)
    book.close()
    return file.getvalue()


def zip_of(content: bytes) -> bytes:
    """The same ZIP file with all of its dates alike, so that making it twice gives the same bytes."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(file, "w") as new:
        for entry in old.infolist():
            entry.date_time = (2026, 9, 1, 0, 0, 0)
            new.writestr(entry, old.read(entry))
    return file.getvalue()


def spoil(grid: Grid, changes: Mapping[tuple[int, int | str], Any]) -> list[list[Any]]:
    """The grid with other cells; addressed by row as the spreadsheet counts and heading or number from 0.

    The headings are those of the first row that has the one that is asked for.
    """
    cells = [list(row) for row in grid]
    for (row, heading), value in changes.items():
        column = (
            heading
            if isinstance(heading, int)
            else next(list(line).index(heading) for line in grid if heading in line)
        )
        cells[row - 1][column] = value
    return cells
