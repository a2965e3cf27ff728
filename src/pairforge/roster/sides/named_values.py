"""Answers that cohort rules, capacities, limits and co-mentors count, and that nobody gave."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pairforge.config import Ask, Config
from pairforge.config.cohorts import AtLeast, AtMost, NotAlone, Share
from pairforge.config.fairness import Count, MatchedShare
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Table
from pairforge.roster.tables.unanswered import tell_unanswered, unanswered


def check_named_values(config: Config, tables: tuple[Table | None, Table | None], findings: Findings) -> None:
    """Tell of each answer that the config counts and that nobody gave.

    Parameters
    ----------
    tables
        The mentees' and the mentors'.
    """
    by_side = dict(zip(("mentee", "mentor"), tables, strict=True))
    for ask, values, meant in _named(config):
        table = by_side[ask.side]
        column = None if table is None else table.found(ask.columns[0])
        if table is None or column is None:
            continue
        nobody = unanswered(values, table.texts(column))
        tell_unanswered(table, column, values, nobody, meant, findings)


def _named(config: Config) -> Iterator[tuple[Ask, Sequence[str], str]]:
    """The columns with the answers that are counted there, and what they are taken for."""
    for rule in config.cohorts:
        if isinstance(rule, (AtMost, AtLeast, Share, NotAlone)) and rule.value is not None:
            yield rule.asks()[0], (rule.value,), f"which the cohort rule `{rule.label}` counts"
    for capacity in config.capacities:
        if capacity.places is not None:
            yield capacity.asks()[0], tuple(capacity.places), f"which `{capacity.label}` gives places to"
    for limit in config.fairness:
        if isinstance(limit, (MatchedShare, Count)) and limit.value is not None:
            yield limit.asks()[0], (limit.value,), f"which the limit `{limit.label}` counts"
    if config.co_mentors is not None:
        ask = config.co_mentors.asks()[0]
        yield ask, tuple(config.co_mentors.lead), "which `co_mentors` takes for a lead"
        yield ask, tuple(config.co_mentors.second), "which `co_mentors` takes for a second"
