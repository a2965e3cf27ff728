"""``distinct``: several different answers in a cohort that has anybody."""

from __future__ import annotations

from pairforge.config.cohorts import Distinct
from pairforge.problem.cohorts.base import price_of
from pairforge.problem.constraints import Constraint, DistinctParts
from pairforge.problem.source import Source


def distinct(entry: Distinct, source: Source) -> tuple[Constraint, ...]:
    """So many cells of a cohort have a pair where it is used."""
    division = source.cells.division(entry.asks()[0])
    return (
        DistinctParts(
            label=entry.label,
            price=price_of(entry),
            wholes=source.cells.mentors,
            parts=division.family,
            whole=division.mentor_of_cell,
            least=entry.at_least,
        ),
    )
