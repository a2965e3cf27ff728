"""How far apart two people are by their managers; a part of ``network``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Ask
from pairforge.criteria.protocol import Evidence, FloatArray, IntArray, mean_of_all_pairs
from pairforge.roster import Roster

FAR = 4
"""Steps that count in full."""


class ReportingDistance:
    """Steps up to a common manager and down again over four, at most 1.

    Under different people at the top it is 1. It is blank where no common manager is known and somebody at
    the top did not say who theirs is.
    """

    def __init__(self, roster: Roster, asks: Sequence[Ask]) -> None:
        self._roster, self._cited = roster, asks[-1]
        self._words = roster.texts(asks[-1]).words
        tree = roster.hierarchy(asks)
        self._mentees, self._mentors = tree.mentees, tree.mentors
        self._chain, self._tops, self._open = tree.chain(FAR - 1), tree.tops, tree.blank[tree.tops]

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Share of the four steps, in [0, 1]; NaN where it is not known."""
        left, right = self._mentees[mentees], self._mentors[mentors]
        values: FloatArray = self._steps(left, right) / FAR
        if self._open.any():
            unconnected = self._tops[left] != self._tops[right]
            values[unconnected & (self._open[left] | self._open[right])] = np.nan
        return values

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs where it is known."""
        return mean_of_all_pairs(self.values, self._roster)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """How many steps there are, which are all of the value."""
        value = float(self.values(np.array([mentee]), np.array([mentor]))[0])
        if not value > 0:
            return ()
        steps = round(value * FAR)
        words = "1 step" if steps == 1 else f"{FAR} or more steps" if steps == FAR else f"{steps} steps"
        side, column = self._cited.side, self._cited.columns[0]
        answer = self._words[mentor if side == "mentor" else mentee]
        return (Evidence(side, column, answer, value, f"{words} away by managers"),)

    def _steps(self, left: IntArray, right: IntArray) -> NDArray[np.uint8]:
        """Steps between two nodes, at most four."""
        steps = np.full(np.broadcast_shapes(left.shape, right.shape), FAR, dtype=np.uint8)
        ways = [(up, down) for up in range(FAR) for down in range(FAR - up)]
        for up, down in sorted(ways, key=sum, reverse=True):
            above, other = self._chain[left, up], self._chain[right, down]
            steps[(above == other) & (above >= 0)] = up + down
        return steps
