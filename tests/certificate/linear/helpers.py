"""The best helpers of a matching, found by a solver that knows nothing of prices."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from pairforge.problem.linear import NO_BOUND, Linear

IntArray = NDArray[np.int64]


def best_helpers(linear: Linear, gains: IntArray, chosen: IntArray) -> IntArray | None:
    """Helpers with the greatest sum of ``gains`` with which a matching keeps all rows; None if none do.

    ``gains`` may be shorter than there are helpers; what is missing is 0. The numbers are small, so that
    the solver's answer is exact when it is rounded.
    """
    num_helpers = linear.num_helpers
    counts = np.concatenate([np.empty(0, np.int64), *(family.counts(chosen) for family in linear.families)])
    row, cell, coefficient = linear.cell_entries
    sums = np.zeros(linear.num_rows, dtype=np.int64)
    np.add.at(sums, row, coefficient * counts[cell])
    low = np.where(linear.low == -NO_BOUND, -np.inf, (linear.low - sums).astype(float))
    high = np.where(linear.high == NO_BOUND, np.inf, (linear.high - sums).astype(float))
    row, helper, coefficient = linear.helper_entries
    matrix = csr_array((coefficient, (row, helper)), shape=(linear.num_rows, num_helpers))
    least = np.zeros(num_helpers)
    for used, number in linear.uses.items():
        least[number] = float(is_used(linear, used, chosen))
    plain = np.ones(linear.num_rows, dtype=bool)
    plain[row] = False
    if ((low > 0) | (high < 0))[plain].any():
        return None
    if not num_helpers:
        return np.empty(0, dtype=np.int64)
    cost = np.zeros(num_helpers)
    cost[: len(gains)] = -gains
    answer = milp(
        cost,
        integrality=np.ones(num_helpers),
        bounds=Bounds(least, linear.helper_high.astype(float)),
        constraints=LinearConstraint(matrix, low, high),
    )
    assert answer.status in (0, 2), answer.message
    return None if answer.x is None else np.rint(answer.x).astype(np.int64)


def is_used(linear: Linear, cell: int, chosen: IntArray) -> bool:
    """Whether a matching has a pair of a cell."""
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        if offset <= cell < offset + family.num_cells:
            return bool((family.of_pair[chosen] == cell - offset).any())
    raise AssertionError(f"there is no cell {cell}")


def worth(gains: IntArray, helpers: IntArray) -> int:
    """What helpers gain."""
    return int(gains @ helpers[: len(gains)])
