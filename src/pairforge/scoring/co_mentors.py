"""Co-mentors: mentors who are neither lead nor second are in no pair."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.co_mentors import CoMentorsConfig
from pairforge.roster import Roster


class CoMentors:
    """Allows pairs with a lead or a second."""

    def __init__(self, config: CoMentorsConfig, roster: Roster) -> None:
        self.label = config.label
        categories = roster.categories(config.asks()[0])
        codes = [categories.code(value) for value in (*config.lead, *config.second)]
        self._is_either = np.isin(categories.codes, [code for code in codes if code is not None])

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the mentor is a lead or a second."""
        return np.broadcast_to(self._is_either[mentors], np.broadcast_shapes(mentees.shape, mentors.shape))
