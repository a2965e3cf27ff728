"""Closeness: how near the distance from mentee to mentor is to the best one."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from pairforge.config.criteria import Closeness as ClosenessConfig
from pairforge.criteria.gaps import known, mean_over_gaps
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.roster import Roster


class Closeness(Criterion):
    """1 where mentor minus mentee lies in the best range, falling evenly to 0 at ``fade`` outside of it."""

    phrase = "{}"

    def __init__(self, config: ClosenessConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mentee_ask, mentor_ask = config.asks()
        self._column = config.headings[1]
        self._left, self._right = roster.numbers(mentee_ask), roster.numbers(mentor_ask)
        self._low, self._high = config.best
        self._fade = config.fade or (len(config.order) - 1 if config.order else self._farthest())

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Closeness in [0, 1]; NaN where an answer is blank."""
        return self._of_gap(self._right.values[mentors] - self._left.values[mentees])

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs without a blank."""
        return mean_over_gaps(self._left.values, self._right.values, self._of_gap)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The two answers, if they count for anything."""
        value = self._of_gap(self._right.values[[mentor]] - self._left.values[[mentee]])[0]
        theirs = self._right.words[mentor]
        words = f"{self._left.words[mentee]} to {theirs}"
        return (Evidence("mentor", self._column, theirs, float(value), words),) if value > 0 else ()

    def _of_gap(self, gap: FloatArray) -> FloatArray:
        outside = np.maximum(self._low - gap, gap - self._high)
        return np.clip(1 - np.maximum(outside, 0) / self._fade, 0, 1)

    def _farthest(self) -> float:
        left, right = known(self._left.values), known(self._right.values)
        if not (len(left) and len(right)):
            return 1.0
        outside = max(self._low - (right.min() - left.max()), (right.max() - left.min()) - self._high)
        return float(outside) if outside > 0 else 1.0
