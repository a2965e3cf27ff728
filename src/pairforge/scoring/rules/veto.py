"""Veto: nobody with somebody whom either would rather not have."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Veto as VetoConfig
from pairforge.roster import PairList, Roster


class Veto:
    """Excludes the pairs of which one named the other."""

    def __init__(self, config: VetoConfig, roster: Roster) -> None:
        self.label = config.label
        pairs: set[tuple[int, int]] = set()
        for ask in config.asks():
            for person, others in enumerate(roster.wishes(ask).choices):
                pairs.update((person, other) if ask.side == "mentee" else (other, person) for other in others)
        listed = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
        self._pairs, self._num_mentors = PairList(listed[:, 0], listed[:, 1]), len(roster.mentors)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether neither of the two named the other."""
        return ~self._pairs.contains(mentees, mentors, self._num_mentors)
