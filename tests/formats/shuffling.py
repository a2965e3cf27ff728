"""Files with their answers in another order, everything else as it was."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

import openpyxl


def shuffle(file: Path, sheet: str | None, first_row: int, seed: int) -> None:
    """Write the rows from ``first_row`` on in another order; of a workbook the sheet, or the only one."""
    chance = random.Random(seed)
    if file.suffix == ".xlsx":
        book = openpyxl.load_workbook(file, data_only=True)
        page = book[sheet] if sheet else book.active
        cells = [[cell.value for cell in row] for row in page.iter_rows(min_row=first_row)]
        chance.shuffle(cells)
        for row, values in enumerate(cells, start=first_row):
            for column, value in enumerate(values, start=1):
                page.cell(row, column).value = value
        book.save(file)
        return
    content = file.read_bytes()
    encoding = _encoding(content)
    text = content.decode(encoding)
    separator = max(",;\t|", key=text.splitlines()[first_row - 1].count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    rest = rows[first_row - 1 :]
    chance.shuffle(rest)
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator).writerows([*rows[: first_row - 1], *rest])
    file.write_bytes(written.getvalue().encode(encoding))


def _encoding(content: bytes) -> str:
    if content.startswith(b"\xff\xfe"):
        return "utf-16"
    try:
        content.decode()
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"
