"""Posted prices, and the checks of each person against them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from pairforge.certificate import Proof
from pairforge.explanations.letters.by_rows import checks_by_rows
from pairforge.explanations.letters.potentials import potentials
from pairforge.explanations.letters.residual import BoolArray, Residual, Side, marks_of
from pairforge.explanations.letters.values import (
    Checks,
    MentorCheck,
    NoPrices,
    Offer,
    PostedPrice,
    PostedPrices,
    SeatCheck,
    SelfCheck,
)
from pairforge.explanations.letters.worth import worth_of
from pairforge.pairing import Matching
from pairforge.problem import Crossing, Problem
from pairforge.problem.problem import IntArray


def self_checks(
    problem: Problem,
    matching: Matching,
    proof: Proof,
    mentee_ids: Sequence[str],
    mentor_ids: Sequence[str],
    resolution: int,
) -> Checks | NoPrices:
    """Prices at which everybody has the best that there is, and what each person can check alone.

    With one price for each place, a matching is the best of all by the priorities if and only if each mentee
    has what is worth most beyond its price, and places cost something only where all are taken (Shapley,
    Shubik 1971, "The assignment game I: the core").

    Parameters
    ----------
    problem, matching, proof
        What was solved, the matching, and what is certain of it.
    mentee_ids, mentor_ids
        Who the people are.
    resolution
        Points that make a score of 1.

    Returns
    -------
    Checks or NoPrices
        Prices of the best matching alone where rules are a network and priorities add up; else those that
        the general engine's certificate has for ``total``, at which nobody misses more than what they leave
        unproved; else why there are none.
    """
    found = _by_network(problem, matching, proof, mentee_ids, mentor_ids, resolution)
    if isinstance(found, NoPrices):
        return checks_by_rows(problem, matching, mentee_ids, mentor_ids, resolution) or found
    return found


def _by_network(
    problem: Problem,
    matching: Matching,
    proof: Proof,
    mentee_ids: Sequence[str],
    mentor_ids: Sequence[str],
    resolution: int,
) -> Checks | NoPrices:
    """The prices of the best matching alone, where there are such."""
    assert matching.chosen is not None
    if isinstance(problem.structure, Crossing):
        return NoPrices("crossing", problem.structure.rule)
    if problem.limits:
        return NoPrices("limit", problem.limits[0].name)
    worth = worth_of(problem, proof)
    if isinstance(worth, NoPrices):
        return worth
    residual = Residual(problem, matching.chosen, worth)
    labels = potentials(residual) if proof.optimal else None
    if labels is None:
        return NoPrices("unproved", "")
    posting = _Posting(residual, labels, mentee_ids, mentor_ids)
    return Checks(
        PostedPrices(
            unit=worth.unit * resolution if worth.unit else 1,
            factors=worth.factors,
            prices=tuple(posting.prices()),
            floor=worth.floor,
        ),
        tuple(posting.mentee(mentee) for mentee in np.flatnonzero(problem.wants > 0).tolist()),
        tuple(posting.mentor(mentor) for mentor in range(problem.num_mentors)),
    )


@dataclass(frozen=True, eq=False)
class _Posting:
    """Potentials read as prices."""

    residual: Residual
    labels: list[int]
    mentee_ids: Sequence[str]
    mentor_ids: Sequence[str]

    @property
    def problem(self) -> Problem:
        return self.residual.problem

    @cached_property
    def first(self) -> int:
        """The first node of the mentors."""
        return self.problem.forests.left.num_nodes

    @cached_property
    def taken(self) -> BoolArray:
        """Which pairs are chosen, shape (num_pairs,)."""
        return marks_of(self.problem, self.residual.chosen)

    @cached_property
    def locked(self) -> BoolArray:
        """Which pairs are locked, shape (num_pairs,)."""
        return marks_of(self.problem, self.problem.locked)

    @cached_property
    def nodes(self) -> dict[int, list[int]]:
        """The nodes of each mentor: the mentor's own, then those within it."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for node, mentor in enumerate(self.mentor_of.tolist()):
            if mentor >= 0:
                found[mentor].append(node)
        return found

    @cached_property
    def mentor_of(self) -> IntArray:
        """The mentor in whose node each of the mentors' nodes lies; -1 for those around several."""
        parent = self.problem.forests.right.parent
        found = np.where(np.arange(len(parent)) < self.problem.num_mentors, np.arange(len(parent)), -1)
        for level in self.problem.forests.right.levels[1:]:
            inner = level[found[level] < 0]
            found[inner] = found[parent[inner]]
        return found

    @cached_property
    def groups(self) -> dict[int, str]:
        """What the nodes within mentors are called: the rule, and which of its groups."""
        found: dict[int, str] = {}
        for placed in self.problem.forests.placed:
            if not placed.is_left:
                cells = np.flatnonzero(placed.node >= self.problem.num_mentors).tolist()
                for cell in cells:
                    found.setdefault(int(placed.node[cell]), f"{placed.counted.label} {cell + 1}")
        return found

    def prices(self) -> list[PostedPrice]:
        """The price of each place that pairs can be about, and of mentors who have none."""
        right = self.problem.forests.right
        leaves = set(right.leaf_of_pair.tolist())
        return [
            PostedPrice(self.mentor_ids[mentor], self.groups.get(node), -self.labels[self.first + node])
            for mentor in range(self.problem.num_mentors)
            for node in self.nodes[mentor]
            if node in leaves or node == mentor
        ]

    def mentee(self, mentee: int) -> SelfCheck:
        """What a mentee has, and what else could be had."""
        residual, left = self.residual, self.problem.forests.left
        pairs = np.arange(self.problem.starts[mentee], self.problem.starts[mentee + 1])
        taken, locked = self.taken[pairs], self.locked[pairs]
        counted = residual.counted[pairs]
        own, others, given = (
            self._offers(mentee, pairs[marks]) for marks in (taken & counted, ~taken & counted, locked)
        )
        around = int(left.parent[mentee])
        none = 0 if around < 0 else self.labels[around]
        side = residual.left
        return SelfCheck(
            self.mentee_ids[mentee],
            own,
            others,
            given,
            needed=none + int(side.last[mentee]) if own and side.has_spare[mentee] else None,
            spared=none + int(side.next[mentee]) if side.has_room[mentee] else None,
        )

    def mentor(self, mentor: int) -> MentorCheck:
        """What the places of a mentor cost, and whether they are taken."""
        side = self.residual.right
        return MentorCheck(
            self.mentor_ids[mentor], tuple(self._seat(side, node) for node in self.nodes[mentor])
        )

    def _seat(self, side: Side, node: int) -> SeatCheck:
        parent = int(side.forest.parent[node])
        around = 0 if parent < 0 else self.labels[self.first + parent]
        return SeatCheck(
            group=self.groups.get(node),
            price=around - self.labels[self.first + node],
            count=int(side.counts[node]),
            low=int(side.forest.low[node]),
            high=int(side.forest.high[node]),
            last=int(side.last[node]),
            next=int(side.next[node]),
        )

    def _offers(self, mentee: int, pairs: IntArray) -> tuple[Offer, ...]:
        problem, forests = self.problem, self.problem.forests
        columns = (
            problem.mentors,
            problem.points,
            self.residual.worth.of_pair,
            forests.right.leaf_of_pair,
            forests.left.leaf_of_pair,
        )
        offers = [
            Offer(
                self.mentor_ids[mentor],
                points,
                worth,
                -self.labels[self.first + place],
                self.labels[own] - self.labels[mentee],
                self.groups.get(place),
            )
            for mentor, points, worth, place, own in zip(
                *(column[pairs].tolist() for column in columns), strict=True
            )
        ]
        return tuple(sorted(offers, key=lambda offer: (-offer.left, offer.mentor)))
