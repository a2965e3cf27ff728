"""Stability: who would both rather have each other, where both sides state choices."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.allowed import allowed_pairs
from pairforge.auditing.pairs import ChosenPairs
from pairforge.auditing.roles import Roles
from pairforge.config import Config
from pairforge.config.stability import BothRankings, both_rankings
from pairforge.roster import WishLists

IntArray = NDArray[np.int64]

BEYOND_RANKS = 2**40
"""By how many ranks somebody chosen is preferred to somebody not chosen, or to an empty place."""


@dataclass(frozen=True)
class BlockingPairs:
    """Pairs who are not matched with each other and would both rather be, shapes (num_blocking,).

    Parameters
    ----------
    mentees, mentors
        By position, in the order of mentee and mentor.
    mentee_ranks, mentor_ranks
        Which choice the mentor is of the mentee, and the mentee of the mentor, from 1.
    mentee_gains, mentor_gains
        By how many ranks either prefers the other to the one whom they would give up; ``BEYOND_RANKS`` where
        that is somebody not chosen, or nobody.
    """

    mentees: IntArray
    mentors: IntArray
    mentee_ranks: IntArray
    mentor_ranks: IntArray
    mentee_gains: IntArray
    mentor_gains: IntArray

    @property
    def strengths(self) -> IntArray:
        """By how many ranks both prefer each other at least."""
        smaller: IntArray = np.minimum(self.mentee_gains, self.mentor_gains)
        return smaller

    def only(self, kept: NDArray[np.bool_] | IntArray) -> BlockingPairs:
        """Some of them."""
        return replace(self, **{name: values[kept] for name, values in vars(self).items()})


def blocking_pairs(config: Config, pairs: ChosenPairs, resolution: int) -> BlockingPairs | None:
    """The pairs who would both rather have each other, by the threshold of the config.

    A mentee would if the mentor was chosen and there is room, or somebody to give up who was not chosen or
    chosen later; a mentor likewise, where the places suffice. Whoever chose nobody would rather have nobody.
    Only what is known of single pairs, and who may be lead or second, is kept in mind: not minimums, locks,
    nor what cohorts or the whole programme must look like.

    Parameters
    ----------
    config, pairs
        What was asked for, and the matching.
    resolution
        Points that make a score of 1.

    Returns
    -------
    BlockingPairs or None
        None where not both sides state choices, or nothing says which of several are meant.

    References
    ----------
    Gale, Shapley, "College admissions and the stability of marriage", Am. Math. Monthly 69 (1962).
    """
    rankings = both_rankings(config.stability, config.criteria)
    if rankings is None:
        return None
    found = _preferring(rankings, config, pairs, resolution)
    return found.only(found.strengths >= rankings.threshold)


def stability_measures(config: Config, pairs: ChosenPairs, resolution: int) -> dict[str, Any] | None:
    """What ``measures["stability"]`` holds; None where not both sides state choices.

    Returns
    -------
    dict
        ``blocking_pairs`` at the ``threshold``, and ``by_threshold`` at each up to the longest list.
    """
    rankings = both_rankings(config.stability, config.criteria)
    if rankings is None:
        return None
    strengths = _preferring(rankings, config, pairs, resolution).strengths
    longest = max(wishes.length for wishes in _wishes(rankings, pairs))
    return {
        "mentees": rankings.mentees.label,
        "mentors": rankings.mentors.label,
        "threshold": rankings.threshold,
        "blocking_pairs": int((strengths >= rankings.threshold).sum()),
        "by_threshold": {
            str(threshold): int((strengths >= threshold).sum()) for threshold in range(1, longest + 1)
        },
    }


def _preferring(rankings: BothRankings, config: Config, pairs: ChosenPairs, resolution: int) -> BlockingPairs:
    """The pairs who would rather have each other, however little."""
    roster, num_mentors = pairs.roster, len(pairs.roster.mentors)
    of_mentees, of_mentors = _wishes(rankings, pairs)
    choosers, chosen, ranks = _listed(of_mentees)
    mentee_list = _Ranks(choosers * num_mentors + chosen, ranks)
    choosers, chosen, ranks = _listed(of_mentors)
    mentor_list = _Ranks(chosen * num_mentors + choosers, ranks)
    both = np.intersect1d(mentee_list.keys, mentor_list.keys, assume_unique=True)
    keys = np.setdiff1d(both, pairs.mentees * num_mentors + pairs.mentors)
    mentees, mentors = np.divmod(keys, num_mentors)
    allowed = allowed_pairs(config, ChosenPairs(roster, mentees, mentors), resolution)
    keys, mentees, mentors = keys[allowed], mentees[allowed], mentors[allowed]
    mentee_ranks, mentor_ranks = mentee_list.of(keys), mentor_list.of(keys)
    own_keys = pairs.mentees * num_mentors + pairs.mentors

    places, loads = roster.places, np.zeros(num_mentors, dtype=np.int64)
    np.add.at(loads, pairs.mentors, places[pairs.mentees])
    free = (roster.capacity - loads)[mentors] - places[mentees]
    of_mentor = _Join(mentors, pairs.mentors)
    makes_room = free[of_mentor.wishing] + places[pairs.mentees[of_mentor.had]] >= 0
    mentor_gains = of_mentor.gains(mentor_ranks, mentor_list.of(own_keys), free >= 0, makes_room)

    roles = Roles.of(config, pairs)
    has_room = np.bincount(pairs.mentees, minlength=len(roster.mentees))[mentees] < roster.wants[mentees]
    of_mentee = _Join(mentees, pairs.mentees)
    given_up = pairs.mentors[of_mentee.had]
    may_change = roles.may_have(mentees[of_mentee.wishing], mentors[of_mentee.wishing], given_up)
    has_room &= roles.may_have(mentees, mentors, None)
    mentee_gains = of_mentee.gains(mentee_ranks, mentee_list.of(own_keys), has_room, may_change)

    found = BlockingPairs(mentees, mentors, mentee_ranks, mentor_ranks, mentee_gains, mentor_gains)
    return found.only(found.strengths > 0)


def _wishes(rankings: BothRankings, pairs: ChosenPairs) -> tuple[WishLists, WishLists]:
    """The choices of the mentees, and of the mentors."""
    mentee_ask, mentor_ask = rankings.mentees.ask_of("mentee"), rankings.mentors.ask_of("mentor")
    assert mentee_ask is not None
    assert mentor_ask is not None
    return pairs.roster.wishes(mentee_ask), pairs.roster.wishes(mentor_ask)


def _listed(wishes: WishLists) -> tuple[IntArray, IntArray, IntArray]:
    """Who chose, who was chosen, and as which choice, shapes (num_choices,)."""
    lengths = [len(choices) for choices in wishes.choices]
    choosers = np.repeat(np.arange(len(lengths), dtype=np.int64), lengths)
    chosen = np.array([one for choices in wishes.choices for one in choices], dtype=np.int64)
    ranks = np.array([rank for row in wishes.ranks for rank in row], dtype=np.int64)
    return choosers, chosen, ranks


class _Ranks:
    """The ranks of one side's choices by pair, mentee x num_mentors + mentor."""

    def __init__(self, keys: IntArray, ranks: IntArray) -> None:
        order = np.argsort(keys)
        self.keys, self._ranks = keys[order], ranks[order]

    def of(self, keys: IntArray) -> IntArray:
        """The rank in each of the pairs, 0 where there is none."""
        place = np.searchsorted(self.keys, keys)
        known = place < len(self.keys)
        known[known] = self.keys[place[known]] == keys[known]
        found = np.zeros(len(keys), dtype=np.int64)
        found[known] = self._ranks[place[known]]
        return found


class _Join:
    """Each wish of a person beside each pair that the person has."""

    def __init__(self, wishing: IntArray, having: IntArray) -> None:
        order = np.argsort(having, kind="stable")
        first, last = (np.searchsorted(having[order], wishing, side) for side in ("left", "right"))
        counts = last - first
        self.wishing: IntArray = np.repeat(np.arange(len(wishing), dtype=np.int64), counts)
        offsets = np.arange(len(self.wishing)) - np.repeat(np.cumsum(counts) - counts, counts)
        self.had: IntArray = order[first[self.wishing] + offsets]

    def gains(
        self,
        ranks: IntArray,
        had_ranks: IntArray,
        has_room: NDArray[np.bool_],
        may_change: NDArray[np.bool_],
    ) -> IntArray:
        """By how many ranks each wish is better than what could be given up for it; 0 or less where not.

        Parameters
        ----------
        ranks, has_room
            Of each wish, and whether nobody need be given up for it.
        had_ranks
            Of each pair that is there, 0 for nobody chosen.
        may_change
            Whether the pair can be given up for the wish, for each two that stand beside each other.
        """
        best: IntArray = np.where(has_room, BEYOND_RANKS, 0)
        had = had_ranks[self.had]
        gains = np.where(had == 0, BEYOND_RANKS, had - ranks[self.wishing])
        np.maximum.at(best, self.wishing[may_change], gains[may_change])
        return best
