"""The rows that count for one side: those of its file that are kept, of its role, and not answered again."""

from __future__ import annotations

from pairforge.config import Side
from pairforge.config.sides import SideConfig
from pairforge.errors import Trouble
from pairforge.roster.cells import fold
from pairforge.roster.sides.kept import rows_kept
from pairforge.roster.sides.latest import latest_rows, without_copies
from pairforge.roster.sides.roles import notice_other_roles, roles_meant, rows_of_role
from pairforge.roster.sources import Sources
from pairforge.roster.tables.table import Table
from pairforge.roster.tables.unanswered import tell_unanswered, unanswered


def rows_of_side(side: Side, config: SideConfig, sources: Sources) -> Table | None:
    """The rows that count for one side; None with a trouble if there are none."""
    table = sources.people_table(side, config)
    if table is None:
        return None
    found = _of_role(side, config, table, sources)
    if found is None:
        return None
    if not len(found.cells):
        remedy = "Fill in at least one row below the headings."
        sources.findings.troubles.append(
            Trouble(what=f"There are no {side}s.", remedy=remedy, file=table.file)
        )
        return None
    return _latest(side, config, found, sources)


def _kept(side: Side, config: SideConfig, table: Table, sources: Sources) -> Table:
    """The rows that every filter of the config keeps."""
    filters = []
    for idx, row_filter in enumerate(config.keep):
        column = sources.column(table, row_filter.column, (f"{side}s", "keep", idx))
        if column is not None:
            filters.append((column, row_filter))
    return rows_kept(table, filters, _id_column(table, config), sources.findings)


def _of_role(side: Side, config: SideConfig, table: Table, sources: Sources) -> Table | None:
    """The rows that are kept of the side's role; None with a trouble if it cannot be told."""
    kept = _kept(side, config, table, sources)
    if config.role is None:
        return kept
    column = sources.column(table, config.role.column)
    if column is None:
        return None
    answers = table.texts(column)
    unknown = unanswered(config.role.values, answers)
    if unknown:
        meant = f"which the config counts as a {side}"
        tell_unanswered(table, column, unknown, meant, sources.findings)
        return None
    given = set(map(fold, answers))
    kept = roles_meant(sources.config, side, kept, column, given, sources.findings)
    sources.findings.notices += notice_other_roles(sources.config, kept, column)
    return rows_of_role(kept, column, config.role)


def _latest(side: Side, config: SideConfig, table: Table, sources: Sources) -> Table:
    """The rows without those that the same person has replaced."""
    id_column = _id_column(table, config)
    if id_column is None:
        return table
    table = without_copies(table, id_column, sources.findings)
    if config.answered is None:
        return table
    column = sources.column(table, config.answered.column, (f"{side}s", "answered"))
    if column is None:
        return table
    return latest_rows(table, id_column, column, config.answered, sources.findings)


def _id_column(table: Table, config: SideConfig) -> int | None:
    """The column of ids; None, without a trouble, as that is told where people are read."""
    try:
        return table.find(config.id)
    except LookupError:
        return None
