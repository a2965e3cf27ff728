"""Consent that nobody can have given, as the config waits for another answer than people give."""

from __future__ import annotations

from pairforge.config import Config
from pairforge.config.rules import Consent
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table
from pairforge.roster.tables.unanswered import tell_unanswered, unanswered


def check_consents(config: Config, tables: tuple[Table | None, Table | None], findings: Findings) -> None:
    """Keep a trouble for each answer that counts as consent and that nobody gave.

    Sides may be asked in different words: an answer counts as given if either side gave it, as long as
    somebody of the other gave another of them.

    Parameters
    ----------
    tables
        The mentees' and the mentors'.
    """
    by_side = dict(zip(("mentee", "mentor"), tables, strict=True))
    for rule in config.rules:
        if not isinstance(rule, Consent):
            continue
        asked = [(by_side[ask.side], ask.columns[0]) for ask in rule.asks()]
        found = [(table, table.find(heading)) for table, heading in asked if table and table.has(heading)]
        if len(found) < len(asked):
            continue
        given = [answer for table, column in found for answer in table.texts(column)]
        nobody = unanswered(rule.values, given)
        for table, column in found:
            of_side = unanswered(rule.values, table.texts(column))
            values = of_side if len(of_side) == len(set(rule.values)) else nobody
            tell_unanswered(table, column, values, "which the config takes for consent", findings)
