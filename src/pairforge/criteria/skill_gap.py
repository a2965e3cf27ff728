"""Skill gap: how much of what the mentee wants to learn the mentor can and will teach."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.config.criteria import SkillGap as SkillGapConfig
from pairforge.criteria.protocol import (
    BILLION,
    Criterion,
    Evidence,
    FloatArray,
    IntArray,
    billionths,
    rounded_mean,
)
from pairforge.roster import LevelTable, Roster, TagLists

_TOO_FAR = 0.9
"""What is left of a skill's share where the mentor is too far above the wanted level."""


class SkillGap(Criterion):
    """Share of the mentee's gaps that the mentor closes, in [0, 1], weighted by importance.

    A skill whose level ``now`` is a and whose wanted level t is higher is a gap. A mentor of level m closes
    (min(m, t) - a) / (t - a) of it, at least 0, and nine tenths of that if m - t is more than ``too_far``.
    A mentor without a level in it, or not willing to teach it, closes nothing. A mentee without a gap is
    blank, and so is a mentor who gave no level at all, or left out what to teach.
    """

    phrase = "can teach {}"

    def __init__(self, config: SkillGapConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        self._column, self._too_far, self._order = config.mentor, config.too_far, config.order
        wanted_ask, mentor_ask, now_ask, importance_ask, teaches_ask = config.ask_each()
        wanted, offered = roster.levels(wanted_ask), roster.levels(mentor_ask)
        teaches = None if teaches_ask is None else roster.tags(teaches_ask)
        self._skills, self._words = wanted.skills, {**offered.words, **wanted.words}
        want = wanted.values
        now, unplaced = np.zeros_like(want), np.zeros(len(want), dtype=bool)
        if now_ask is not None:
            told = roster.levels(now_ask)
            now, unplaced = (
                _aligned(told, self._skills),
                np.isnan(told.values).sum(axis=1) == len(told.skills),
            )
        weight = np.ones_like(want)
        if importance_ask is not None:
            first = 1.0 if config.importance_order else 0.0
            weight = _aligned(roster.levels(importance_ask), self._skills) + first
        gaps = _Gaps(np.where(np.isnan(now), 0.0, now), want, weight)
        self._codes, self._now, self._want, self._importance = gaps.codes, gaps.now, gaps.want, gaps.weight
        self._unweighed = gaps.unweighed
        self._unplaced: NDArray[np.bool_] = unplaced
        self._possible = self._importance.cumsum(axis=1)[:, -1]  # one after the other, as ``values`` does
        self._levels = np.zeros((len(roster.mentors), len(self._skills) + 1))
        self._levels[:, :-1] = _offered(offered, teaches, self._skills)
        self._teaching: NDArray[np.bool_] = np.isfinite(offered.values).sum(axis=1) > 0
        if teaches is not None:
            self._teaching &= np.array([bool(tags) for tags in teaches.keys])
        self._learning: NDArray[np.bool_] = self._possible > 0

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Share that is closed, in [0, 1]; NaN where there is no gap, or nothing of the mentor is known."""
        closed = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape))
        for place in range(self._codes.shape[1]):
            level = self._levels[mentors, self._codes[mentees, place]]
            share = self._share(self._now[mentees, place], self._want[mentees, place], level)
            closed += share * self._importance[mentees, place]
        closed /= np.where(self._learning, self._possible, 1.0)[mentees]
        if not (self._learning.all() and self._teaching.all()):
            closed[~(self._learning[mentees] & self._teaching[mentors])] = np.nan
        return closed

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """As for every criterion, and from 0 to 1 for mentees who left out their levels now.

        Where a gap has no importance of its own, the value lies between the smallest and the largest share
        of any gap.
        """
        low, high = super().interval(mentees, mentors)
        least, most = np.ones_like(low), np.zeros_like(low)
        for place in range(self._codes.shape[1]):
            level = self._levels[mentors, self._codes[mentees, place]]
            share = self._share(self._now[mentees, place], self._want[mentees, place], level)
            is_gap = self._codes[mentees, place] >= 0
            least = np.where(is_gap, np.minimum(least, share), least)
            most = np.where(is_gap, np.maximum(most, share), most)
        known = self._learning[mentees] & self._teaching[mentors]
        unweighed, unplaced = known & self._unweighed[mentees], self._unplaced[mentees]
        return (
            np.where(unplaced, 0.0, np.where(unweighed, least, low)),
            np.where(unplaced, 1.0, np.where(unweighed, most, high)),
        )

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs without a blank."""
        total = 0
        worth = self._importance / np.where(self._learning, self._possible, 1.0)[:, None]
        for skill in range(len(self._skills)):
            levels, counts = np.unique(self._levels[self._teaching, skill], return_counts=True)
            mentees, places = np.nonzero(self._codes == skill)
            now, want = self._now[mentees, places], self._want[mentees, places]
            shares = self._share(now[:, None], want[:, None], levels[None, :])
            total += int((billionths(shares * worth[mentees, places, None]) @ counts).sum())
        return rounded_mean(Fraction(total, BILLION), int(self._learning.sum()) * int(self._teaching.sum()))

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The gaps that the mentor closes, or narrows, those that give most first."""
        if not (self._learning[mentee] and self._teaching[mentor]):
            return ()
        codes, now, want = self._codes[mentee], self._now[mentee], self._want[mentee]
        levels = self._levels[mentor, codes]
        gives = self._share(now, want, levels) * self._importance[mentee] / self._possible[mentee]
        found = []
        for place in np.argsort(-gives, kind="stable"):
            if gives[place] > 0:
                skill = self._words[self._skills[codes[place]]]
                level, reached = levels[place], min(levels[place], want[place])
                words = f"{skill} from {self._told(now[place])} to {self._told(reached)}"
                answer = f"{skill}: {self._told(level)}"
                found.append(Evidence("mentor", self._column, answer, float(gives[place]), words))
        return tuple(found)

    def _share(self, now: FloatArray, want: FloatArray, level: FloatArray) -> FloatArray:
        share: FloatArray = np.maximum(np.minimum(level, want) - now, 0.0) / (want - now)
        if self._too_far is not None:
            share *= np.where(level - want > self._too_far, _TOO_FAR, 1.0)
        return share

    def _told(self, level: float) -> str:
        return f"{level:g}" if self._order is None else self._order[int(level)]


class _Gaps:
    """The gaps of each mentee side by side: row a mentee, column a gap; of no importance where there is none.

    ``codes`` are numbers of skills, -1 where there is no gap; ``now`` and ``want`` are levels. ``unweighed``
    are the mentees who left out how important some gap is.
    """

    def __init__(self, now: FloatArray, want: FloatArray, weight: FloatArray) -> None:
        gap = want > now
        given = np.where(gap & ~np.isnan(weight), weight, 0.0)
        count = (gap & ~np.isnan(weight)).sum(axis=1)
        total = np.array([math.fsum(weights) for weights in given])
        usual = np.where(count > 0, total / np.maximum(count, 1), 1.0)
        self.unweighed: NDArray[np.bool_] = (gap & np.isnan(weight)).sum(axis=1) > 0
        weight = np.where(np.isnan(weight), usual[:, None], weight)
        gap &= weight > 0
        shape = len(want), max(1, int(gap.sum(axis=1).max(initial=0)))
        self.codes: NDArray[np.int64] = np.full(shape, -1)
        self.now, self.want, self.weight = np.zeros(shape), np.ones(shape), np.zeros(shape)
        mentees, skills = np.nonzero(gap)
        places = np.cumsum(gap, axis=1)[mentees, skills] - 1
        self.codes[mentees, places] = skills
        self.now[mentees, places] = now[mentees, skills]
        self.want[mentees, places] = want[mentees, skills]
        self.weight[mentees, places] = weight[mentees, skills]


def _aligned(table: LevelTable, skills: tuple[str, ...]) -> FloatArray:
    """The levels of these skills, NaN where none is given, shape (num_people, num_skills)."""
    number = {skill: idx for idx, skill in enumerate(table.skills)}
    padded = np.hstack([table.values, np.full((len(table.values), 1), np.nan)])
    return padded[:, [number.get(skill, -1) for skill in skills]]


def _offered(offered: LevelTable, teaches: TagLists | None, skills: tuple[str, ...]) -> FloatArray:
    """The mentors' levels of these skills, 0 for what they do not teach."""
    levels = _aligned(offered, skills)
    if teaches is not None:
        number = {skill: idx for idx, skill in enumerate(skills)}
        willing = np.zeros(levels.shape, dtype=bool)
        for idx, tags in enumerate(teaches.keys):
            willing[idx, [number[tag] for tag in tags if tag in number]] = True
        levels[~willing] = np.nan
    return np.where(np.isnan(levels), 0.0, levels)
