"""Ranking: the choices of the mentee, of the mentor, or of both."""

from __future__ import annotations

from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Side
from pairforge.config.criteria import Ranking as RankingConfig
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray, rounded_mean
from pairforge.roster import Roster, WishLists


class Ranking(Criterion):
    """1 for a first choice, falling evenly with the rank to 0 for somebody not chosen.

    With R places on the list, rank r is worth 1 - (r - 1)/R; choices that share a place are worth the
    same. Whoever chose nobody is blank. With the choices of both sides the value is their weighted mean,
    or the one that is known.
    """

    phrase = "{}"

    def __init__(self, config: RankingConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mentee_ask, mentor_ask = config.ask_of("mentee"), config.ask_of("mentor")
        self._columns: dict[Side, str] = {
            ask.side: ", ".join(ask.columns) for ask in (mentee_ask, mentor_ask) if ask is not None
        }
        self._people: dict[Side, tuple[str, ...]] = {
            "mentee": roster.mentors.names,
            "mentor": roster.mentees.names,
        }
        self._of_mentees = (
            None if mentee_ask is None else _Choices(roster.wishes(mentee_ask), len(roster.mentors))
        )
        self._of_mentors = (
            None if mentor_ask is None else _Choices(roster.wishes(mentor_ask), len(roster.mentees))
        )
        self._share = config.mentee_share
        self._num_mentees, self._num_mentors = len(roster.mentees), len(roster.mentors)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Value of the rank, in [0, 1]; NaN where nobody was chosen."""
        left = None if self._of_mentees is None else self._of_mentees.values(mentees, mentors)
        right = None if self._of_mentors is None else self._of_mentors.values(mentors, mentees)
        if left is None or right is None:
            known = left if left is not None else right
            assert known is not None
            return known
        both = self._share * left + (1 - self._share) * right
        return np.where(np.isnan(left), right, np.where(np.isnan(right), left, both))

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """From 0 to 1 for whoever chose nobody; of both sides, for the share of that side."""
        if self._of_mentees is None or self._of_mentors is None:
            return super().interval(mentees, mentors)
        left, right = self._of_mentees.values(mentees, mentors), self._of_mentors.values(mentors, mentees)
        low, high = (
            self._share * np.where(np.isnan(left), blank, left)
            + (1 - self._share) * np.where(np.isnan(right), blank, right)
            for blank in (0.0, 1.0)
        )
        return low, high

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs where somebody chose."""
        left, right = self._of_mentees, self._of_mentors
        if left is None or right is None:
            choices, num_others = (left, self._num_mentors) if left else (right, self._num_mentees)
            assert choices is not None
            return rounded_mean(choices.total(), int(choices.known.sum()) * num_others)
        both = self._share * left.total(right.known) + (1 - self._share) * right.total(left.known)
        one = left.total(~right.known) + right.total(~left.known)
        silent = int((~left.known).sum()) * int((~right.known).sum())
        return rounded_mean(both + one, self._num_mentees * self._num_mentors - silent)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """Which choice they are of each other."""
        sides: list[tuple[Side, _Choices | None, _Choices | None, float, tuple[int, int]]] = [
            ("mentee", self._of_mentees, self._of_mentors, self._share, (mentee, mentor)),
            ("mentor", self._of_mentors, self._of_mentees, 1 - self._share, (mentor, mentee)),
        ]
        found = []
        for side, choices, others, share, (chooser, chosen) in sides:
            if choices is not None and (rank := choices.rank(chooser, chosen)):
                alone = others is None or not others.known[chosen]
                gives = choices.worth(rank) * (1.0 if alone else share)
                column, answer = self._columns[side], self._people[side][chosen]
                words = f"choice no. {rank} of the {side}"
                if gives > 0:
                    found.append(Evidence(side, column, answer, gives, words))
        return tuple(found)


class _Choices:
    """The choices of one side as a table: row a chooser, column a choice, -1 where the list is shorter."""

    def __init__(self, wishes: WishLists, num_others: int) -> None:
        self._lists, self._ranks = wishes.choices, wishes.ranks
        self._places = max(wishes.length, 1)
        self._table: NDArray[np.int64] = np.full((len(wishes.choices), self._places), -1)
        self._rank_table = np.ones_like(self._table)
        for idx, (choices, ranks) in enumerate(zip(wishes.choices, wishes.ranks, strict=True)):
            self._table[idx, : len(choices)] = choices
            self._rank_table[idx, : len(ranks)] = ranks
        self._worth = np.array([self.worth(rank) for rank in range(1, self._places + 1)])[
            self._rank_table - 1
        ]
        self.known: NDArray[np.bool_] = self._table[:, 0] >= 0
        choosers, places = np.nonzero(self._table >= 0)
        chosen, worth = self._table[choosers, places], self._worth[choosers, places]
        self._by_chooser = _Keyed(choosers, chosen, worth, num_others)
        self._by_chosen = _Keyed(chosen, choosers, worth, len(self._table))

    def values(self, choosers: IntArray, chosen: IntArray) -> FloatArray:
        values = np.zeros(np.broadcast_shapes(choosers.shape, chosen.shape))
        is_set = self._by_chooser.set_in(values, choosers, chosen)
        if not (is_set or self._by_chosen.set_in(values, chosen, choosers)):
            for place in range(self._places):
                values += (self._table[choosers, place] == chosen) * self._worth[choosers, place]
        if not self.known.all():
            values[np.broadcast_to(~self.known[choosers], values.shape)] = np.nan
        return values

    def total(self, chosen: NDArray[np.bool_] | None = None) -> float:
        """Worth of all choices together, or of those of the people marked in ``chosen``."""
        counted = self._table >= 0
        if chosen is not None:
            counted &= chosen[self._table]
        counts = np.bincount(self._rank_table[counted], minlength=self._places + 1)[1:]
        return sum(int(count) * self.worth(rank + 1) for rank, count in enumerate(counts))

    def rank(self, chooser: int, chosen: int) -> int:
        choices = self._lists[chooser]
        return self._ranks[chooser][choices.index(chosen)] if chosen in choices else 0

    def worth(self, rank: int) -> float:
        """What a choice of this rank (from 1) is worth."""
        return 1 - (rank - 1) / self._places


class _Keyed:
    """The choices as ascending keys, first x ``num_seconds`` + second, with what each is worth."""

    def __init__(self, firsts: IntArray, seconds: IntArray, worth: FloatArray, num_seconds: int) -> None:
        self._num_seconds = num_seconds
        keys = firsts * num_seconds + seconds
        order = np.argsort(keys)
        self._keys, self._worth = keys[order], worth[order]

    def set_in(self, values: FloatArray, firsts: IntArray, seconds: IntArray) -> bool:
        """Write what the choices are worth into ``values``, if the pairs' keys ascend; whether they do."""
        pairs = (firsts * self._num_seconds + seconds).reshape(-1)
        if not len(pairs) or not (pairs[1:] > pairs[:-1]).all():
            return not len(pairs)
        some = slice(
            int(np.searchsorted(self._keys, pairs[0])), int(np.searchsorted(self._keys, pairs[-1], "right"))
        )
        found = np.searchsorted(pairs, self._keys[some])
        here = pairs[found] == self._keys[some]
        values.reshape(-1)[found[here]] = self._worth[some][here]
        return True
