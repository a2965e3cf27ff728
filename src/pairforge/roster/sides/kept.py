"""Rows that count by an answer in them, such as finished ones."""

from __future__ import annotations

from pairforge.config.tables import RowFilter
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table
from pairforge.roster.tables.unanswered import tell_unanswered, unanswered


def rows_kept(
    table: Table, filters: list[tuple[int, RowFilter]], id_column: int | None, findings: Findings
) -> Table:
    """The rows whose answers all count; each of the others is noted.

    Parameters
    ----------
    table
        The rows.
    filters
        Number of each filter's column, and the answers that count; one that nobody gave is a trouble.
    id_column
        Number of the column that says whose row it is, if there is one.
    findings
        Takes notices and troubles.
    """
    ids = [""] * len(table.cells) if id_column is None else table.texts(id_column)
    dropped: set[int] = set()
    for column, row_filter in filters:
        answers = table.texts(column)
        unknown = unanswered(row_filter.values, answers)
        if unknown:
            tell_unanswered(table, column, unknown, "which the config keeps", findings)
            continue
        wanted = {fold(value) for value in row_filter.values}
        for position, answer in enumerate(answers):
            if fold(answer) in wanted or position in dropped:
                continue
            dropped.add(position)
            whose = f" of {ids[position]}" if ids[position] else ""
            said = f'is "{answer}"' if answer else "is blank"
            what = f"The row{whose} is left out: {table.headings[column]} {said}."
            findings.note("dropped", what, table.trouble(position, column, "", ""))
    return table.only([row for row in range(len(table.cells)) if row not in dropped]) if dropped else table
