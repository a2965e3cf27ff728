"""People who are alike for the flow: those of one side who may go to the same people of the other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_BLOCK = 1 << 22


@dataclass(frozen=True)
class Kinds:
    """Mentees and mentors merged into kinds; a flow between kinds can be shared out among their people.

    Parameters
    ----------
    kind_of_mentee, kind_of_mentor
        The kind of each person, shapes (num_mentees,) and (num_mentors,).
    mentee_counts, mentor_counts
        People of each kind.
    eligible
        Which kinds go together, shape (mentee kinds, mentor kinds).
    wants
        Mentors wanted by each mentee of a kind, at most as many as are eligible.
    seats
        Seats of all mentors of a kind together.
    """

    kind_of_mentee: IntArray
    kind_of_mentor: IntArray
    mentee_counts: IntArray
    mentor_counts: IntArray
    eligible: BoolArray
    wants: IntArray
    seats: IntArray

    def taken_by(self, mentors: BoolArray) -> IntArray:
        """How many of these kinds' mentors are eligible for a mentee of each kind."""
        taken = np.zeros(len(self.wants), dtype=np.int64)
        step = max(1, _BLOCK // len(taken))
        positions = np.flatnonzero(mentors)
        for start in range(0, len(positions), step):
            some = positions[start : start + step]
            taken += self.mentor_counts[some] @ self._by_mentor[some]
        return taken

    @cached_property
    def _by_mentor(self) -> BoolArray:
        return np.ascontiguousarray(self.eligible.T)


def merge_alike(eligible: NDArray[np.uint8], wants: IntArray, capacity: IntArray) -> Kinds:
    """Find the kinds; mentors without a seat are nobody's.

    Parameters
    ----------
    eligible
        One bit a pair, shape (num_mentees, ceil(num_mentors / 8)).
    wants, capacity
        Places of each mentee and mentor.
    """
    open_bits = np.packbits(capacity > 0)
    rows, kind_of_mentee, mentee_counts = _alike(eligible & open_bits, wants)
    table = np.unpackbits(eligible[rows] & open_bits, axis=1, count=len(capacity)).astype(bool)
    columns, kind_of_mentor, mentor_counts = _alike(np.packbits(table.T, axis=1), capacity)
    table = np.ascontiguousarray(table[:, columns])
    return Kinds(
        kind_of_mentee,
        kind_of_mentor,
        mentee_counts,
        mentor_counts,
        table,
        wants=np.minimum(wants[rows], table @ mentor_counts),
        seats=capacity[columns] * mentor_counts,
    )


def _alike(bits: NDArray[np.uint8], places: IntArray) -> tuple[IntArray, IntArray, IntArray]:
    """For rows of bits and their places: the first of each kind, the kind of each, and how many there are.

    Kinds are in the order of their first row.
    """
    content = np.hstack([bits, places.astype("<i8")[:, None].view(np.uint8)])
    whole = np.ascontiguousarray(content).view(np.dtype((np.void, content.shape[1])))[:, 0]
    _, first, kind, counts = np.unique(whole, return_index=True, return_inverse=True, return_counts=True)
    order = np.argsort(first)
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    return first[order], rank[kind.reshape(-1)], counts[order]
