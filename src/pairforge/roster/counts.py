"""Whole numbers of each person: capacities, minimums, how many mentors are wanted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.columns import CountColumn
from pairforge.errors import did_you_mean
from pairforge.roster.cells import whole_number
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.table import Table

_MANY = 2**31 - 1
"""Larger counts are taken for this one: "as many as come"."""


def count_column(wanted: int | CountColumn | None, table: Table, key: str, default: int) -> int | CountColumn:
    """Where the numbers come from: what the config says, a column called ``key``, or the default.

    A blank in a column that the config does not name is the default, except for a spreadsheet's capacity.
    """
    if wanted is not None:
        return wanted
    if not table.has(key):
        return default
    return CountColumn(column=key, blank=default if table.is_yaml or key != "capacity" else None)


def notice_default(table: Table, key: str, default: int) -> list[Notice]:
    """Say that a number was assumed, where that may not be what is meant."""
    hint = did_you_mean(key, table.headings)
    if key != "capacity" and not hint:
        return []
    what = f'No column "{key}" and no `{key}:` in the config, so it is {default} for everybody.'
    return [Notice(f"{what} {hint}".strip(), table.file)]


def same_for_all(number: int, count: int) -> NDArray[np.int64]:
    """The same number for everybody."""
    return np.full(count, min(number, _MANY), dtype=np.int64)


def read_counts(
    table: Table, column: int, blank: int | None, key: str, findings: Findings
) -> NDArray[np.int64]:
    """The numbers in a column; what is none is kept in ``findings``."""
    numbers = np.zeros(len(table.cells), dtype=np.int64)
    remedy = "Write a whole number such as 2 (0 for nobody)."
    for position, text in enumerate(table.texts(column)):
        if not text and blank is not None:
            numbers[position] = min(blank, _MANY)
        elif not text:
            way_out = f"{remedy} Or let a blank mean a number: `{key}: {{column: ..., blank: 1}}`."
            findings.troubles.append(table.trouble(position, column, "The cell is blank.", way_out))
        else:
            try:
                numbers[position] = min(whole_number(text), _MANY)
            except ValueError as error:
                findings.troubles.append(table.trouble(position, column, f'"{text}" {error}.', remedy))
    return numbers
