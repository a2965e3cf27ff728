"""Programme: people, places and eligible pairs as numbers; nothing yet of what matters."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Programme:
    """Who can be paired with whom.

    Choose pairs so that each mentee is in at most ``wants``, each mentor in at least ``minimum`` and
    at most ``capacity``, and the ``locked`` ones are chosen. Arrays are not changed by anybody.

    Parameters
    ----------
    starts
        Where each mentee's pairs begin, shape (num_mentees + 1,).
    mentors
        Mentor of each pair, ascending within a mentee, shape (num_pairs,).
    points
        Points of each pair, shape (num_pairs,); |points| x (nodes + 1) < 2**60.
    wants
        Shape (num_mentees,).
    capacity, minimum
        Shape (num_mentors,).
    locked
        Positions of the pairs that must be chosen, ascending.
    mentee_keys, mentor_keys
        A pseudo-random number for each person (64 bits), from which ties are decided.
    standing
        What each mentee brings along from earlier rounds, in points, shape (num_mentees,); None: nothing.
    """

    starts: IntArray
    mentors: NDArray[np.int32]
    points: IntArray
    wants: IntArray
    capacity: IntArray
    minimum: IntArray
    locked: IntArray
    mentee_keys: NDArray[np.uint64]
    mentor_keys: NDArray[np.uint64]
    standing: IntArray | None = None

    @property
    def num_mentees(self) -> int:
        """How many mentees there are."""
        return len(self.wants)

    @property
    def num_mentors(self) -> int:
        """How many mentors there are."""
        return len(self.capacity)

    @property
    def num_pairs(self) -> int:
        """How many pairs are eligible."""
        return len(self.mentors)

    @cached_property
    def mentees(self) -> NDArray[np.int32]:
        """Mentee of each pair, shape (num_pairs,)."""
        return np.repeat(np.arange(self.num_mentees, dtype=np.int32), np.diff(self.starts))

    def people(self, pairs: IntArray) -> tuple[IntArray, IntArray]:
        """Mentees and mentors of ``pairs`` (positions)."""
        return self.mentees[pairs].astype(np.int64), self.mentors[pairs].astype(np.int64)

    @cached_property
    def standings(self) -> IntArray:
        """Points of each pair with what its mentee brings along, shape (num_pairs,)."""
        return self.points if self.standing is None else self.points + self.standing[self.mentees]
