"""Gap: the mentor must be ahead of the mentee by so much."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Gap as GapConfig
from pairforge.roster import Roster


class Gap:
    """Allows pairs whose gap is known and within the limits."""

    def __init__(self, config: GapConfig, roster: Roster) -> None:
        self.label = config.label
        mentee_ask, mentor_ask = config.asks()
        self._left, self._right = roster.numbers(mentee_ask).values, roster.numbers(mentor_ask).values
        self._low = -np.inf if config.min is None else config.min
        self._high = np.inf if config.max is None else config.max

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether mentor minus mentee is known and within the limits."""
        gap = np.round(self._right[mentors] - self._left[mentees], 9)  # 3.3 - 1.3 is 2
        return np.asarray((gap >= self._low) & (gap <= self._high))
