"""How long two people are free at the same time; what ``meeting_time`` and ``meet`` have in common."""

from __future__ import annotations

import math
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.bits import bits_of_table
from pairforge.criteria.protocol import IntArray
from pairforge.roster import WeeklyHours

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY = 24 * 60
_WEEK = 7 * _DAY
_MOST_TOLD = 3


class CommonHours:
    """Compares the mentees' hours with the mentors'.

    The week is cut into steps as long as all times allow (an hour, if all start and end on the hour), of
    which those count in which somebody on either side is free; a person is a row of bits.
    """

    def __init__(self, left: WeeklyHours, right: WeeklyHours) -> None:
        self._left, self._right = left, right
        self._step = math.gcd(_WEEK, *_ends(left), *_ends(right))
        tables = _table(left, self._step), _table(right, self._step)
        used = tables[0].any(axis=0) & tables[1].any(axis=0)
        self._bits, self._other_bits = (bits_of_table(table[:, used]) for table in tables)
        self.left_known, self.right_known = _answered(left), _answered(right)

    def minutes(self, mentees: IntArray, mentors: IntArray) -> IntArray:
        """Minutes of the week in which both are free; 0 where one is not known."""
        steps = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape), dtype=np.uint16)
        for word in range(self._bits.shape[1]):
            steps += np.bitwise_count(self._bits[mentees, word] & self._other_bits[mentors, word])
        return steps.astype(np.int64) * self._step

    def distinct(self) -> tuple[IntArray, IntArray, IntArray, IntArray]:
        """One mentee and one mentor for each set of hours that is given, and how many people gave it."""
        mentees, num_mentees = _one_each(self._bits, self.left_known)
        mentors, num_mentors = _one_each(self._other_bits, self.right_known)
        return mentees, num_mentees, mentors, num_mentors

    def told(self, mentee: int, mentor: int) -> str:
        """The common hours on the mentee's clock, such as ``Mon 09:00-10:00``; the first few of many."""
        common = [
            (max(start, other), min(end, other_end))
            for start, end in self._left.spans[mentee]
            for other, other_end in self._right.spans[mentor]
            if max(start, other) < min(end, other_end)
        ]
        ahead = self._left.offsets[mentee]
        local = sorted(((start + ahead) % _WEEK, end - start) for start, end in common)
        words = [f"{_DAYS[start // _DAY]} {_clock(start)}-{_clock(start + long)}" for start, long in local]
        more = [f"{len(words) - _MOST_TOLD} more times"] if len(words) > _MOST_TOLD + 1 else []
        listed = ", ".join(words[:_MOST_TOLD] + more if more else words)
        zones = {zone for hours in (self._left, self._right) for zone in hours.zones if zone}
        return f"{listed} ({self._left.zones[mentee]})" if len(zones) > 1 else listed

    def answer(self, mentor: int) -> str:
        """The mentor's hours as they were written."""
        return self._right.words[mentor]


def _ends(hours: WeeklyHours) -> set[int]:
    return {end for spans in hours.spans for end in chain.from_iterable(spans)}


def _answered(hours: WeeklyHours) -> NDArray[np.bool_]:
    return np.array([bool(spans) for spans in hours.spans])


def _table(hours: WeeklyHours, step: int) -> NDArray[np.bool_]:
    table = np.zeros((len(hours.spans), _WEEK // step), dtype=bool)
    for idx, spans in enumerate(hours.spans):
        for start, end in spans:
            table[idx, start // step : end // step] = True
    return table


def _one_each(bits: NDArray[np.uint64], known: NDArray[np.bool_]) -> tuple[IntArray, IntArray]:
    people = np.flatnonzero(known)
    _, first, counts = np.unique(bits[people], axis=0, return_index=True, return_counts=True)
    return people[first], counts.astype(np.int64)


def _clock(minutes: int) -> str:
    return f"{minutes % _DAY // 60:02}:{minutes % 60:02}"
