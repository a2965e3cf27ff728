"""Answers that the config names and nobody gave: a slip in it must not leave people out unsaid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from pairforge.errors import did_you_mean
from pairforge.roster.cells import fold
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table

_MOST_TOLD = 12


def unanswered(values: Iterable[str], answers: Iterable[str]) -> list[str]:
    """Those of the ``values`` that are none of the ``answers``."""
    given = set(map(fold, answers))
    return [value for value in dict.fromkeys(values) if fold(value) not in given]


def tell_unanswered(table: Table, column: int, values: Sequence[str], meant: str, findings: Findings) -> None:
    """Keep a trouble for each of some values of the config that nobody gave, with what was answered.

    Parameters
    ----------
    table, column
        Where the answers stand.
    values
        Those that nobody gave.
    meant
        What the config takes them for, as a clause such as ``which the config keeps``.
    findings
        Takes the troubles.
    """
    known = sorted(set(table.texts(column)) - {""})
    findings.troubles += [
        table.heading_trouble(
            column,
            f'Nobody answered "{value}", {meant}.',
            f"{did_you_mean(value, known)}{_listed(known)}",
        )
        for value in values
    ]


def _listed(known: Collection[str]) -> str:
    if not known:
        return "The column is blank."
    more = ", ..." if len(known) > _MOST_TOLD else ""
    return f"The answers are: {', '.join(list(known)[:_MOST_TOLD])}{more}."
