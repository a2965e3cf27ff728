"""Scores: scores made elsewhere, taken as they stand."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from pairforge.config.criteria import Scores as ScoresConfig
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.roster import PairList, Roster


class Scores(Criterion):
    """The score of each listed pair, of either sign; pairs that are not listed are not eligible."""

    phrase = "{}"

    def __init__(self, config: ScoresConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        self._column = config.score
        (ask,) = config.pair_asks()
        self.listed: PairList = roster.pair_lists[ask]
        self._num_mentors = len(roster.mentors)
        self._keys = self.listed.keys(self._num_mentors)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """The listed score.

        Raises
        ------
        LookupError
            If a pair is not listed.
        """
        assert self.listed.scores is not None
        wanted = mentees * self._num_mentors + mentors
        if wanted.shape == self._keys.shape and np.array_equal(wanted, self._keys):
            return self.listed.scores.copy()
        found = np.minimum(np.searchsorted(self._keys, wanted), max(len(self._keys) - 1, 0))
        if wanted.size and (not len(self._keys) or (self._keys[found] != wanted).any()):
            raise LookupError("a pair is not listed")
        return self.listed.scores[found]

    @cached_property
    def mean(self) -> float:
        """0: no listed score is blank."""
        return 0.0

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The listed score."""
        try:
            value = float(self.values(np.array([mentee]), np.array([mentor]))[0])
        except LookupError:
            return ()
        column, told = self._column, f"{value:g}"
        return (Evidence("mentee", column, told, value, told),) if value > 0 else ()
