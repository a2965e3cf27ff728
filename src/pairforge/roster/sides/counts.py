"""Whole numbers of each person: capacities, minimums, how many mentors are wanted."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Side
from pairforge.config.columns import CountColumn
from pairforge.config.yaml_scalar import yaml_scalar
from pairforge.errors import Trouble, did_you_mean
from pairforge.roster.cells import fold, mark_hint, whole_number
from pairforge.roster.findings import Findings, Notice
from pairforge.roster.sides.count_words import count_in_words, says_most
from pairforge.roster.tables.table import Table

_MANY = 2**31 - 1
"""Larger counts are taken for this one: "as many as come"."""

_MONTHS = (
    *("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    *("jan", "feb", "mrz", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "dez"),
)
_NAMES = "|".join(dict.fromkeys(_MONTHS))
_DATE = re.compile(r"\d{4}-(\d{2})-(\d{2})\b", re.ASCII)
_MONTH = re.compile(rf"(\d{{1,2}})(?:-|\. ?)({_NAMES})\.?|({_NAMES})[- ](\d{{1,2}})", re.ASCII)


@dataclass(frozen=True)
class CountAsk:
    """Which count is read: whose, its key in the config, the decimal mark of its file, and the least one."""

    side: Side
    key: str
    decimal: str = "."
    least: int = 0

    @property
    def remedy(self) -> str:
        """What to write."""
        return f"Write a whole number such as 2 ({'0 for nobody' if not self.least else 'at least 1'})."


def count_column(wanted: int | CountColumn | None, table: Table, key: str, default: int) -> int | CountColumn:
    """Where the numbers come from: what the config says, a column called ``key``, or the default.

    A blank in a column that the config does not name is the default, except for a spreadsheet's capacity.
    """
    if wanted is not None:
        return wanted
    if not table.has(key):
        return default
    return CountColumn(column=key, blank=default if table.is_yaml or key != "capacity" else None)


def notice_default(table: Table, key: str, default: int, made: Collection[str] = ()) -> list[Notice]:
    """Say that a number was assumed, where that may not be what is meant.

    Columns that the config has ``made`` from others hold no counts, so none of them is meant.
    """
    hint = did_you_mean(key, [heading for heading in table.headings if heading not in made])
    if key != "capacity" and not hint:
        return []
    what = f'No column "{key}" and no `{key}:` in the config, so it is {default} for everybody.'
    return [Notice(f"{what} {hint}".strip(), table.file)]


def same_for_all(number: int, count: int) -> NDArray[np.int64]:
    """The same number for everybody."""
    return np.full(count, min(number, _MANY), dtype=np.int64)


def read_counts(
    table: Table, column: int, wanted: CountColumn, asked: CountAsk, findings: Findings
) -> NDArray[np.int64]:
    """The numbers in a column; what is none is kept in ``findings``."""
    numbers = np.zeros(len(table.cells), dtype=np.int64)
    for position, text in enumerate(table.texts(column)):
        number: int | None = wanted.blank
        if text:
            number = _read_count(text, table.trouble(position, column, "", ""), wanted, asked, findings)
        elif number is None:
            findings.troubles.append(
                table.trouble(
                    position,
                    column,
                    "The cell is blank.",
                    f"{asked.remedy} Or let a blank mean a number: `{asked.key}: {{column: ..., blank: 1}}`.",
                )
            )
        if number is not None and number < asked.least:
            what = f'"{text}" is less than {asked.least}.'
            findings.troubles.append(table.trouble(position, column, what, asked.remedy))
        numbers[position] = min(number or 0, _MANY)
    return numbers


def _read_count(
    text: str, where: Trouble, wanted: CountColumn, asked: CountAsk, findings: Findings
) -> int | None:
    """One number; None, with a trouble at the place of ``where``, if it cannot be told."""
    try:
        return whole_number(text, asked.decimal)
    except ValueError as error:
        reason = str(error)
    if (ends := _mistaken_date(text)) is not None:
        what = f'"{text}" is a date: the spreadsheet program took an answer such as "{ends}" for one.'
        remedy = "Type the number again, such as 2, into a cell that is formatted as text."
        findings.troubles.append(replace(where, what=what, remedy=remedy))
        return None
    meant = count_in_words(text)
    if meant is None or (asked.key == "min" and says_most(text)):
        remedy = f"{mark_hint(text, asked.decimal)}{asked.remedy}"
        findings.troubles.append(replace(where, what=f'"{text}" {reason}.', remedy=remedy))
        return None
    if meant.is_one or wanted.ranges == "lowest" or (asked.key == "min" and meant.highest is None):
        findings.note("repaired", f'"{text}" read as {meant.lowest}.', where)
        return meant.lowest
    if wanted.ranges == "highest" and meant.highest is not None:
        findings.note("repaired", f'"{text}" read as {meant.highest}.', where)
        return meant.highest
    blank = "" if wanted.blank is None else f", blank: {wanted.blank}"
    heading = yaml_scalar(wanted.column, in_brackets=True)
    ways = "`ranges: lowest`" if meant.highest is None else "`ranges: lowest` or `ranges: highest`"
    trouble = replace(
        where,
        what=f'"{text}" may mean {meant}.',
        remedy=f"Write one number, or say in the config which one counts: {ways}.",
        proposal=f"{asked.side}s: {{{asked.key}: {{column: {heading}{blank}, ranges: lowest}}}}",
    )
    return meant.lowest if findings.propose(trouble, f'"{text}" read as {meant.lowest}.') else None


def _mistaken_date(text: str) -> str | None:
    """The answer that a spreadsheet program took for this date, such as "2-3"; None if it is no date."""
    if (found := _DATE.match(text)) is not None:
        return "-".join(str(number) for number in sorted((int(found[1]), int(found[2]))))
    if (found := _MONTH.fullmatch(fold(text))) is not None:
        month = _MONTHS.index(next(name for name in _MONTHS if name in found.groups()))
        day = next(int(group) for group in found.groups() if group and group.isdecimal())
        return "-".join(str(number) for number in sorted((month % 12 + 1, day)))
    return None
