"""Meet: the two must be free at the same time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Meet as MeetConfig
from pairforge.criteria import CommonHours
from pairforge.roster import Roster


class Meet:
    """Allows pairs who are free at the same time for long enough; a blank cannot be shown to be."""

    def __init__(self, config: MeetConfig, roster: Roster) -> None:
        self.label = config.label
        mentee_ask, mentor_ask = config.asks()
        self._hours = CommonHours(roster.hours(mentee_ask), roster.hours(mentor_ask))
        self._minutes = config.minutes

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the two have enough time in common."""
        return self._hours.minutes(mentees, mentors) >= self._minutes
