"""What a mentee with up to two mentors can reach: the points of a pair, or of two together."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme

IntArray = NDArray[np.int64]

_FAR = 1 << 62
"""Beyond all sums."""


class ReachableSums:
    """The sums that are next to a number, over all mentees.

    Parameters
    ----------
    programme
        Nobody wants more than two mentors.
    may
        Which pairs may be chosen, shape (num_pairs,).
    """

    def __init__(self, programme: Programme, may: NDArray[np.bool_]) -> None:
        pairs = np.flatnonzero(may)
        order = pairs[np.lexsort((programme.points[pairs], programme.mentees[pairs]))]
        self._points, self._mentees = programme.points[order], programme.mentees[order].astype(np.int64)
        self._lowest = int(self._points.min()) if len(order) else 0
        self._span = int(np.ptp(self._points)) + 2 if len(order) else 2
        self._keys = self._mentees * self._span + (self._points - self._lowest)
        self._double = programme.wants[self._mentees] > 1

    def above(self, number: int) -> int | None:
        """The smallest sum above ``number``; None if there is none."""
        sums = np.concatenate([self._points[self._points > number], self._next_to(number, 1)])
        return int(sums.min()) if len(sums) else None

    def below(self, number: int) -> int | None:
        """The largest sum below ``number``; None if there is none."""
        found = self._points[self._points < number]
        return max(
            (int(sums.max()) for sums in (found, self._next_to(number, -1)) if len(sums)), default=None
        )

    def _next_to(self, number: int, side: int) -> IntArray:
        """For each pair the sum with another of the same mentee that is next above or below ``number``."""
        own = np.flatnonzero(self._double)
        number = min(max(number, -_FAR), _FAR)
        rest = np.clip(number - self._points[own] - self._lowest, -1, self._span - 1)
        keys = self._mentees[own] * self._span + rest
        if side > 0:
            other = np.searchsorted(self._keys, keys, side="right")
        else:
            other = np.searchsorted(self._keys, keys, side="left") - 1
        other = np.where(other == own, other + side, other)
        inside = (other >= 0) & (other < len(self._keys))
        own, other = own[inside], other[inside]
        same = self._mentees[own] == self._mentees[other]
        sums: IntArray = (self._points[own] + self._points[other])[same]
        return sums
