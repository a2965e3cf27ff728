"""How well the mentor's level lies above the mentee's; multiplies the value of ``path``."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.gaps import mean_over_gaps
from pairforge.criteria.protocol import Evidence, FloatArray, IntArray, interval_of
from pairforge.roster import Numbers


class LevelGate:
    """0 at the same level or below, 1 from one to three above, falling to 0.6 at five and more.

    An unknown level counts as the programme's mean, so that leaving it blank is no advantage either.
    """

    def __init__(self, left: Numbers, right: Numbers, column: str) -> None:
        self._left, self._right, self._column = left, right, column

    def values(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, NDArray[np.bool_]]:
        """How well the levels fit, in [0, 1], and whether both are known."""
        values = self._known(mentees, mentors)
        unknown = np.isnan(values)
        if unknown.any():
            values[unknown] = self.mean
        return values, ~unknown

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs with two known levels; 1 if there are none."""
        known = [not np.isnan(side.values).all() for side in (self._left, self._right)]
        return mean_over_gaps(self._left.values, self._right.values, _of_gap) if all(known) else 1.0

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """From 0 to 1 where a level is unknown."""
        return interval_of(self._known(mentees, mentors))

    def evidence(self, mentee: int, mentor: int, gives: float) -> tuple[Evidence, ...]:
        """The two levels, if both are known."""
        mine, theirs = self._left.words[mentee], self._right.words[mentor]
        words = f"goes from {mine} to {theirs}"
        return (Evidence("mentor", self._column, theirs, gives, words),) if mine and theirs else ()

    def _known(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        return _of_gap(self._right.values[mentors] - self._left.values[mentees])


def _of_gap(gap: FloatArray) -> FloatArray:
    rising, falling = np.clip(gap, 0, 1), np.clip(1 - 0.2 * (gap - 3), 0.6, 1)
    return np.minimum(rising, falling)
