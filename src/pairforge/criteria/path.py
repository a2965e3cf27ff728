"""Path: whether the mentor has walked the path that the mentee wants to walk."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import numpy as np

from pairforge.config.criteria import Path as PathConfig
from pairforge.criteria.composite import Composite, Part
from pairforge.criteria.covering import Covering
from pairforge.criteria.held_role import HeldRole
from pairforge.criteria.level_gate import LevelGate
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray, mean_of_all_pairs
from pairforge.roster import Roster

TARGET, CURRENT, BACKGROUND = 5, 3, 2
"""What the wanted role, the present role and the background count for."""


class Path(Criterion):
    """The parts that are configured by their shares, times how well the levels fit, in [0, 1].

    A blank part counts as the programme's mean of that part, a blank level as the mean of how levels fit;
    the pair is blank where every part is, and the levels too.
    """

    phrase = "{}"

    def __init__(self, config: PathConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        self._roster = roster
        parts: list[tuple[float, Part]] = []
        target, current, roles = config.role_asks()
        if target is not None and roles is not None:
            wanted = HeldRole(roster.texts(target), roster.tags(roles), config.target or "", "has been {}")
            parts.append((TARGET, wanted))
        if current is not None and roles is not None:
            present = HeldRole(
                roster.texts(current), roster.tags(roles), config.current or "", "knows {}", config.families
            )
            parts.append((CURRENT, present))
        if config.background is not None:
            mine, theirs = (roster.tags(ask) for ask in config.background_asks())
            parts.append((BACKGROUND, Covering(mine, theirs, config.background.mentor, words="shares {}")))
        self._composite = Composite(parts)
        self._gate = None
        if config.level is not None:
            mentee_ask, mentor_ask = config.level_asks()
            levels = roster.numbers(mentee_ask), roster.numbers(mentor_ask)
            self._gate = LevelGate(*levels, config.level.mentor)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Value in [0, 1]; NaN where nothing is known."""
        values, blank = self._composite.filled(mentees, mentors)
        if self._gate is not None:
            fits, known = self._gate.values(mentees, mentors)
            values *= fits
            blank &= ~known
        if blank.any():
            values[blank] = np.nan
        return values

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs of which something is known."""
        return self._composite.mean if self._gate is None else mean_of_all_pairs(self.values, self._roster)

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """Blank parts can be anything from 0 to 1, and so can how unknown levels fit."""
        low, high = self._composite.interval(mentees, mentors)
        if self._gate is None:
            return low, high
        lowest, highest = self._gate.interval(mentees, mentors)
        return low * lowest, high * highest

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The roles, the background and last the levels, without which the value would be 0."""
        cited = self._composite.evidence(mentee, mentor)
        if self._gate is None:
            return cited
        pair = np.array([mentee]), np.array([mentor])
        gate, value = float(self._gate.values(*pair)[0][0]), float(self.values(*pair)[0])
        levels = self._gate.evidence(mentee, mentor, value) if value > 0 else ()
        return (*(replace(one, gives=one.gives * gate) for one in cited if gate > 0), *levels)
