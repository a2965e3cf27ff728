"""Integer prices of a matching: shortest paths in its residual graph."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, Objective, count_bounds
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


def find_prices(
    problem: Problem,
    face: Face,
    objective: Objective,
    chosen: IntArray,
    stage: str,
    *,
    level: int | None = None,
    max_rounds: int | None = None,
) -> StagePrices | None:
    """Prices that prove ``chosen`` the best of the face, or None if it is not.

    Label correcting (Bellman 1958, Ford 1956) over all arcs at once: only the pairs of mentees whose
    label fell in the last round are looked at again. An unchosen pair leads from mentee to mentor, a
    chosen one back, and a row with room to or from the hub, as in ``is_only_matching``.

    Parameters
    ----------
    chosen
        Positions of the pairs of a matching of the face, ascending.
    stage, level
        What the prices are for.
    max_rounds
        Give up after so many rounds; by default as many as could be needed.
    """
    arcs = _Residual(problem, face, objective, chosen)
    num_nodes = problem.num_mentees + problem.num_mentors + 2
    lowest = -num_nodes * arcs.dearest
    for _ in range((num_nodes if max_rounds is None else max_rounds) + 1):
        if not arcs.relax():
            return StagePrices(
                stage, arcs.mentee - arcs.hub, arcs.total - arcs.mentor, level, _row_prices(face, arcs)
            )
        if arcs.lowest_label() < lowest:  # no path is so short, so there is a cycle that gains
            return None
    return None


def _row_prices(face: Face, arcs: _Residual) -> tuple[int, ...]:
    """The price of the number of all pairs, at the row that binds it."""
    price = int(arcs.hub - arcs.total)
    prices = [0] * len(face.rows)
    rows = [idx for idx, row in enumerate(face.rows) if row.inside is None]
    if price:
        binding = max(rows, key=lambda idx: face.rows[idx].low if price < 0 else -face.rows[idx].high)
        prices[binding] = price
    return tuple(prices)


class _Residual:
    """The residual graph and its labels; ``relax`` lowers labels by one round."""

    def __init__(self, problem: Problem, face: Face, objective: Objective, chosen: IntArray) -> None:
        gains = objective.gains
        is_chosen = np.zeros(problem.num_pairs, dtype=bool)
        is_chosen[chosen] = True
        used = is_chosen[face.free]
        placed = np.bincount(problem.mentees[chosen], minlength=problem.num_mentees)
        loads = np.bincount(problem.mentors[chosen], minlength=problem.num_mentors)
        mentees, mentors = problem.mentees[face.free], problem.mentors[face.free]
        self._back_mentee, self._back_mentor, self._back_gain = mentees[used], mentors[used], gains[used]
        unused = ~used
        self._mentors, self._gains = mentors[unused], gains[unused]
        self._counts = np.bincount(mentees[unused], minlength=problem.num_mentees)
        self._starts = np.cumsum(self._counts) - self._counts
        self._mentee_to_hub, self._hub_to_mentee = placed > face.mentee_low, placed < face.mentee_high
        self._mentor_more, self._mentor_fewer = loads < face.mentor_high, loads > face.mentor_low
        self._one_more: IntArray = (2 * loads + 1) * objective.squares
        self._one_fewer: IntArray = (1 - 2 * loads) * objective.squares
        least, most = count_bounds(problem, face)
        self._total_more, self._total_fewer = len(chosen) < most, len(chosen) > least
        self.dearest = max(int(np.abs(gains).max(initial=0)), int(self._one_more.max(initial=0)), 1)
        self.mentee = np.zeros(problem.num_mentees, dtype=np.int64)
        self.mentor = np.zeros(problem.num_mentors, dtype=np.int64)
        self.total = self.hub = 0
        self._fallen = np.zeros(problem.num_mentees, dtype=bool)
        self._fallen[mentees[unused & (gains > 0)]] = True

    def lowest_label(self) -> int:
        """The smallest label."""
        return int(min(self.mentee.min(initial=0), self.mentor.min(initial=0), self.hub, self.total))

    def relax(self) -> bool:
        """Lower labels along all arcs whose tail has fallen; False if nothing fell."""
        before_mentee, before_hub, before_total = self.mentee.copy(), self.hub, self.total
        mentor = self.mentor.copy()
        rows = np.flatnonzero(self._fallen & (self._counts > 0))
        if 2 * len(rows) > len(self._counts):
            np.minimum.at(mentor, self._mentors, np.repeat(self.mentee, self._counts) - self._gains)
        elif len(rows):
            counts = self._counts[rows]
            offsets = np.repeat(self._starts[rows] - np.cumsum(counts) + counts, counts)
            arcs = offsets + np.arange(len(offsets))
            np.minimum.at(
                mentor, self._mentors[arcs], np.repeat(self.mentee[rows], counts) - self._gains[arcs]
            )
        more = (mentor + self._one_more)[self._mentor_more]
        self.total = int(min(self.total, more.min(initial=self.total)))
        self.hub = int(min(self.hub, self.mentee[self._mentee_to_hub].min(initial=self.hub)))
        if self._total_more:
            self.hub = min(self.hub, self.total)
        if self._total_fewer:
            self.total = min(self.total, self.hub)
        fewer = self._mentor_fewer
        mentor[fewer] = np.minimum(mentor[fewer], self.total + self._one_fewer[fewer])
        mentee = self.mentee
        np.minimum.at(mentee, self._back_mentee, mentor[self._back_mentor] + self._back_gain)
        mentee[self._hub_to_mentee] = np.minimum(mentee[self._hub_to_mentee], self.hub)
        self._fallen = mentee < before_mentee
        fell = (self.hub, self.total) != (before_hub, before_total) or (mentor < self.mentor).any()
        self.mentor = mentor
        return bool(fell or self._fallen.any())
