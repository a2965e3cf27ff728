"""Files as they stand, sheet by sheet, for whoever has to find out what is in them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from python_calamine import CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from pairforge.config import file_content
from pairforge.roster.cells import clean, text_of
from pairforge.roster.tables.delimited import find_separator, plain_lines, rows_in_quotes
from pairforge.roster.tables.encodings import decode
from pairforge.roster.tables.files import WORKBOOK_ENDINGS, WORKBOOK_STARTS, YAML_ENDINGS
from pairforge.roster.tables.listed import read_yaml_table
from pairforge.roster.tables.workbook import told_if_damaged

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet or text file as texts, all rows from the first on.

    ``name`` is None where a file has one table only, so that nobody has to say which is meant; ``is_merged``
    says whether cells below each other are merged.
    """

    file: str
    name: str | None
    rows: Rows
    is_workbook: bool = False
    is_merged: bool = False


def read_sheets(path: Path, file: str) -> tuple[Sheet, ...]:
    """Every visible sheet of a file that holds anything; ``file`` is what the coordinator calls it.

    Raises
    ------
    InputError
        If there is no such file, or it cannot be read as a table.
    """
    content = file_content(path, file)
    ending = path.suffix.lower()
    if content.startswith(WORKBOOK_STARTS) or ending in WORKBOOK_ENDINGS:
        return _of_workbook(content, file)
    if ending in YAML_ENDINGS:
        table = read_yaml_table(content, file)
        columns = [table.texts(idx) for idx in range(len(table.headings))]
        return _filled(Sheet(file, None, (table.headings, *zip(*columns, strict=True))))
    text = plain_lines(decode(content, file)[0])
    first, _, rest = text.partition("\n")
    separator = first[4] if first.lower().startswith("sep=") and len(first) == 5 else ""
    body, skipped = (rest, 1) if separator else (text, 0)
    rows = tuple(map(tuple, rows_in_quotes(body, separator or find_separator(text), file, skipped)))
    return _filled(Sheet(file, None, ((first,), *rows) if separator else rows))


def _of_workbook(content: bytes, file: str) -> tuple[Sheet, ...]:
    with told_if_damaged(file):
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [
            _sheet(file, book.get_sheet_by_name(meta.name))
            for meta in book.sheets_metadata
            if meta.visible == SheetVisibleEnum.Visible
        ]
    filled = tuple(sheet for whole in sheets for sheet in _filled(whole))
    return filled if len(filled) > 1 else tuple(replace(sheet, name=None) for sheet in filled)


def _sheet(file: str, sheet: CalamineSheet) -> Sheet:
    merges = sheet.merged_cell_ranges or []
    return Sheet(
        file,
        sheet.name,
        _texts(sheet.to_python(skip_empty_area=False)),
        is_workbook=True,
        is_merged=any(bottom > top for (top, _), (bottom, _) in merges),
    )


def _texts(rows: Sequence[Sequence[object]]) -> Rows:
    return tuple(tuple(map(text_of, row)) for row in rows)


def _filled(sheet: Sheet) -> tuple[Sheet, ...]:
    return (sheet,) if any(clean(cell) for row in sheet.rows for cell in row) else ()
