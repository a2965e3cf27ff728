"""Share: the two must have an answer in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Share as ShareConfig
from pairforge.criteria import CommonTags
from pairforge.roster import Roster


class Share:
    """Allows pairs with a tag in common."""

    def __init__(self, config: ShareConfig, roster: Roster) -> None:
        self.label = config.label
        mentee_ask, mentor_ask = config.asks()
        self._tags = CommonTags(roster.tags(mentee_ask).keys, roster.tags(mentor_ask).keys)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the two have a tag in common."""
        return self._tags.any(mentees, mentors)
