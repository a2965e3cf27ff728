"""Consent: only people who agreed."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Consent as ConsentConfig
from pairforge.roster import Roster, fold


class Consent:
    """Allows pairs of people who agreed, as far as they were asked."""

    def __init__(self, config: ConsentConfig, roster: Roster) -> None:
        self.label = config.label
        self._mentees = np.ones(len(roster.mentees), dtype=bool)
        self._mentors = np.ones(len(roster.mentors), dtype=bool)
        yes = [fold(value) for value in config.values]
        for ask in config.asks():
            agreed = self._mentees if ask.side == "mentee" else self._mentors
            agreed &= np.isin(np.array(roster.texts(ask).keys, dtype=object), yes)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether both agreed."""
        return self._mentees[mentees] & self._mentors[mentors]
