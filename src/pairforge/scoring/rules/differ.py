"""Differ: the two must not have given the same answer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Differ as DifferConfig
from pairforge.criteria import Agreement
from pairforge.roster import Roster


class Differ:
    """Allows pairs without the same answer; a blank is not the same as anything."""

    def __init__(self, config: DifferConfig, roster: Roster) -> None:
        self.label = config.label
        mentee_ask, mentor_ask = config.asks()
        self._agreement = Agreement(roster.texts(mentee_ask), roster.texts(mentor_ask))

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the answers are not the same."""
        return ~self._agreement.same(mentees, mentors)
