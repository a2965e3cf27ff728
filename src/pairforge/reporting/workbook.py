"""The workbook that the coordinator opens."""

from __future__ import annotations

import io
from datetime import datetime

import xlsxwriter

from pairforge.reporting.figures import Percent
from pairforge.reporting.safe_text import neutralized
from pairforge.reporting.tables import ReportTable, Value

# A workbook says when it was made; a fixed day keeps the same run the same file.
_CREATED = datetime(2000, 1, 1)
_LONGEST_TEXT = 32_767
_LINE_PIXELS, _MOST_LINES = 20, 20


def workbook_bytes(tables: tuple[ReportTable, ...]) -> bytes:
    """An XLSX workbook with one sheet a table: frozen headings, filters, no formulas."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": "Pairings", "created": _CREATED})
        formats = {
            "heading": book.add_format(
                {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "align": "left", "indent": 1}
            ),
            "text": book.add_format({"text_wrap": True, "valign": "top", "align": "left", "indent": 1}),
            "number": book.add_format({"num_format": "0.00", "valign": "top"}),
            "percent": book.add_format({"num_format": "0.0%", "valign": "top"}),
            "count": book.add_format({"num_format": "0", "valign": "top"}),
        }
        for table in tables:
            _write_sheet(book.add_worksheet(table.name), table, formats)
    return buffer.getvalue()


def _write_sheet(
    sheet: xlsxwriter.worksheet.Worksheet, table: ReportTable, formats: dict[str, xlsxwriter.format.Format]
) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    for column, (heading, width) in enumerate(zip(table.headings, table.widths, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, neutralized(heading), formats["heading"])
    sheet.set_row_pixels(0, _LINE_PIXELS * _lines(table.headings, table.widths))
    for idx, row in enumerate(table.rows, start=1):
        sheet.set_row_pixels(idx, _LINE_PIXELS * _lines(row, table.widths))
        for column, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(idx, column, neutralized(value)[:_LONGEST_TEXT], formats["text"])
            elif value is not None:
                sheet.write_number(idx, column, value, formats[_format_of(value)])
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.headings) - 1)


def _format_of(value: int | float) -> str:
    if isinstance(value, Percent):
        return "percent"
    return "number" if isinstance(value, float) else "count"


def _lines(row: tuple[Value, ...], widths: tuple[int, ...]) -> int:
    """How many lines the longest text of a row takes; LibreOffice does not find out by itself."""
    needed = (
        -(-(len(value) + 2) // width)
        for value, width in zip(row, widths, strict=True)
        if isinstance(value, str)
    )
    return min(max(needed, default=1), _MOST_LINES)
