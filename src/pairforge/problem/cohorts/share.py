"""``share``: a group has about the share of each cohort that it has of all mentees."""

from __future__ import annotations

from fractions import Fraction
from math import lcm

import numpy as np

from pairforge.config.cohorts import Share
from pairforge.problem.cohorts.base import concerned, price_of
from pairforge.problem.constraints import Constraint, LinearBounds
from pairforge.problem.room import must_fit
from pairforge.problem.source import Source


def share(entry: Share, source: Source) -> tuple[Constraint, ...]:
    """Of N in a cohort at least the floor of low x N and at most the ceiling of high x N are of a value.

    With high = P / D, n <= ceil(high x N) is D x n - P x N <= D - 1; with low = P / D, n >= floor(low x N)
    is P x N - D x n <= D - 1. Each person too many, or missing, is D more.
    """
    division, mentors = source.cells.division(entry.asks()[0]), source.cells.mentors
    codes = concerned(entry, entry.value, source)
    bounds = [bound for code in codes for bound in _bounds(entry, code, source)]
    if not bounds:
        return ()
    unit = lcm(*(bound.denominator for _, bound, _ in bounds))
    must_fit(unit, entry.label, "Write `tolerance` and `share` with fewer digits.", source)
    everyone = np.arange(mentors.num_cells)
    cells, coefficients = [], []
    for code, bound, sign in bounds:
        own, whole = everyone * division.num_values + code, division.family.num_cells + everyone
        cells.append(np.column_stack([own, whole]))
        coefficients += [sign * unit, -sign * int(bound * unit)] * mentors.num_cells
    num_rows = len(bounds) * mentors.num_cells
    return (
        LinearBounds(
            label=entry.label,
            price=price_of(entry),
            over=(division.family, mentors),
            row=np.repeat(np.arange(num_rows), 2),
            cell=np.concatenate(cells).reshape(-1),
            coefficient=np.array(coefficients, dtype=np.int64),
            high=np.full(num_rows, unit - 1, dtype=np.int64),
            unit=unit,
        ),
    )


def _bounds(entry: Share, code: int, source: Source) -> list[tuple[int, Fraction, int]]:
    """The value, the share, and 1 if it is the largest or -1 if it is the smallest; without idle ones."""
    members = source.cells.division(entry.asks()[0]).members
    share = entry.exact_share
    if share is None:
        share = Fraction(int(members[code]), int((source.roster.wants > 0).sum()))
    low, high = share - entry.exact_tolerance, share + entry.exact_tolerance
    found = [(code, low, -1)] if low > 0 else []
    return found + ([(code, high, 1)] if high < 1 else [])
