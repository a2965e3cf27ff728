"""Meeting time: whether the two are free at the same time for as long as they need."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from pairforge.config.criteria import MeetingTime as MeetingTimeConfig
from pairforge.criteria.blocks import blocks
from pairforge.criteria.common_hours import CommonHours
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray, rounded_mean
from pairforge.roster import Roster


class MeetingTime(Criterion):
    """Minutes of the week in which both are free over the minutes that they need, at most 1.

    Blank if one of the two gave no hours.
    """

    phrase = "both free {}"

    def __init__(self, config: MeetingTimeConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mentee_ask, mentor_ask = config.asks()
        self._column, self._needed = mentor_ask.columns[0], config.needed
        self._hours = CommonHours(roster.hours(mentee_ask), roster.hours(mentor_ask))

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Share of the needed time, in [0, 1]; NaN where hours are blank."""
        shares: FloatArray = self._enough(mentees, mentors) / self._needed
        left, right = self._hours.left_known, self._hours.right_known
        if not (left.all() and right.all()):
            shares[~(left[mentees] & right[mentors])] = np.nan
        return shares

    @cached_property
    def mean(self) -> float:
        """Mean share over all pairs without a blank."""
        mentees, num_mentees, mentors, num_mentors = self._hours.distinct()
        total = 0
        for rows, columns in blocks(len(mentees), len(mentors)):
            minutes = self._enough(mentees[rows], mentors[columns])
            total += int(num_mentees[rows[:, 0]] @ minutes @ num_mentors)
        return rounded_mean(total, self._needed * int(num_mentees.sum()) * int(num_mentors.sum()))

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The mentor's hours, which give all of the value, told by the times that both are free."""
        minutes = int(self._enough(np.array([mentee]), np.array([mentor]))[0])
        answer, told = self._hours.answer(mentor), self._hours.told(mentee, mentor)
        gives = minutes / self._needed
        return (Evidence("mentor", self._column, answer, gives, told),) if minutes else ()

    def _enough(self, mentees: IntArray, mentors: IntArray) -> IntArray:
        """Common minutes as far as they are needed."""
        return np.minimum(self._hours.minutes(mentees, mentors), self._needed)
