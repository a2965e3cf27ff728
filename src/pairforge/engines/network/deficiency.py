"""Why no flow exists: mentors whose minimums need more mentees than can go to them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.engines.network.max_flow import max_flow
from pairforge.errors import FaultError
from pairforge.pairing import Deficiency
from pairforge.problem import Problem

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_MOST_TRIALS = 60


def find_deficiency(problem: Problem) -> Deficiency:
    """As ``short_of_minimums``, where it is known that no flow exists.

    Raises
    ------
    FaultError
        If the minimums can be filled after all.
    """
    deficiency = short_of_minimums(problem)
    if deficiency is None:
        raise FaultError("The flow solver found no matching, although the minimums can be filled.")
    return deficiency


def short_of_minimums(problem: Problem) -> Deficiency | None:
    """A small set of mentors who cannot all reach their minimums; None if all can.

    A minimum cut of the flow from minimums to mentees (Hoffman's circulation theorem, here a form of
    Hall's) gives a set; mentors whom it is short without are left out, first by counting, then, among
    the last 60, by a flow each, so that none of those can be left out any more.
    """
    free = np.ones(problem.num_pairs, dtype=bool)
    free[problem.locked] = False
    locked_loads = np.bincount(problem.mentors[problem.locked], minlength=problem.num_mentors)
    demand = _Minimums(
        problem,
        pairs=np.flatnonzero(free),
        needed=np.maximum(problem.minimum - locked_loads, 0),
        places=problem.wants - np.bincount(problem.mentees[problem.locked], minlength=problem.num_mentees),
    )
    short = demand.short_mentors(np.ones(problem.num_mentors, dtype=bool))
    if short is None:
        return None
    kept = demand.without_spare(short)
    trials = np.flatnonzero(kept)
    for mentor in trials if len(trials) <= _MOST_TRIALS else ():
        if kept[mentor]:
            others = kept.copy()
            others[mentor] = False
            fewer = demand.short_mentors(others)
            kept = kept if fewer is None else fewer
    available = demand.available(kept)
    return Deficiency(
        mentors=np.flatnonzero(kept),
        mentees=np.union1d(np.flatnonzero(available > 0), demand.locked_to(kept)),
        needed=int(problem.minimum[kept].sum()),
        available=int(available.sum() + locked_loads[kept].sum()),
    )


@dataclass(frozen=True)
class _Minimums:
    """What mentors still need, what mentees still have to give, and the pairs between them."""

    problem: Problem
    pairs: IntArray
    needed: IntArray
    places: IntArray

    def available(self, mentors: BoolArray) -> IntArray:
        """How many places of each mentee these mentors can fill."""
        inside = mentors[self.problem.mentors[self.pairs]]
        reachable = np.bincount(self.problem.mentees[self.pairs[inside]], minlength=self.problem.num_mentees)
        return np.minimum(reachable, self.places)

    def locked_to(self, mentors: BoolArray) -> IntArray:
        """The mentees who are locked to one of these mentors."""
        locked = self.problem.locked
        return np.unique(self.problem.mentees[locked[mentors[self.problem.mentors[locked]]]])

    def short_mentors(self, among: BoolArray) -> BoolArray | None:
        """Mentors who are short together, among these; None if these can all be served."""
        needed = np.where(among, self.needed, 0)
        pairs = self.pairs[(needed > 0)[self.problem.mentors[self.pairs]]]
        if not needed.any():
            return None
        each = np.ones(len(pairs), dtype=np.int64)
        flow = max_flow(needed, (self.problem.mentors[pairs], self.problem.mentees[pairs], each), self.places)
        return None if flow.filled == needed.sum() else flow.givers & (needed > 0)

    def without_spare(self, kept: BoolArray) -> BoolArray:
        """The mentors left when those are taken out, one by one, without whom the count is still short."""
        kept = kept.copy()
        mentors = self.problem.mentors[self.pairs]
        order = np.argsort(mentors, kind="stable")
        ends = np.cumsum(np.bincount(mentors, minlength=self.problem.num_mentors))
        by_mentor = np.split(self.problem.mentees[self.pairs[order]], ends[:-1])
        reachable = np.bincount(
            self.problem.mentees[self.pairs[kept[mentors]]], minlength=self.problem.num_mentees
        )
        short = int(self.needed[kept].sum()) - int(np.minimum(reachable, self.places).sum())
        for mentor in np.flatnonzero(kept):
            mentees = by_mentor[mentor]
            freed = int((reachable[mentees] <= self.places[mentees]).sum())
            if short - int(self.needed[mentor]) + freed > 0:
                short += freed - int(self.needed[mentor])
                reachable[mentees] -= 1
                kept[mentor] = False
        return kept
