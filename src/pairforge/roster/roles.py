"""Sheets that list both roles: which rows are whose."""

from __future__ import annotations

from collections import Counter

from pairforge.config import Config
from pairforge.config.sides import Role
from pairforge.errors import Trouble, did_you_mean
from pairforge.roster.cells import fold
from pairforge.roster.findings import Notice
from pairforge.roster.table import Table


def is_one_sheet(config: Config) -> bool:
    """Whether mentees and mentors stand on one and the same sheet."""
    mentees, mentors = config.mentees, config.mentors
    return mentees.table is not None and mentees.table == mentors.table


def rows_of_role(table: Table, column: int, role: Role) -> Table | Trouble:
    """The rows with this role, or what is wrong if nobody has it."""
    roles = table.texts(column)
    wanted = {fold(value) for value in role.values}
    found = [idx for idx, text in enumerate(roles) if fold(text) in wanted]
    if found:
        return table.only(found)
    known = sorted(set(roles) - {""})
    return Trouble(
        what=f"Nobody has the role {' or '.join(role.values)}.",
        remedy=f"{did_you_mean(role.values[0], known)}The roles are: {', '.join(known)}.",
        file=table.file,
        column=table.headings[column],
    )


def notice_other_roles(config: Config, table: Table, column: int) -> list[Notice]:
    """Say whose role counts for neither side, where one sheet lists both."""
    roles = [side.role for side in (config.mentees, config.mentors) if side.role is not None]
    if len(roles) < 2 or not is_one_sheet(config):
        return []
    counted = {fold(value) for role in roles for value in role.values}
    others = Counter(text or "blank" for text in table.texts(column) if fold(text) not in counted)
    if not others:
        return []
    told = ", ".join(f"{text} ({count})" for text, count in sorted(others.items()))
    return [Notice(f"Left out, as their role counts for neither side: {told}.", table.file)]
