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


def tell_unanswered(
    table: Table, column: int, values: Sequence[str], nobody: Sequence[str], meant: str, findings: Findings
) -> bool:
    """Tell of each value of the config that nobody gave, with what was answered; whether any is refused.

    It is refused if an answer that the config does not count looks like it, or if nobody gave any of the
    values. Otherwise it is noted: this time nobody may have given it.

    Parameters
    ----------
    table, column
        Where the answers stand.
    values
        Those of the config.
    nobody
        Those of them that nobody gave.
    meant
        What the config takes them for, as a clause such as ``which the config keeps``.
    findings
        Takes troubles and notices.
    """
    known = sorted(set(table.texts(column)) - {""})
    counted = set(map(fold, values))
    others = [answer for answer in known if fold(answer) not in counted]
    refused = False
    for value in nobody:
        what = f'Nobody answered "{value}", {meant}.'
        where = table.heading_trouble(column, what, f"{did_you_mean(value, known)}{_listed(known)}")
        if len(nobody) == len(set(values)) or did_you_mean(value, others):
            findings.troubles.append(where)
            refused = True
        else:
            findings.note("assumed", what, where)
    return refused


def _listed(known: Collection[str]) -> str:
    if not known:
        return "The column is blank."
    more = ", ..." if len(known) > _MOST_TOLD else ""
    return f"The answers are: {', '.join(list(known)[:_MOST_TOLD])}{more}."
