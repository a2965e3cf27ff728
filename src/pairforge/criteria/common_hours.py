"""How long two people are free at the same time; what ``meeting_time`` and ``meet`` have in common."""

from __future__ import annotations

from itertools import chain

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.bits import bits_of_table
from pairforge.criteria.protocol import IntArray
from pairforge.roster import WeeklyHours
from pairforge.roster.answers.hours import merged
from pairforge.roster.answers.times import DAY, WEEK

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MOST_TOLD = 3


class CommonHours:
    """Compares the mentees' hours with the mentors'.

    The week is cut wherever somebody's time starts or ends. A person is a row of bits, one for each piece
    in which people of both sides are free; pieces of one length stand together, so that their bits can be
    counted and multiplied.
    """

    def __init__(self, left: WeeklyHours, right: WeeklyHours) -> None:
        self._left, self._right = left, right
        cuts = np.array(sorted(_ends(left) | _ends(right)), dtype=np.int64)
        tables = _table(left, cuts), _table(right, cuts)
        lengths = np.diff(cuts) * (tables[0].any(axis=0) & tables[1].any(axis=0))
        each = np.unique(lengths[lengths > 0]).tolist()
        self._bits, self._other_bits = (_bits(table, lengths, each) for table in tables)
        self._lengths = [length for length in each for _ in range(-(-int((lengths == length).sum()) // 64))]
        self.left_known, self.right_known = _answered(left), _answered(right)

    def minutes(self, mentees: IntArray, mentors: IntArray) -> IntArray:
        """Minutes of the week in which both are free; 0 where one is not known."""
        minutes = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape), dtype=np.uint16)
        for word, length in enumerate(self._lengths):
            pieces = np.bitwise_count(self._bits[mentees, word] & self._other_bits[mentors, word])
            minutes += pieces * np.uint16(length)
        return minutes.astype(np.int64)

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
        local = [((start + ahead) % WEEK, (start + ahead) % WEEK + end - start) for start, end in common]
        words = [f"{_DAYS[start // DAY]} {_clock(start)}-{_clock(end)}" for start, end in merged(local)]
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


def _table(hours: WeeklyHours, cuts: IntArray) -> NDArray[np.bool_]:
    """Whether each person is free in each piece between two cuts."""
    table = np.zeros((len(hours.spans), max(len(cuts) - 1, 0)), dtype=bool)
    for idx, spans in enumerate(hours.spans):
        for first, last in np.searchsorted(cuts, np.array(spans, dtype=np.int64).reshape(-1, 2)).tolist():
            table[idx, first:last] = True
    return table


def _bits(table: NDArray[np.bool_], lengths: IntArray, each: list[int]) -> NDArray[np.uint64]:
    """The pieces of each length as words of their own."""
    words = [bits_of_table(table[:, lengths == length]) for length in each]
    return np.concatenate([np.zeros((len(table), 0), dtype=np.uint64), *words], axis=1)


def _one_each(bits: NDArray[np.uint64], known: NDArray[np.bool_]) -> tuple[IntArray, IntArray]:
    people = np.flatnonzero(known)
    _, first, counts = np.unique(bits[people], axis=0, return_index=True, return_counts=True)
    return people[first], counts.astype(np.int64)


def _clock(minutes: int) -> str:
    return f"{minutes % DAY // 60:02}:{minutes % 60:02}"
