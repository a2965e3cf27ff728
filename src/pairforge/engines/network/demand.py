"""What mentees need from some mentors, kind by kind, and how much of it these can fill."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.engines.network.kinds import Kinds
from pairforge.engines.network.max_flow import max_flow

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_MOST_WORK = 6_000_000
_LOOKS = 8
"""Arcs that can be looked at in the time of one in a flow."""


@dataclass
class Work:
    """How many arcs all flows had so far, more or less, so that no search is endless."""

    arcs: int = 0

    @property
    def too_much(self) -> bool:
        """Whether to be content with what was found."""
        return self.arcs > _MOST_WORK


@dataclass(frozen=True)
class Demand:
    """What each kind of mentee needs from some kinds of mentors, and the kinds that go together there.

    ``needed`` has the mentors needed by each mentee of a kind, ``left`` and ``right`` one entry for each
    two kinds that go together.
    """

    kinds: Kinds
    mentors: BoolArray
    needed: IntArray
    left: NDArray[np.int32]
    right: NDArray[np.int32]

    @classmethod
    def of(cls, kinds: Kinds) -> Demand:
        """The demand for all mentors."""
        left, right = (side.astype(np.int32) for side in np.nonzero(kinds.eligible))
        return cls(kinds, np.ones(len(kinds.seats), dtype=bool), kinds.wants, left, right)

    def within(self, mentors: BoolArray) -> Demand:
        """What is needed from these kinds of mentors, if the others take as many as are eligible for them."""
        needed = np.maximum(self.needed - self.kinds.taken_by(self.mentors & ~mentors), 0)
        if needed.any():
            inside = mentors[self.right] & (needed[self.left] > 0)
        else:
            inside = np.empty(0, dtype=np.int64)
        return Demand(self.kinds, mentors, needed, self.left[inside], self.right[inside])

    def fill(self, work: Work) -> tuple[int, BoolArray | None]:
        """The most places that can be filled, and which kinds of mentors are short, if any are."""
        kinds = self.kinds
        needed = self.needed * kinds.mentee_counts
        if not needed.any():
            return 0, None
        work.arcs += len(self.left)
        each: IntArray = kinds.mentee_counts[self.left] * kinds.mentor_counts[self.right]
        flow = max_flow(needed, (self.left, self.right, each), kinds.seats)
        return flow.filled, None if flow.filled == needed.sum() else flow.takers

    def smallest(self, short: BoolArray, work: Work) -> tuple[BoolArray, bool]:
        """Leave out kinds of mentors while the rest is short, and say whether none can be left out any more.

        Large parts are tried first, then smaller ones, at last each kind by itself.
        """
        demand = self
        size = int(short.sum()) // 2
        while size:
            start = 0
            while start < len(trials := np.flatnonzero(short)):
                if work.too_much:
                    return short, False
                fewer = short.copy()
                fewer[trials[start : start + size]] = False
                work.arcs += len(demand.left) // _LOOKS
                _, rest = demand.within(fewer).fill(work)
                if rest is None:
                    start += size
                else:  # what came before ``start`` and is left was tried with more around it
                    start = int(rest[trials[:start]].sum())
                    short, demand = rest, demand.within(rest)
            size //= 2
        return short, True
