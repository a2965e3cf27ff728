"""Sheets that list both roles: which rows are whose."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from rapidfuzz import fuzz, process

from pairforge.config import Config, Side
from pairforge.config.sides import Role
from pairforge.config.yaml_scalar import yaml_scalar
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.tables.table import Table

_NEAR = 88.0
"""How like a role that counts another text must be to be taken for a slip of the pen, of 100."""


def is_one_sheet(config: Config) -> bool:
    """Whether mentees and mentors stand on one and the same sheet."""
    mentees, mentors = config.mentees, config.mentors
    return mentees.table is not None and mentees.table == mentors.table


def roles_meant(
    config: Config, side: Side, table: Table, column: int, given: set[str], findings: Findings
) -> Table:
    """The table with near misses of roles that count, such as ``Mentr``, replaced where that is accepted.

    A near miss of a role that others have (one of ``given``, folded) is a proposal; what is like none of
    them is left as it stands.
    """
    roles = _roles(config, side)
    counted = {fold(value): value for role in roles.values() for value in role.values if fold(value) in given}
    cells, is_changed = table.column(column), False
    for position, text in enumerate(table.texts(column)):
        near = process.extract(fold(text), list(counted), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=2)
        if fold(text) in counted or len(near) != 1:
            continue
        value = counted[near[0][0]]
        trouble = table.trouble(
            position,
            column,
            f'"{text}" is no role that counts. Did you mean "{value}"?',
            "Correct the answer, or add it to the `values` of the role.",
        )
        trouble = replace(trouble, proposal=_with_value(roles, value, text))
        if findings.propose(trouble, f'The role "{text}" taken for "{value}".'):
            cells[position], is_changed = value, True
    return table.with_cells(column, cells) if is_changed else table


def rows_of_role(table: Table, column: int, role: Role) -> Table:
    """The rows with this role."""
    wanted = {fold(value) for value in role.values}
    return table.only([idx for idx, text in enumerate(table.texts(column)) if fold(text) in wanted])


def notice_other_roles(config: Config, table: Table, column: int) -> list[Notice]:
    """Say whose role counts for neither side, where one sheet lists both."""
    roles = _roles(config, "mentee")
    if len(roles) < 2:
        return []
    counted = {fold(value) for role in roles.values() for value in role.values}
    others = Counter(text or "blank" for text in table.texts(column) if fold(text) not in counted)
    if not others:
        return []
    told = ", ".join(f"{text} ({count})" for text, count in sorted(others.items()))
    return [Notice(f"Left out, as their role counts for neither side: {told}.", table.file)]


def _roles(config: Config, side: Side) -> dict[str, Role]:
    """The roles that can stand in the table of one side, by the section of the config that names them."""
    both = {"mentors": config.mentors, "mentees": config.mentees}
    names = both if is_one_sheet(config) else (f"{side}s",)
    return {name: role for name in names if (role := both[name].role) is not None}


def _with_value(roles: dict[str, Role], value: str, text: str) -> str:
    """The YAML in which ``text`` counts wherever ``value`` does."""
    lines = []
    for name, role in roles.items():
        if value in role.values:
            listed = ", ".join(yaml_scalar(known, in_brackets=True) for known in (*role.values, text))
            lines += [
                f"{name}:",
                "  role:",
                f"    column: {yaml_scalar(role.column)}",
                f"    values: [{listed}]",
            ]
    return "\n".join(lines)
