"""The pairings as spreadsheets, compared with what they should be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pairforge.conclusion.differences import Difference
from pairforge.config import TableSpec
from pairforge.errors import InputError
from pairforge.reporting.safe_text import neutralized
from pairforge.reporting.tables import OPEN, PAIR, ReportTable, Value
from pairforge.roster.cells import clean, text_of
from pairforge.roster.tables.files import read_table
from pairforge.roster.tables.table import Table

_LONGEST_TEXT = 32_767
Key = tuple[str, ...]
Row = dict[str, str]


def pairing_differences(
    folder: Path, name: str, sheet: str | None, expected: ReportTable
) -> Iterator[Difference]:
    """Rows and cells that are others than expected; their order and further columns make no difference.

    Parameters
    ----------
    folder, name, sheet
        The file, and the sheet of a workbook.
    expected
        What it should hold; columns that are for the coordinator to fill in are not looked at.
    """
    headings = [heading for heading in expected.headings if heading not in OPEN]
    try:
        table, _ = read_table(folder, TableSpec(file=name, sheet=sheet), "pairings")
    except InputError:
        yield Difference(name, sheet or "", "malformed")
        return
    missing = [heading for heading in headings if table.found(neutralized(heading)) is None]
    if missing:
        yield from (Difference(name, heading, "missing") for heading in missing)
        return
    due = [dict(zip(expected.headings, row, strict=True)) for row in expected.rows]
    wanted = {_key({heading: text_in_file(row[heading]) for heading in PAIR}): row for row in due}
    found: dict[Key, Row] = {}
    for row in _rows(table, headings):
        if _key(row) not in wanted or _key(row) in found:
            yield Difference(name, "", "unexpected", " and ".join(_key(row)))
        found[_key(row)] = row
    for key, values in wanted.items():
        if key not in found:
            yield Difference(name, "", "missing", None, " and ".join(key))
            continue
        for heading in headings:
            if not _is_same(found[key][heading], values[heading]):
                place = f"{' and '.join(key)}: {heading}"
                yield Difference(name, place, "differs", found[key][heading], values[heading])


def text_in_file(value: Value) -> str:
    """A value as its cell is read back, without what spreadsheets and their readers change."""
    if isinstance(value, float):
        return text_of(float(value))
    if not isinstance(value, str):
        return text_of(value)
    return clean(neutralized(value)[:_LONGEST_TEXT].encode("utf-8", "replace").decode())


def _rows(table: Table, headings: list[str]) -> Iterator[Row]:
    columns = [table.texts(table.find(neutralized(heading))) for heading in headings]
    for cells in zip(*columns, strict=True):
        yield dict(zip(headings, cells, strict=True))


def _key(row: Row) -> Key:
    return tuple(row[heading] for heading in PAIR)


def _is_same(said: str, expected: Value) -> bool:
    if isinstance(expected, str) or expected is None:
        return said == text_in_file(expected)
    try:
        return Decimal(said.replace(",", ".")) == Decimal(repr(expected))
    except InvalidOperation:
        return False
