"""How much of one list another one covers; what ``overlap``, ``goals``, ``values`` and ``path`` share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.bits import bits_of_table
from pairforge.criteria.protocol import Evidence, FloatArray, IntArray, rounded_mean
from pairforge.roster import TagLists

Worths = Callable[[int], Sequence[int]]
"""What each place of a list of n is worth, best first; entries that share a place are worth the same."""


def even(length: int) -> Sequence[int]:
    """Every place counts the same."""
    return (1,) * length


def falling(length: int) -> Sequence[int]:
    """The first of n weighs n, the last 1."""
    return range(length, 0, -1)


def podium(length: int) -> Sequence[int]:
    """The first weighs 3, the second 2, and every other one 1."""
    return (*(3, 2)[:length], *(1,) * (length - 2))


class Covering:
    """The worth of what the mentor's list covers of the mentee's, as a share in [0, 1].

    Parameters
    ----------
    wishes, offers
        The mentees' and the mentors' lists; a pair is blank if either is.
    column
        Heading of the mentors' column, for evidence.
    worths
        What the places of a mentee's list are worth.
    out_of
        What a full share is, for every mentee; None takes the worth of the mentee's own list.
    words
        How an entry is told; ``{}`` stands for it.
    """

    def __init__(
        self,
        wishes: TagLists,
        offers: TagLists,
        column: str,
        *,
        worths: Worths = even,
        out_of: int | None = None,
        words: str = "{}",
    ) -> None:
        self._wishes, self._offers, self._column, self._words = wishes, offers, column, words
        codes = {tag: code for code, tag in enumerate(sorted({t for tags in wishes.keys for t in tags}))}
        longest = max(map(len, wishes.keys), default=0)
        self._codes: NDArray[np.int64] = np.full((len(wishes.keys), max(longest, 1)), -1)
        self._worths: NDArray[np.int64] = np.zeros_like(self._codes)
        for idx, (tags, ranks) in enumerate(zip(wishes.keys, wishes.ranks, strict=True)):
            by_place = worths(len(tags))
            self._codes[idx, : len(tags)] = [codes[tag] for tag in tags]
            self._worths[idx, : len(tags)] = [by_place[rank - 1] for rank in ranks]
        self._offered = np.zeros((len(offers.keys), len(codes) + 1), dtype=bool)
        for idx, tags in enumerate(offers.keys):
            self._offered[idx, [codes[tag] for tag in tags if tag in codes]] = True
        totals = self._worths.sum(axis=1)
        self._possible = np.maximum(totals if out_of is None else np.full_like(totals, out_of), 1)
        self._wanted = self._codes[:, 0] >= 0
        self._offering = np.array([bool(tags) for tags in offers.keys], dtype=bool)
        is_even = bool((self._worths <= 1).all())
        self._bits = _bits(self._codes, len(codes)) if is_even else None
        self._offered_bits = bits_of_table(self._offered[:, :-1]) if is_even else None

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Share of the list that is covered, in [0, 1]; NaN where a list is blank."""
        shares: FloatArray = self._covered(mentees, mentors) / self._possible[mentees]
        if not (self._wanted.all() and self._offering.all()):
            shares[~(self._wanted[mentees] & self._offering[mentors])] = np.nan
        return shares

    @cached_property
    def mean(self) -> float:
        """Mean share over all pairs without a blank, to four decimals."""
        offered = self._offered[self._offering].sum(axis=0)
        covered = (self._worths * offered[self._codes]).sum(axis=1)
        covered, possible = covered[self._wanted], self._possible[self._wanted]
        total = sum(
            Fraction(int(covered[possible == whole].sum()), whole) for whole in np.unique(possible).tolist()
        )
        return rounded_mean(total, int(self._wanted.sum()) * int(self._offering.sum()))

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The entries that are covered, in the mentee's order."""
        offered, possible = set(self._offers.keys[mentor]), int(self._possible[mentee])
        return tuple(
            Evidence("mentor", self._column, word, worth / possible, self._words.format(word))
            for tag, worth in zip(self._wishes.keys[mentee], self._worths[mentee].tolist(), strict=False)
            for word in [self._wishes.words[tag]]
            if tag in offered
        )

    def _covered(self, mentees: IntArray, mentors: IntArray) -> IntArray:
        shape = np.broadcast_shapes(mentees.shape, mentors.shape)
        if self._bits is not None and self._offered_bits is not None:
            count = np.zeros(shape, dtype=np.uint8 if self._codes.shape[1] < 256 else np.int64)
            for word in range(self._bits.shape[1]):
                count += np.bitwise_count(self._bits[mentees, word] & self._offered_bits[mentors, word])
            return count
        total = np.zeros(shape, dtype=np.int64)
        for rank in range(self._codes.shape[1]):
            offered = self._offered[mentors, self._codes[mentees, rank]]
            total += offered * self._worths[mentees, rank]
        return total


def _bits(codes: NDArray[np.int64], num_codes: int) -> NDArray[np.uint64]:
    table = np.zeros((len(codes), num_codes + 1), dtype=bool)
    table[np.arange(len(codes))[:, None], codes] = True
    return bits_of_table(table[:, :-1])
