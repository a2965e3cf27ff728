"""Who competes for too few seats: groups of mentees whose eligible mentors have fewer than are wanted."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.engines.network.demand import Demand, Work
from pairforge.engines.network.kinds import Kinds, merge_alike
from pairforge.errors import FaultError

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


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
    demand, work = Demand.of(kinds), Work()
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
    return Demand.of(merge_alike(eligible, wants, capacity)).fill(Work())[0]


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
