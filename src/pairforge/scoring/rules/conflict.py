"""Conflict: nobody with somebody of a group of theirs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Conflict as ConflictConfig
from pairforge.criteria import CommonTags
from pairforge.roster import Roster


class Conflict:
    """Excludes pairs with a group in common."""

    def __init__(self, config: ConflictConfig, roster: Roster) -> None:
        self.label = config.label
        if config.asks():
            left, right = (roster.tags(ask).keys for ask in config.asks())
        else:
            (ask,) = config.group_asks()
            left, right = roster.groups[ask].mentees, roster.groups[ask].mentors
        self._groups = CommonTags(left, right)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the two have no group in common."""
        return ~self._groups.any(mentees, mentors)
