"""What a workbook shows beyond its values: merged cells, and errors and formulas never calculated.

Calamine gives blanks for both kinds of cells.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, fromstring, iterparse

import xlrd

from pairforge.roster.tables.addresses import Area, place_of
from pairforge.roster.tables.flaws import ERRORS, NOT_CALCULATED

_NO_RESULT = rb"\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></|</(?:\w+:)?c>)"
_FLAWED_CELL = re.compile(
    rb"""t=["']e["']|</(?:\w+:)?f>""" + _NO_RESULT + rb"|<(?:\w+:)?f\b[^>]*/>" + _NO_RESULT
)
_OLE_START = b"\xd0\xcf\x11\xe0"


@dataclass(frozen=True)
class ShownCells:
    """Errors by row and column (from 1), and merged cells where calamine knows of none.

    A formula whose result the file does not hold is an error too.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    merges: tuple[Area, ...] = ()


def shown_cells(content: bytes, sheet: str) -> ShownCells:
    """Errors and merged cells of one sheet of an XLSX, XLS or ODS file (of XLSB, nothing)."""
    if content.startswith(_OLE_START):
        return ShownCells(_of_xls(content, sheet))
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        names = set(parts.namelist())
        if "content.xml" in names:
            return _of_ods(parts.read("content.xml"), sheet)
        if "xl/workbook.xml" not in names:
            return ShownCells()
        part = _part_of_sheet(parts, sheet)
        return ShownCells(_of_xlsx(parts.read(part))) if part in names else ShownCells()


def _of_xls(content: bytes, sheet: str) -> dict[tuple[int, int], str]:
    with xlrd.open_workbook(file_contents=content, on_demand=True, logfile=io.StringIO()) as book:
        table, words = book.sheet_by_name(sheet), xlrd.error_text_from_code
        return {
            (row + 1, column + 1): words.get(int(table.cell_value(row, column)), "#VALUE!")
            for row in range(table.nrows)
            for column, kind in enumerate(table.row_types(row))
            if kind == xlrd.XL_CELL_ERROR
        }


def _of_xlsx(xml: bytes) -> dict[tuple[int, int], str]:
    if _FLAWED_CELL.search(xml) is None:
        return {}
    errors = {}
    row = column = 0
    for event, element in _events(xml):
        kind = _kind(element)
        if event == "start" and kind == "row":
            row, column = int(element.get("r") or row + 1), 0
        elif event == "start" and kind == "c":
            address = element.get("r")
            row, column = place_of(address) if address else (row, column + 1)
        elif event == "end" and kind == "c":
            value = next((part.text for part in element if _kind(part) == "v" and part.text), None)
            if element.get("t") == "e":
                errors[row, column] = value or "#VALUE!"
            elif value is None and element.get("t") != "str" and any(_kind(part) == "f" for part in element):
                errors[row, column] = NOT_CALCULATED  # an empty text is a result, of kind "str"
        elif event == "end" and kind == "row":
            element.clear()
    return errors


def _part_of_sheet(parts: zipfile.ZipFile, sheet: str) -> str | None:
    """The part of an XLSX that holds a sheet."""
    book, links = (_root(parts.read(f"xl/{name}")) for name in ("workbook.xml", "_rels/workbook.xml.rels"))
    for found in book.iterfind(".//{*}sheet"):
        if found.get("name") != sheet:
            continue
        key = next((value for name, value in found.attrib.items() if name.endswith("}id")), None)
        target = next((link.get("Target", "") for link in links if link.get("Id") == key), "")
        return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return None


def _of_ods(xml: bytes, sheet: str) -> ShownCells:
    signs = [b"-spanned=", b'value-type="error"', *(error.encode() for error in ERRORS)]
    if not any(sign in xml for sign in signs):
        return ShownCells()
    errors: dict[tuple[int, int], str] = {}
    merges: list[Area] = []
    for row, column, cell in _ods_cells(xml, sheet):
        shown = "".join(cell.itertext()).strip()
        if _attribute(cell, "value-type", "calcext") == "error" or shown.upper() in ERRORS:
            errors[row, column] = shown if shown.upper() in ERRORS else "#VALUE!"
        rows, columns = (int(_attribute(cell, f"number-{way}-spanned") or 1) for way in ("rows", "columns"))
        if rows > 1 or columns > 1:
            merges.append(Area(row, column, row + rows - 1, column + columns - 1))
    return ShownCells(errors, tuple(merges))


def _ods_cells(xml: bytes, sheet: str) -> Iterator[tuple[int, int, Element]]:
    """The filled cells of a sheet with their row and column."""
    row, is_mine = 1, False
    for event, element in _events(xml):
        kind = _kind(element)
        if kind == "table" and event == "start":
            row, is_mine = 1, _attribute(element, "name") == sheet
        elif kind == "table-row" and event == "end":
            column = 1
            for cell in element if is_mine else ():
                if len(cell):
                    yield row, column, cell
                column += int(_attribute(cell, "number-columns-repeated") or 1)
            row += int(_attribute(element, "number-rows-repeated") or 1)
            element.clear()


def _events(xml: bytes) -> Iterator[tuple[str, Element]]:
    """The starts and ends of elements."""
    _refuse_entities(xml)
    yield from iterparse(io.BytesIO(xml), ("start", "end"))  # noqa: S314 - without entities it is harmless


def _root(xml: bytes) -> Element:
    _refuse_entities(xml)
    return fromstring(xml)  # noqa: S314 - without entities it is harmless


def _refuse_entities(xml: bytes) -> None:
    """No spreadsheet program writes a DTD, and only a DTD can make a small file large."""
    if b"<!DOCTYPE" in xml.replace(b"\0", b""):
        raise ValueError("one of its parts has a document type")


def _kind(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _attribute(element: Element, name: str, namespace: str = "") -> str | None:
    return next(
        (v for key, v in element.attrib.items() if key.endswith(f"}}{name}") and namespace in key), None
    )
