"""``apart``: mentees who do not have the same mentor."""

from __future__ import annotations

import numpy as np

from pairforge.config.cohorts import Apart
from pairforge.problem.cohorts.base import price_of, unbounded
from pairforge.problem.constraints import Constraint, CountBounds
from pairforge.problem.layers import layers_of
from pairforge.problem.source import Source


def apart(entry: Apart, source: Source) -> tuple[Constraint, ...]:
    """A cohort has at most one of a list; nobody is on two lists of one constraint."""
    made = []
    for layer in layers_of(source.roster.lists_of(entry)):
        codes = np.full(len(source.roster.mentees), -1, dtype=np.int64)
        for number, people in enumerate(layer):
            codes[list(people)] = number
        family = source.cells.by_mentor(codes, len(layer))
        low, high = unbounded(family.num_cells)
        high[:] = 1
        made.append(CountBounds(label=entry.label, price=price_of(entry), family=family, low=low, high=high))
    return tuple(made)
