"""Overlap: how much of what the mentee asks for the mentor offers."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.config.criteria import Overlap as OverlapConfig
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray, rounded_mean
from pairforge.roster import Roster


class Overlap(Criterion):
    """Share of the mentee's list that the mentor's list covers, in [0, 1]; blank if either list is.

    With ``ordered``, the first of n wishes weighs n, the last 1; wishes that share a place weigh the same.
    """

    phrase = "offers {}"

    def __init__(self, config: OverlapConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mentee_ask, mentor_ask = config.asks()
        self._column = config.headings[1]
        self._wishes, self._offers = roster.tags(mentee_ask), roster.tags(mentor_ask)
        codes = {
            tag: code for code, tag in enumerate(sorted({t for tags in self._wishes.keys for t in tags}))
        }
        longest = max(map(len, self._wishes.keys), default=0)
        self._codes: NDArray[np.int64] = np.full((len(roster.mentees), max(longest, 1)), -1)
        places = np.zeros_like(self._codes)
        for idx, (tags, ranks) in enumerate(zip(self._wishes.keys, self._wishes.ranks, strict=True)):
            self._codes[idx, : len(tags)] = [codes[tag] for tag in tags]
            places[idx, : len(tags)] = ranks
        self._offered = np.zeros((len(roster.mentors), len(codes) + 1), dtype=bool)
        for idx, tags in enumerate(self._offers.keys):
            self._offered[idx, [codes[tag] for tag in tags if tag in codes]] = True
        lengths = np.array([len(tags) for tags in self._wishes.keys], dtype=np.int64)
        given = self._codes >= 0
        self._weights = np.where(given, lengths[:, None] + 1 - places, 0) if config.ordered else given * 1
        self._wanted = lengths > 0
        self._offering = np.array([bool(tags) for tags in self._offers.keys])
        self._bits = None if config.ordered else _bits(self._codes, len(codes))
        self._offered_bits = None if config.ordered else _bits_of_table(self._offered[:, :-1])

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Share of the list that is covered, in [0, 1]; NaN where a list is blank."""
        covered = self._covered(mentees, mentors)
        possible = np.maximum(self._weights.sum(axis=1), 1)
        shares: FloatArray = covered / possible[mentees]
        if not (self._wanted.all() and self._offering.all()):
            shares[~(self._wanted[mentees] & self._offering[mentors])] = np.nan
        return shares

    @cached_property
    def mean(self) -> float:
        """Mean share over all pairs without a blank."""
        offered = self._offered[self._offering].sum(axis=0)
        covered = (self._weights * offered[self._codes]).sum(axis=1)
        shares = covered[self._wanted] / np.maximum(self._weights.sum(axis=1), 1)[self._wanted]
        return rounded_mean(shares.sum(), int(self._wanted.sum()) * int(self._offering.sum()))

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The wishes that are covered, in the mentee's order."""
        offered = set(self._offers.keys[mentor])
        weights = self._weights[mentee].tolist()
        possible = max(sum(weights), 1)
        return tuple(
            Evidence("mentor", self._column, word, weight / possible, word)
            for tag, weight in zip(self._wishes.keys[mentee], weights, strict=False)
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
            total += offered * self._weights[mentees, rank]
        return total


def _bits(codes: NDArray[np.int64], num_codes: int) -> NDArray[np.uint64]:
    table = np.zeros((len(codes), num_codes + 1), dtype=bool)
    table[np.arange(len(codes))[:, None], codes] = True
    return _bits_of_table(table[:, :-1])


def _bits_of_table(table: NDArray[np.bool_]) -> NDArray[np.uint64]:
    num_words = max(1, -(-table.shape[1] // 64))
    padded = np.zeros((table.shape[0], num_words * 64), dtype=bool)
    padded[:, : table.shape[1]] = table
    return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)
