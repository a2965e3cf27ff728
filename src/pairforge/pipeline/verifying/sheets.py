"""The other sheets of the workbook, compared with what they should be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pairforge.conclusion.differences import Difference
from pairforge.config import TableSpec
from pairforge.errors import InputError
from pairforge.pipeline.verifying.pairings import text_in_file
from pairforge.reporting.tables import ReportTable
from pairforge.roster.tables.files import read_table

Row = tuple[str, ...]


def sheet_differences(folder: Path, name: str, expected: ReportTable) -> Iterator[Difference]:
    """Rows that are there and should not be, and the other way round, whatever their order.

    Parameters
    ----------
    folder, name
        The workbook.
    expected
        What the sheet of its name should hold; columns behind are not looked at.
    """
    try:
        table, _ = read_table(folder, TableSpec(file=name, sheet=expected.name), expected.name)
    except InputError:
        yield Difference(name, expected.name, "malformed")
        return
    headings = tuple(map(text_in_file, expected.headings))
    if table.headings[: len(headings)] != headings:
        yield Difference(name, expected.name, "malformed")
        return
    columns = (table.texts(idx) for idx in range(len(headings)))
    found = Counter[Row](zip(*columns, strict=True))
    wanted = Counter[Row](tuple(map(text_in_file, row)) for row in expected.rows)
    for row in (found - wanted).elements():
        yield Difference(name, expected.name, "unexpected", "; ".join(row))
    for row in (wanted - found).elements():
        yield Difference(name, expected.name, "missing", None, "; ".join(row))
