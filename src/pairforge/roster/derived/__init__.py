"""Columns made from several: one small file a kind; a new kind is one new file and one line here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pairforge.config import Side
from pairforge.config.derived import Grid, Joined, LevelGrid, Ranks, Ticks
from pairforge.config.sides import SideConfig
from pairforge.errors import Trouble
from pairforge.roster.derived.grid import read_grid
from pairforge.roster.derived.join import read_joined
from pairforge.roster.derived.levels import read_levels
from pairforge.roster.derived.parts import Part, find_parts, tell_unclear
from pairforge.roster.derived.ranks import read_ranks
from pairforge.roster.derived.ticks import read_ticks
from pairforge.roster.findings import Findings
from pairforge.roster.sources import Sources
from pairforge.roster.tables.flaws import check_cells
from pairforge.roster.tables.table import Cell, Table, same_heading

DERIVED: dict[type[Any], tuple[str, Callable[[Any, list[Part], Table, Findings], list[Cell]]]] = {
    Grid: ("grid", read_grid),
    Joined: ("join", read_joined),
    LevelGrid: ("levels", read_levels),
    Ranks: ("ranks", read_ranks),
    Ticks: ("ticks", read_ticks),
}
"""Every kind of derived column: the key that names its columns, and how it is read."""


def with_derived(table: Table, config: SideConfig, side: Side, sources: Sources) -> Table:
    """The table with the columns that the config makes from several; one that cannot be made is blank.

    Parameters
    ----------
    table
        The rows that count.
    config
        Of that side; its ``columns`` say what is made.
    side
        Which side.
    sources
        Takes what is wrong.
    """
    taken = list(table.headings)
    made: dict[str, list[Cell]] = {}
    for name, column in config.columns.items():
        path = (f"{side}s", "columns", name)
        if any(same_heading(name, known) for known in taken):
            sources.findings.troubles.append(_taken(name, table, sources.config.line(path)))
            continue
        taken.append(name)
        key, read = DERIVED[type(column)]
        parts = find_parts(getattr(column, key), table, sources, path)
        for part in parts:
            check_cells(table, part.column, sources.findings)
        if not parts or (key != "join" and tell_unclear(parts, table, sources)):
            made[name] = [""] * len(table.cells)
        else:
            made[name] = read(column, parts, table, sources.findings)
    return table.with_columns(made) if made else table


def _taken(name: str, table: Table, line: int | None) -> Trouble:
    where = f" (line {line})" if line else ""
    return Trouble(
        what=f'There is a column "{name}" already, and the config makes another of that name.',
        remedy=f"Give the made column another name in the config{where}.",
        file=table.file,
    )


__all__ = ["DERIVED", "with_derived"]
