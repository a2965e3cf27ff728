"""The mean of a value that depends on the gap of two numbers alone."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import numpy as np

from pairforge.criteria.protocol import BILLION, FloatArray, billionths, rounded_mean


def mean_over_gaps(left: FloatArray, right: FloatArray, of_gap: Callable[[FloatArray], FloatArray]) -> float:
    """Mean of ``of_gap(right - left)`` over all pairs without a blank, to four decimals."""
    mine, my_counts = np.unique(known(left), return_counts=True)
    theirs, their_counts = np.unique(known(right), return_counts=True)
    total = sum(
        int(billionths(of_gap(theirs - value)) @ their_counts) * int(count)
        for value, count in zip(mine, my_counts, strict=True)
    )
    return rounded_mean(Fraction(total, BILLION), int(my_counts.sum()) * int(their_counts.sum()))


def known(values: FloatArray) -> FloatArray:
    """The values that are not blank."""
    return values[~np.isnan(values)]
