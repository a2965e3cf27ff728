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

_MOST_WORK = 20_000_000


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
    search = _Search(kinds)
    open_kinds = np.ones(len(kinds.seats), dtype=bool)
    fillable, short = search.fill(open_kinds)
    found: list[Shortage] = []
    while short is not None:
        short, minimal = search.smallest(short)
        shortage = _counted(kinds, short, minimal=minimal)
        if shortage.seats < int(kinds.seats.sum()):
            found.append(shortage)
        open_kinds &= ~short
        _, short = search.fill(open_kinds)
    return Supply(fillable, tuple(sorted(found, key=lambda group: group.seats - group.needed)))


@dataclass
class _Search:
    """Flows between the kinds; ``work`` counts their arcs, so that no search is endless."""

    kinds: Kinds
    work: int = 0

    def fill(self, among: BoolArray) -> tuple[int, BoolArray | None]:
        """The most places that these kinds of mentors can fill, and which of them are short, if any are."""
        kinds = self.kinds
        needed = kinds.needed(among) * kinds.mentee_counts
        rows = np.flatnonzero(needed)
        columns = np.flatnonzero(among)
        if not len(rows):
            return 0, None
        left, right = np.nonzero(kinds.eligible[np.ix_(rows, columns)])
        source, sink = len(rows) + len(columns), len(rows) + len(columns) + 1
        mentees = np.arange(len(rows), dtype=np.int32)
        mentors = np.arange(len(rows), source, dtype=np.int32)
        self.work += len(left)
        solver = SimpleMaxFlow()
        solver.add_arcs_with_capacity(
            np.concatenate([np.full(len(rows), source, np.int32), left.astype(np.int32), mentors]),
            np.concatenate([mentees, mentors[right], np.full(len(columns), sink, np.int32)]),
            np.concatenate(
                [
                    needed[rows],
                    kinds.mentee_counts[rows[left]] * kinds.mentor_counts[columns[right]],
                    kinds.seats[columns],
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
        short = np.zeros(len(among), dtype=bool)
        short[columns[side[mentors]]] = True
        return filled, short

    def smallest(self, short: BoolArray) -> tuple[BoolArray, bool]:
        """Leave out kinds of mentors while the rest is short, and say whether none can be left out any more.

        Large parts are tried first, then smaller ones, at last each kind by itself.
        """
        size = int(short.sum()) // 2
        while size:
            start = 0
            while start < len(trials := np.flatnonzero(short)):
                if self.work > _MOST_WORK:
                    return short, False
                fewer = short.copy()
                fewer[trials[start : start + size]] = False
                _, rest = self.fill(fewer)
                if rest is None:
                    start += size
                else:  # what came before ``start`` and is left was tried with more around it
                    start = int(rest[trials[:start]].sum())
                    short = rest
            size //= 2
        return short, True


def _counted(kinds: Kinds, short: BoolArray, *, minimal: bool) -> Shortage:
    """The group around these kinds of mentors, by counting alone."""
    needed = kinds.needed(short)
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
