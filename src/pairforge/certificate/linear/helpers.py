"""What the helpers of rows are in a matching, so that anybody can see that it keeps all rows."""

from __future__ import annotations

from itertools import islice

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.system import System

IntArray = NDArray[np.int64]
Entries = list[tuple[int, int]]


def helper_values(system: System, chosen: IntArray) -> tuple[int, ...]:
    """The value of each helper: what cells and stages say, and of all others the least that the rows ask for.

    Parameters
    ----------
    system
        The rows so far.
    chosen
        Positions of a matching that keeps all constraints.
    """
    linear = system.linear
    counts = np.concatenate([np.empty(0, np.int64), *(family.counts(chosen) for family in linear.families)])
    row, cell, coefficient = linear.cell_entries
    sums = np.zeros(linear.num_rows, dtype=np.int64)
    np.add.at(sums, row, coefficient * counts[cell])
    known = _told_by_cells(system, chosen, counts) | {
        helper: setting(chosen) for helper, setting in system.settings.items()
    }
    values = [known.get(helper, 0) for helper in range(linear.num_helpers)]
    for number, entries in _by_row(linear.helper_entries).items():
        total = int(sums[number]) + sum(times * values[helper] for helper, times in entries)
        lacks = max(int(linear.low[number]) - total, 0), max(total - int(linear.high[number]), 0)
        for lack, sign in zip(lacks, (1, -1), strict=True):
            if lack:
                slack = (one for one in entries if one[1] * sign > 0 and one[0] not in known)
                for helper, times in islice(slack, 1):
                    values[helper] += -(-lack // abs(times))
    return tuple(values)


def _told_by_cells(system: System, chosen: IntArray, counts: IntArray) -> dict[int, int]:
    """Whether a cell is used, and of what counts a cell in ones or twos how often."""
    linear = system.linear
    inside = [
        np.bincount(_cells_of(family.of_pair[chosen]), minlength=family.num_cells)[: family.num_cells]
        for family in linear.families
    ]
    is_used = np.concatenate([np.empty(0, np.int64), *inside]) > 0
    known = {helper: int(is_used[cell]) for cell, helper in linear.uses.items()}
    cells_of = _by_row(linear.cell_entries)
    costs, highs = linear.helper_cost.tolist(), linear.helper_high.tolist()
    for number, entries in _by_row(linear.helper_entries).items():
        own = cells_of.get(number, [])
        if len(own) != 1 or own[0][1] != 1 or linear.low[number] != 0:
            continue
        for helper, times in entries:
            if times < 0 and not costs[helper] and helper not in known:
                known[helper] = min(highs[helper], int(counts[own[0][0]]) // -times)
    return known


def _cells_of(cells: NDArray[np.int32]) -> NDArray[np.int32]:
    inside: NDArray[np.int32] = cells[cells >= 0]
    return inside


def _by_row(entries: tuple[IntArray, IntArray, IntArray]) -> dict[int, Entries]:
    """Items and coefficients of each row that has any, in order of the rows."""
    found: dict[int, Entries] = {}
    for row, item, times in zip(*(one.tolist() for one in entries), strict=True):
        found.setdefault(row, []).append((item, times))
    return found
