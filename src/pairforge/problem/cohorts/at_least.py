"""``at_least``: enough of one kind in a cohort that has anybody."""

from __future__ import annotations

import numpy as np

from pairforge.config.cohorts import AtLeast
from pairforge.problem.bounds import within_reach
from pairforge.problem.cohorts.base import concerned, price_of
from pairforge.problem.constraints import Constraint, LeastIfUsed
from pairforge.problem.source import Source


def at_least(entry: AtLeast, source: Source) -> tuple[Constraint, ...]:
    """A bound on each cell of the values where the cohort is used."""
    division = source.cells.division(entry.asks()[0])
    least = np.zeros(division.num_values, dtype=np.int64)
    least[concerned(entry, entry.value, source)] = within_reach(entry.fewest)
    return (
        LeastIfUsed(
            label=entry.label,
            price=price_of(entry),
            wholes=source.cells.mentors,
            parts=division.family,
            whole=division.mentor_of_cell,
            least=division.for_each_mentor(least),
        ),
    )
