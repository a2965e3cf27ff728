"""Network: how far the mentor takes the mentee beyond the people that they know."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from pairforge.config.criteria import Network as NetworkConfig
from pairforge.criteria.composite import Composite, Part
from pairforge.criteria.disagreement import Disagreement
from pairforge.criteria.gaps import mean_over_gaps
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.criteria.reporting_distance import ReportingDistance
from pairforge.roster import Numbers, Roster

DEPARTMENT, MANAGER, LEVEL = 4, 3, 3
"""What another department, the distance by managers and a higher level count for."""
HIGH = 2
"""Steps above that count in full."""


class Network(Criterion):
    """The parts that are configured by their shares, in [0, 1].

    A blank part counts as the programme's mean of that part; the pair is blank where every part is.
    """

    phrase = "{}"

    def __init__(self, config: NetworkConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        parts: list[tuple[float, Part]] = []
        if config.department is not None:
            mine, theirs = (roster.texts(ask) for ask in config.department_asks())
            parts.append((DEPARTMENT, Disagreement(mine, theirs, config.department.mentor)))
        if config.manager is not None:
            parts.append((MANAGER, ReportingDistance(roster, config.manager_asks())))
        if config.level is not None:
            low, high = (roster.numbers(ask) for ask in config.level_asks())
            parts.append((LEVEL, _Reach(low, high, config.level.mentor)))
        self._composite = Composite(parts)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Value in [0, 1]; NaN where every part is blank."""
        return self._composite.values(mentees, mentors)

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs with at least one known part."""
        return self._composite.mean

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """Blank parts can be anything from 0 to 1."""
        return self._composite.interval(mentees, mentors)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The department, the distance and the level, as far as they count for anything."""
        return self._composite.evidence(mentee, mentor)


class _Reach:
    """How many steps the mentor is above the mentee, over two and within [0, 1]; blank if a level is."""

    def __init__(self, left: Numbers, right: Numbers, column: str) -> None:
        self._left, self._right, self._column = left, right, column

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        return _of_gap(self._right.values[mentors] - self._left.values[mentees])

    @cached_property
    def mean(self) -> float:
        return mean_over_gaps(self._left.values, self._right.values, _of_gap)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        value = float(self.values(np.array([mentee]), np.array([mentor]))[0])
        mine, theirs = self._left.words[mentee], self._right.words[mentor]
        words = f"{mine} to {theirs}"
        return (Evidence("mentor", self._column, theirs, value, words),) if value > 0 else ()


def _of_gap(gap: FloatArray) -> FloatArray:
    return np.clip(gap, 0, HIGH) / HIGH
