"""Which rows some pairs are in."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.system import System

IntArray = NDArray[np.int64]


def entries_of(system: System, pairs: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """Position in ``pairs``, row and coefficient of each entry that the pairs have in any row."""
    linear = system.linear
    row, cell, coefficient = linear.cell_entries
    order = np.argsort(cell, kind="stable")
    starts = np.searchsorted(cell[order], np.arange(linear.num_cells + 1))
    found: list[tuple[IntArray, IntArray, IntArray]] = []
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        cells = family.of_pair[pairs]
        inside = np.flatnonzero(cells >= 0)
        numbers = cells[inside].astype(np.int64) + offset
        counts = starts[numbers + 1] - starts[numbers]
        where = np.repeat(inside, counts)
        before = np.repeat(np.cumsum(counts) - counts, counts)
        entry = order[np.arange(len(where)) - before + np.repeat(starts[numbers], counts)]
        weights = 1 if family.weights is None else family.weights[pairs[where]]
        found.append((where, row[entry], coefficient[entry] * weights))
    return (
        np.concatenate([one[0] for one in found]),
        np.concatenate([one[1] for one in found]),
        np.concatenate([one[2] for one in found]),
    )
