"""Rows that count by an answer in them, such as finished ones."""

from __future__ import annotations

from pairforge.config.tables import RowFilter
from pairforge.errors import did_you_mean
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.table import Table

_MOST_TOLD = 12


def rows_kept(
    table: Table, column: int, row_filter: RowFilter, id_column: int | None, findings: Findings
) -> Table:
    """The rows whose answer counts; each of the others is noted.

    Parameters
    ----------
    table
        The rows.
    column
        Number of the filter's column.
    row_filter
        The answers that count; one that nobody gave is a trouble.
    id_column
        Number of the column that says whose row it is, if there is one.
    findings
        Takes notices and troubles.
    """
    answers = table.texts(column)
    wanted = {fold(value) for value in row_filter.values}
    given = {fold(text): text for text in reversed(answers)}
    unknown = [value for value in row_filter.values if fold(value) not in given]
    for value in unknown:
        known = sorted(set(given.values()) - {""})
        listed = ", ".join(known[:_MOST_TOLD]) + (", ..." if len(known) > _MOST_TOLD else "")
        findings.troubles.append(
            table.heading_trouble(
                column,
                f'Nobody answered "{value}", which the config keeps.',
                f"{did_you_mean(value, known)}The answers are: {listed}.",
            )
        )
    kept = [position for position, text in enumerate(answers) if fold(text) in wanted]
    if unknown or len(kept) == len(answers):
        return table
    ids = [""] * len(answers) if id_column is None else table.texts(id_column)
    for position in sorted(set(range(len(answers))) - set(kept)):
        said = f'is "{answers[position]}"' if answers[position] else "is blank"
        whose = f" of {ids[position]}" if ids[position] else ""
        what = f"The row{whose} is left out: {table.headings[column]} {said}."
        findings.note("dropped", what, table.trouble(position, column, "", ""))
    return table.only(kept)
