"""Problem: the assignment problem as numbers; it knows no person, no file and no solver."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]

WORST_OFF = "worst_off"
TIES = "ties"


@dataclass(frozen=True)
class Problem:
    """A b-matching problem with lexicographic stages, all to be maximized.

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
    stages
        ``matched``, ``worst_off`` and ``total`` in the order of their importance.
    mentee_keys, mentor_keys
        A pseudo-random number for each person (64 bits), from which ties are decided.
    """

    starts: IntArray
    mentors: NDArray[np.int32]
    points: IntArray
    wants: IntArray
    capacity: IntArray
    minimum: IntArray
    locked: IntArray
    stages: tuple[str, ...]
    mentee_keys: NDArray[np.uint64]
    mentor_keys: NDArray[np.uint64]

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

    def gain(self, stage: str, pairs: IntArray, threshold: int | None = None) -> IntArray:
        """What each of ``pairs`` (positions) adds to a stage.

        For ``worst_off`` with a ``threshold``: -1 for each pair below it, so that the most is 0 if and
        only if everybody can reach it.
        """
        if stage == "matched":
            return np.ones(len(pairs), dtype=np.int64)
        if stage == "total":
            return self.points[pairs]
        if stage == WORST_OFF and threshold is not None:
            return -(self.points[pairs] < threshold).astype(np.int64)
        if stage == TIES:
            return self._tie_weights(pairs)
        raise ValueError(f"the stage {stage!r} does not add up over pairs")

    def _tie_weights(self, pairs: IntArray) -> IntArray:
        """A pseudo-random weight of each pair, at most 44 bits and fewer where exactness asks for it.

        Mixes the two keys with the finalizer of SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable
        pseudorandom number generators", OOPSLA), so that it depends on the two people and the seed only.
        """
        nodes = self.num_mentees + self.num_mentors + 2
        bits = min(44, 60 - int(nodes).bit_length())
        mixed = self.mentor_keys[self.mentors[pairs]] * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= self.mentee_keys[self.mentees[pairs]]
        mixed ^= mixed >> np.uint64(30)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(27)
        mixed *= np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
        return (mixed >> np.uint64(64 - bits)).astype(np.int64)
