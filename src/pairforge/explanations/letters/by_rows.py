"""Posted prices where rules cross: those of the certificate, with how much they leave unproved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairforge.certificate import Rooted, root_of
from pairforge.explanations.letters.residual import BoolArray, marks_of
from pairforge.explanations.letters.values import (
    Checks,
    MentorCheck,
    Offer,
    PostedPrice,
    PostedPrices,
    SeatCheck,
    SelfCheck,
)
from pairforge.pairing import Matching
from pairforge.problem import Problem
from pairforge.problem.constraints import Family
from pairforge.problem.problem import IntArray

TOTAL = "total"
_ROUNDED = 3
"""How far apart two sums of three rounded numbers can be moved."""


def checks_by_rows(
    problem: Problem,
    matching: Matching,
    mentee_ids: Sequence[str],
    mentor_ids: Sequence[str],
    resolution: int,
) -> Checks | None:
    """Prices of the rows of ``total``, and what each person can check; None without such prices.

    What a mentee's own row costs is left out, so that it need not be posted. By how much anybody misses the
    best adds up, over all people, to what the prices alone leave unproved of the total.
    """
    assert matching.chosen is not None
    rooted = root_of(problem, matching.levels, matching.chosen, TOTAL)
    if rooted is None:
        return None
    posting = _Posting(problem, matching.chosen, rooted, mentee_ids, mentor_ids)
    return Checks(
        PostedPrices(resolution, ((TOTAL, 1),), posting.prices(), None, posting.within),
        tuple(posting.mentee(mentee) for mentee in np.flatnonzero(problem.wants > 0).tolist()),
        tuple(posting.mentor(mentor) for mentor in range(problem.num_mentors)),
    )


@dataclass(frozen=True, eq=False)
class _Posting:
    """Prices of rows read as prices of places."""

    problem: Problem
    chosen: IntArray
    rooted: Rooted
    mentee_ids: Sequence[str]
    mentor_ids: Sequence[str]

    @cached_property
    def taken(self) -> BoolArray:
        """Which pairs are chosen, shape (num_pairs,)."""
        return marks_of(self.problem, self.chosen)

    @cached_property
    def locked(self) -> BoolArray:
        """Which pairs are locked, shape (num_pairs,)."""
        return marks_of(self.problem, self.problem.locked)

    @cached_property
    def within(self) -> int:
        """What the prices leave unproved, in points, rounded up."""
        bounded, level = self.rooted.bounded, self.rooted.level
        left = bounded.scaled - bounded.scale * level.value(self.chosen)
        is_whole = all(not (one % bounded.scale).any() for one in (self.added, self.asked, self.charged))
        return -(-left // bounded.scale) + (0 if is_whole else _ROUNDED)

    @cached_property
    def of_rows(self) -> IntArray:
        """The price of each row, times the scale."""
        found = np.zeros(self.rooted.system.linear.num_rows, dtype=np.int64)
        found[self.rooted.prices.rows] = self.rooted.prices.prices
        return found

    @cached_property
    def of_cells(self) -> list[tuple[Family, IntArray]]:
        """What a unit of each cell pays, times the scale, but for the mentees' own rows."""
        linear = self.rooted.system.linear
        row, cell, coefficient = linear.cell_entries
        is_other = row >= self.problem.num_mentees
        paid = np.zeros(linear.num_cells, dtype=np.int64)
        np.add.at(paid, cell[is_other], self.of_rows[row[is_other]] * coefficient[is_other])
        return [
            (family, paid[offset : offset + family.num_cells])
            for family, offset in zip(linear.families, linear.offsets, strict=True)
        ]

    @cached_property
    def priced(self) -> list[tuple[Family, IntArray]]:
        """The families of which some cell pays, and each pair of it the same, so that it can be posted."""
        return [
            (family, paid)
            for family, paid in self.of_cells
            if paid.any() and not self._is_private(family) and not self._is_kept(family)
        ]

    @cached_property
    def added(self) -> IntArray:
        """What earlier priorities add to each pair, times the scale."""
        return -self._paid([part for part in self.of_cells if self._is_kept(part[0])])

    @cached_property
    def asked(self) -> IntArray:
        """The posted price of each pair, times the scale."""
        return self._paid(self.priced)

    @cached_property
    def charged(self) -> IntArray:
        """What each pair pays by itself, times the scale: where it counts by what only the two know."""
        parts = [
            (family, paid)
            for family, paid in self.of_cells
            if self._is_private(family) and not self._is_kept(family)
        ]
        found = self._paid(parts)
        np.subtract.at(found, self.rooted.prices.cut_pairs, self.rooted.prices.cut_prices)
        return found

    @cached_property
    def groups(self) -> list[str | None]:
        """For whom the price of each pair is: the cells that pay, but for those of mentors."""
        found: list[list[str]] = [[] for _ in range(self.problem.num_pairs)]
        for family, paid in self.priced:
            if family is not self.rooted.system.mentor_family:
                label = self._label(family)
                pays = np.append(paid != 0, False)[family.of_pair]
                for pair in np.flatnonzero(pays).tolist():
                    found[pair].append(f"{label} {int(family.of_pair[pair]) + 1}")
        return ["; ".join(parts) or None for parts in found]

    def prices(self) -> tuple[PostedPrice, ...]:
        """The price of each place that pairs can be about."""
        may = np.flatnonzero(self.rooted.system.may)
        entries = {
            (int(self.problem.mentors[pair]), self.groups[pair] or "", self.points_of(self.asked[pair]))
            for pair in may.tolist()
        }
        return tuple(
            PostedPrice(self.mentor_ids[mentor], group or None, price)
            for mentor, group, price in sorted(entries)
        )

    def mentee(self, mentee: int) -> SelfCheck:
        """What a mentee has, and what else could be had."""
        start, end = self.problem.starts[mentee : mentee + 2].tolist()
        pairs = np.arange(start, end)
        taken, locked = self.taken[pairs], self.locked[pairs]
        may = self.rooted.system.may[pairs]
        own, others, given = (self._offers(pairs[marks]) for marks in (taken & ~locked, ~taken & may, locked))
        has_room = int(taken.sum()) < self.problem.wants[mentee]
        return SelfCheck(
            self.mentee_ids[mentee],
            own,
            others,
            given,
            needed=0 if own else None,
            spared=0 if has_room else None,
            within=self.within,
        )

    def mentor(self, mentor: int) -> MentorCheck:
        """What the places of a mentor cost by themselves, and whether they are taken."""
        price = int(self.of_rows[self.problem.num_mentees + mentor])
        seat = SeatCheck(
            None,
            self.points_of(price),
            int((self.problem.mentors[self.chosen] == mentor).sum()),
            int(self.problem.minimum[mentor]),
            int(self.problem.capacity[mentor]),
            within=self.within + int(self.problem.capacity[mentor]),
        )
        return MentorCheck(self.mentor_ids[mentor], (seat,))

    def points_of(self, number: int | np.int64) -> int:
        """A number divided by the scale, to the nearest point."""
        scale = self.rooted.bounded.scale
        return (2 * int(number) + scale) // (2 * scale)

    def _is_kept(self, family: Family) -> bool:
        return any(family is other for other in self.rooted.system.kept)

    def _is_private(self, family: Family) -> bool:
        """Whether only the two know what a pair counts in it, or each cell is about one mentee alone."""
        if family.weights is not None:
            return True
        inside = np.flatnonzero(family.of_pair >= 0)
        cells, mentees = family.of_pair[inside], self.problem.mentees[inside]
        someone = np.zeros(family.num_cells, dtype=np.int64)
        someone[cells] = mentees
        return bool((someone[cells] == mentees).all())

    def _label(self, family: Family) -> str:
        """The rule or limit that a family belongs to."""
        for constraint in self.problem.constraints:
            if any(family is own for own in constraint.families()):
                return constraint.label
        return "rule"

    def _paid(self, parts: list[tuple[Family, IntArray]]) -> IntArray:
        total = np.zeros(self.problem.num_pairs, dtype=np.int64)
        for family, paid in parts:
            of_pair = np.append(paid, 0)[family.of_pair]
            total += of_pair if family.weights is None else of_pair * family.weights
        return total

    def _offers(self, pairs: IntArray) -> tuple[Offer, ...]:
        offers = [
            Offer(
                self.mentor_ids[int(self.problem.mentors[pair])],
                int(self.problem.points[pair]),
                int(self.problem.points[pair]) + self.points_of(self.added[pair]),
                self.points_of(self.asked[pair]),
                self.points_of(self.charged[pair]),
                self.groups[pair],
            )
            for pair in pairs.tolist()
        ]
        return tuple(sorted(offers, key=lambda offer: (-offer.left, offer.mentor)))
