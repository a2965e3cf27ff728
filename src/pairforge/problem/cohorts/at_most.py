"""``at_most``: not too many of one kind in a cohort."""

from __future__ import annotations

from pairforge.config.cohorts import AtMost
from pairforge.problem.bounds import within_reach
from pairforge.problem.cohorts.base import concerned, price_of, unbounded
from pairforge.problem.constraints import Constraint, CountBounds
from pairforge.problem.source import Source


def at_most(entry: AtMost, source: Source) -> tuple[Constraint, ...]:
    """A bound on each cell of the values."""
    division = source.cells.division(entry.asks()[0])
    low, high = unbounded(division.num_values)
    high[concerned(entry, entry.value, source)] = within_reach(entry.most)
    return (
        CountBounds(
            label=entry.label,
            price=price_of(entry),
            family=division.family,
            low=division.for_each_mentor(low),
            high=division.for_each_mentor(high),
        ),
    )
