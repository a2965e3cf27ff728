"""The tie-break: a pseudo-random weight for each pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme
from pairforge.problem.stages.sums import Reading, Sum, SumStage

TIES = "ties"


@dataclass(frozen=True)
class Ties(SumStage):
    """Decides among optima by the seed and the two people of each pair alone."""

    name: str = TIES

    @property
    def sums(self) -> tuple[Sum, ...]:
        """The sum of the weights."""
        return (Sum(TIES, Reading.MOST),)

    @staticmethod
    def bits(programme: Programme) -> int:
        """How many bits the weights have."""
        nodes = programme.num_mentees + programme.num_mentors + 2
        return min(44, 60 - int(nodes).bit_length())

    def gain(self, programme: Programme, step: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """A weight of at most 44 bits, and fewer where exactness asks for it.

        Mixes the two keys with the finalizer of SplitMix64 (Steele, Lea, Flood 2014, "Fast splittable
        pseudorandom number generators", OOPSLA).
        """
        bits = self.bits(programme)
        mixed = programme.mentor_keys[programme.mentors[pairs]] * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= programme.mentee_keys[programme.mentees[pairs]]
        mixed ^= mixed >> np.uint64(30)
        mixed *= np.uint64(0xBF58476D1CE4E5B9)
        mixed ^= mixed >> np.uint64(27)
        mixed *= np.uint64(0x94D049BB133111EB)
        mixed ^= mixed >> np.uint64(31)
        return (mixed >> np.uint64(64 - bits)).astype(np.int64)
