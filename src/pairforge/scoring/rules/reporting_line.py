"""Reporting line: nobody with somebody above or below them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import ReportingLine as ReportingLineConfig
from pairforge.roster import Roster


class ReportingLine:
    """Excludes pairs of whom one works above the other, at any distance."""

    def __init__(self, config: ReportingLineConfig, roster: Roster) -> None:
        self.label = config.label
        tree = roster.hierarchy(config.asks())
        first, last = tree.spans
        self._mentee_first, self._mentee_last = first[tree.mentees], last[tree.mentees]
        self._mentor_first, self._mentor_last = first[tree.mentors], last[tree.mentors]

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the two work in different lines."""
        mine, theirs = self._mentee_first[mentees], self._mentor_first[mentors]
        above = (theirs <= mine) & (mine < self._mentor_last[mentors])
        below = (mine <= theirs) & (theirs < self._mentee_last[mentees])
        return ~(above | below)
