"""Never: the listed pairs are not allowed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Never as NeverConfig
from pairforge.roster import Roster


class Never:
    """Excludes the listed pairs."""

    def __init__(self, config: NeverConfig, roster: Roster) -> None:
        self.label = config.label
        (ask,) = config.pair_asks()
        self._pairs, self._num_mentors = roster.pair_lists[ask], len(roster.mentors)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the pair is not listed."""
        return ~self._pairs.contains(mentees, mentors, self._num_mentors)
