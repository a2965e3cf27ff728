"""Who competes for too few seats: groups of mentees whose eligible mentors have fewer than are wanted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.max_flow import SimpleMaxFlow

from pairforge.engines.network.kinds import Kinds, merge_alike
from pairforge.errors import FaultError

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_MOST_WORK = 6_000_000
_LOOKS = 8
"""Arcs that can be looked at in the time of one in a flow."""


@dataclass(frozen=True)
class Shortage:
    """Mentees who need more places from some mentors than these have seats.

    Parameters
    ----------
    mentees, mentors
        Positions. The mentees are all who want more mentors than are eligible for them elsewhere.
    needed
        How many places the mentees want from these mentors, even if every other eligible mentor took them.
    seats
        What these mentors have; less than ``needed``.
    minimal
        Whether it is proved that no smaller set of the mentors is short by itself, mentors who are alike
        counting as one.
    """

    mentees: IntArray
    mentors: IntArray
    needed: int
    seats: int
    minimal: bool


@dataclass(frozen=True)
class Supply:
    """The most places that can be filled, and the groups that are short."""

    fillable: int
    shortages: tuple[Shortage, ...]


def find_shortages(eligible: NDArray[np.uint8], wants: IntArray, capacity: IntArray) -> Supply:
    """Compare seats with demand in every group at once.

    A maximum flow fills the most places. Where it leaves some empty, its minimum cut is a set of mentors
    for whom too many compete (Hall's condition); mentors are then left out as long as the rest is short.
    After that, these mentors are thought to have seats enough, and the next group is looked for, until
    nobody is short. (Once the work is too much, all who are left short make one group.) That the
    whole programme has fewer seats than are wanted is no group. Those who want more mentors than are
    eligible for them count as wanting as many as are.

    Parameters
    ----------
    eligible
        One bit a pair, shape (num_mentees, ceil(num_mentors / 8)), as ``numpy.packbits`` makes them.
    wants
        Mentors wanted by each mentee, shape (num_mentees,).
    capacity
        Seats of each mentor, shape (num_mentors,).

    Raises
    ------
    FaultError
        If the flow solver fails, or a group that it found is not short by counting.
    """
    kinds = merge_alike(eligible, wants, capacity)
    demand, work = _Demand.of(kinds), _Work()
    fillable, short = demand.fill(work)
    found: list[Shortage] = []
    while short is not None:
        group, minimal = demand.within(short).smallest(short, work)
        shortage = _counted(kinds, group, minimal=minimal)
        if shortage.seats < int(kinds.seats.sum()):
            found.append(shortage)
        demand = demand.within(~group)
        _, short = demand.fill(work)
    return Supply(fillable, tuple(sorted(found, key=lambda group: group.seats - group.needed)))


def most_places(eligible: NDArray[np.uint8], wants: IntArray, capacity: IntArray) -> int:
    """The most places that can be filled; parameters as for ``find_shortages``."""
    return _Demand.of(merge_alike(eligible, wants, capacity)).fill(_Work())[0]


@dataclass
class _Work:
    """How many arcs all flows had so far, more or less, so that no search is endless."""

    arcs: int = 0

    @property
    def too_much(self) -> bool:
        """Whether to be content with what was found."""
        return self.arcs > _MOST_WORK


@dataclass(frozen=True)
class _Demand:
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
    def of(cls, kinds: Kinds) -> _Demand:
        """The demand for all mentors."""
        left, right = (side.astype(np.int32) for side in np.nonzero(kinds.eligible))
        return cls(kinds, np.ones(len(kinds.seats), dtype=bool), kinds.wants, left, right)

    def within(self, mentors: BoolArray) -> _Demand:
        """What is needed from these kinds of mentors, if the others take as many as are eligible for them."""
        needed = np.maximum(self.needed - self.kinds.taken_by(self.mentors & ~mentors), 0)
        if needed.any():
            inside = mentors[self.right] & (needed[self.left] > 0)
        else:
            inside = np.empty(0, dtype=np.int64)
        return _Demand(self.kinds, mentors, needed, self.left[inside], self.right[inside])

    def fill(self, work: _Work) -> tuple[int, BoolArray | None]:
        """The most places that can be filled, and which kinds of mentors are short, if any are."""
        kinds = self.kinds
        needed = self.needed * kinds.mentee_counts
        if not needed.any():
            return 0, None
        num_mentees, num_mentors = kinds.eligible.shape
        mentees = np.flatnonzero(needed).astype(np.int32)
        mentors = np.unique(self.right)
        source, sink = num_mentees + num_mentors, num_mentees + num_mentors + 1
        work.arcs += len(self.left)
        solver = SimpleMaxFlow()
        solver.add_arcs_with_capacity(
            np.concatenate(
                [np.full(len(mentees), source, np.int32), self.left, mentors + np.int32(num_mentees)]
            ),
            np.concatenate(
                [mentees, self.right + np.int32(num_mentees), np.full(len(mentors), sink, np.int32)]
            ),
            np.concatenate(
                [
                    needed[mentees],
                    kinds.mentee_counts[self.left] * kinds.mentor_counts[self.right],
                    kinds.seats[mentors],
                ]
            ),
        )
        if solver.solve(source, sink) != SimpleMaxFlow.Status.OPTIMAL:
            raise FaultError("The maximum flow of the places wanted was not found.")
        filled = int(solver.optimal_flow())
        if filled == needed.sum():
            return filled, None
        side = np.zeros(sink + 1, dtype=bool)
        side[solver.get_source_side_min_cut()] = True
        return filled, side[num_mentees:source] & np.isin(np.arange(num_mentors), mentors)

    def smallest(self, short: BoolArray, work: _Work) -> tuple[BoolArray, bool]:
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


def _counted(kinds: Kinds, short: BoolArray, *, minimal: bool) -> Shortage:
    """The group around these kinds of mentors, by counting alone."""
    needed = np.maximum(kinds.wants - kinds.taken_by(~short), 0)
    total, seats = int((needed * kinds.mentee_counts).sum()), int(kinds.seats[short].sum())
    if total <= seats:
        raise FaultError("A group that the flow solver found short has seats enough.")
    return Shortage(
        mentees=np.flatnonzero((needed > 0)[kinds.kind_of_mentee]),
        mentors=np.flatnonzero(short[kinds.kind_of_mentor]),
        needed=total,
        seats=seats,
        minimal=minimal,
    )
