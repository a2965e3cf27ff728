"""``not_alone``: none or at least two of one kind in a cohort."""

from __future__ import annotations

import numpy as np

from pairforge.config.cohorts import NotAlone
from pairforge.problem.cohorts.base import concerned, price_of
from pairforge.problem.constraints import Constraint, NoneOrLeast
from pairforge.problem.source import Source


def not_alone(entry: NotAlone, source: Source) -> tuple[Constraint, ...]:
    """Each cell of the values is empty or has two."""
    division = source.cells.division(entry.asks()[0])
    least = np.ones(division.num_values, dtype=np.int64)
    least[concerned(entry, entry.value, source)] = 2
    return (
        NoneOrLeast(
            label=entry.label,
            price=price_of(entry),
            family=division.family,
            least=division.for_each_mentor(least),
        ),
    )
