"""What the cohort rules share: how hard they are, and which values they are about."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.cohorts import CohortBase, ColumnCohort
from pairforge.problem.bounds import NO_BOUND
from pairforge.problem.source import Source

IntArray = NDArray[np.int64]


def price_of(entry: CohortBase) -> int | None:
    """What a unit of a breach costs; None if the rule must hold."""
    return None if entry.hard else entry.price


def concerned(entry: ColumnCohort, value: str | None, source: Source) -> list[int]:
    """The values that a rule is about: the one it names, or each that somebody gave who wants a mentor."""
    ask = entry.asks()[0]
    if value is None:
        found: list[int] = np.flatnonzero(source.cells.division(ask).members).tolist()
        return found
    code = source.roster.categories(ask).code(value)
    assert code is not None, "reading refuses values that nobody gave"
    return [code]


def unbounded(num_cells: int) -> tuple[IntArray, IntArray]:
    """Bounds of cells that bind nothing yet."""
    return np.zeros(num_cells, dtype=np.int64), np.full(num_cells, NO_BOUND, dtype=np.int64)
