"""Workbooks of Excel 97; xlwt, which writes them, is needed for nothing else: ``pip install xlwt``."""

from __future__ import annotations

import io

import xlwt
from tests.formats.making.base import Cells, config, people, shape
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil

_ERRORS = {
    "#NULL!": 0x00,
    "#DIV/0!": 0x07,
    "#VALUE!": 0x0F,
    "#REF!": 0x17,
    "#NAME?": 0x1D,
    "#NUM!": 0x24,
    "#N/A": 0x2A,
}


def make() -> Shape:
    """One folder, with an error cell in the spoiled twin, and a workbook that was cut off."""
    mentors, mentees = people()
    bad = spoil(mentors, {(3, "Seats"): "lots", (5, "Department"): "#N/A"})
    content = _old_workbook("Mentees", mentees)
    return shape(
        "files_xls",
        config("Workbooks of Excel 97.", "mentors.xls"),
        {"mentors.xls": _old_workbook("Mentors", mentors), "mentees.xls": content},
        {"mentors.xls": _old_workbook("Mentors", bad), "mentees.xls": content[: len(content) // 3]},
        first_rows={},
    )


def _old_workbook(name: str, grid: Cells) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    page = book.add_sheet(name)
    for row, cells in enumerate(grid):
        for column, value in enumerate(cells):
            if value in _ERRORS:
                page.row(row).set_cell_error(column, _ERRORS[value])
            elif value != "":
                page.write(row, column, value)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
