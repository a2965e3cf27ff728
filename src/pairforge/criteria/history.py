"""History: pairs of earlier rounds, to repeat or to avoid."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from pairforge.config.criteria import History as HistoryConfig
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray, rounded_mean
from pairforge.roster import Roster


class History(Criterion):
    """1 for the pairs of earlier rounds, or for all others where those are to be avoided; never blank."""

    phrase = "{}"

    def __init__(self, config: HistoryConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        (ask,) = config.pair_asks()
        self._column, self._repeat = ask.mentor, config.prefer == "repeat"
        self._num_mentees, self._num_mentors = len(roster.mentees), len(roster.mentors)
        self._mentors = roster.mentors.names
        self._keys = roster.pair_lists[ask].keys(self._num_mentors)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """1 or 0."""
        values = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape))
        if len(self._keys):
            wanted = mentees * self._num_mentors + mentors
            found = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
            values[self._keys[found] == wanted] = 1.0
        return values if self._repeat else 1 - values

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs."""
        pairs = self._num_mentees * self._num_mentors
        return rounded_mean(len(self._keys) if self._repeat else pairs - len(self._keys), pairs)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """That they were paired before, or that they were not."""
        if not self.values(np.array([mentee]), np.array([mentor]))[0]:
            return ()
        words = "paired before" if self._repeat else "not paired before"
        return (Evidence("mentee", self._column, self._mentors[mentor], 1.0, words),)
