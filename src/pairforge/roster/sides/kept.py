"""Rows that count by an answer in them, such as finished ones."""

from __future__ import annotations

from pairforge.config.tables import RowFilter
from pairforge.errors import did_you_mean
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table

_MOST_TOLD = 12


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
        if _tell_unknown(table, column, answers, row_filter, findings):
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


def _tell_unknown(
    table: Table, column: int, answers: list[str], row_filter: RowFilter, findings: Findings
) -> bool:
    """Whether the config keeps an answer that nobody gave; each such is kept as a trouble."""
    given = set(map(fold, answers))
    unknown = [value for value in row_filter.values if fold(value) not in given]
    known = sorted(set(answers) - {""})
    listed = ", ".join(known[:_MOST_TOLD]) + (", ..." if len(known) > _MOST_TOLD else "")
    findings.troubles += [
        table.heading_trouble(
            column,
            f'Nobody answered "{value}", which the config keeps.',
            f"{did_you_mean(value, known)}The answers are: {listed}.",
        )
        for value in unknown
    ]
    return bool(unknown)
