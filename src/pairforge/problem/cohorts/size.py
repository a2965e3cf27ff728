"""``size``: how many mentees a cohort has."""

from __future__ import annotations

import numpy as np

from pairforge.config.cohorts import Size
from pairforge.problem.bounds import NO_BOUND, within_reach
from pairforge.problem.cohorts.base import price_of, unbounded
from pairforge.problem.constraints import Constraint, CountBounds, EvenCounts, NoneOrLeast
from pairforge.problem.source import Source


def size(entry: Size, source: Source) -> tuple[Constraint, ...]:
    """A constraint for each thing that is said; the breaches of all add up."""
    family, label, price = source.cells.mentors, entry.label, price_of(entry)
    made: list[Constraint] = []
    if entry.min is not None or entry.max is not None:
        low, high = unbounded(family.num_cells)
        low[:] = within_reach(entry.min or 0)
        high[:] = NO_BOUND if entry.max is None else within_reach(entry.max)
        made.append(CountBounds(label=label, price=price, family=family, low=low, high=high))
    if entry.even:
        made.append(EvenCounts(label=label, price=price, family=family))
    if entry.min_if_used is not None:
        least = np.full(family.num_cells, within_reach(entry.min_if_used), dtype=np.int64)
        made.append(NoneOrLeast(label=label, price=price, family=family, least=least))
    return tuple(made)
