"""Same: both must have given the same answer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Same as SameConfig
from pairforge.roster import Roster


class Same:
    """Allows pairs with the same answer; a blank cannot be shown to be the same."""

    def __init__(self, config: SameConfig, roster: Roster) -> None:
        self.label = config.label
        mentee_ask, mentor_ask = config.asks(())
        left, right = roster.texts(mentee_ask).keys, roster.texts(mentor_ask).keys
        codes = {key: code for code, key in enumerate(sorted({*left, *right}))}
        self._left = np.array([codes[key] if key else -1 for key in left], dtype=np.int64)
        self._right = np.array([codes[key] if key else -2 for key in right], dtype=np.int64)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the answers are the same."""
        return np.asarray(self._left[mentees] == self._right[mentors])
