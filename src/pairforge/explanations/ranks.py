"""How high two people rank each other, by score and by what they wished."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config, Side
from pairforge.config.criteria import Ranking
from pairforge.problem.source import numbers_of_pairs
from pairforge.roster import Roster
from pairforge.scoring import Scores

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Rank:
    """Where somebody stands with somebody else.

    Parameters
    ----------
    by_score
        One more than the number of eligible people who score higher.
    eligible
        How many people are eligible.
    by_wish
        Which choice it is, from 1; None if it is none, or nobody was asked.
    """

    by_score: int
    eligible: int
    by_wish: int | None


@dataclass(frozen=True)
class PairRanks:
    """Where the two of an eligible pair stand with each other; the pair by ids.

    ``of_mentor`` is the mentor's rank with the mentee, ``of_mentee`` the mentee's with the mentor.
    """

    mentee: str
    mentor: str
    of_mentor: Rank
    of_mentee: Rank


def rank_pairs(scores: Scores, roster: Roster, config: Config, pairs: IntArray) -> tuple[PairRanks, ...]:
    """The ranks of both sides for some eligible pairs (positions in ``scores``)."""
    sides: tuple[tuple[Side, NDArray[np.int32]], ...] = (
        ("mentee", scores.mentees),
        ("mentor", scores.mentors),
    )
    found = []
    for side, person_of_pair in sides:
        by_score, eligible = _by_score(person_of_pair, scores.points, pairs)
        by_wish = wish_ranks(scores, roster, config, side, pairs)
        columns = by_score.tolist(), eligible.tolist(), by_wish.tolist()
        found.append([Rank(place, size, wish or None) for place, size, wish in zip(*columns, strict=True)])
    people = zip(scores.mentees[pairs].tolist(), scores.mentors[pairs].tolist(), *found, strict=True)
    return tuple(
        PairRanks(roster.mentees.ids[mentee], roster.mentors.ids[mentor], of_mentor, of_mentee)
        for mentee, mentor, of_mentor, of_mentee in people
    )


def wish_ranks(scores: Scores, roster: Roster, config: Config, side: Side, pairs: IntArray) -> IntArray:
    """Which choice of that side each pair is, by the first criterion that says so; 0 if none."""
    found = np.zeros(len(pairs), dtype=np.int64)
    for criterion in config.criteria:
        ask = criterion.ask_of(side) if isinstance(criterion, Ranking) else None
        if ask is None:
            continue
        wishes = roster.wishes(ask)
        own = np.repeat(np.arange(len(wishes.choices)), [len(row) for row in wishes.choices])
        others = np.array([other for row in wishes.choices for other in row], dtype=np.int64)
        ranks = np.array([rank for row in wishes.ranks for rank in row], dtype=np.int64)
        mentees, mentors = (own, others) if side == "mentee" else (others, own)
        ranked = numbers_of_pairs(scores, mentees, mentors, ranks)[pairs]
        found = np.where(found == 0, ranked, found)
    return found


def _by_score(
    person_of_pair: NDArray[np.int32], points: IntArray, pairs: IntArray
) -> tuple[IntArray, IntArray]:
    """One more than how many of the person's pairs have more points, and how many they are."""
    wanted = np.unique(person_of_pair[pairs])
    inside = np.flatnonzero(np.isin(person_of_pair, wanted))
    order = inside[np.lexsort((-points[inside], person_of_pair[inside]))]
    people = person_of_pair[order]
    starts, ends = np.searchsorted(people, wanted), np.searchsorted(people, wanted, side="right")
    bounds = dict(zip(wanted.tolist(), zip(starts.tolist(), ends.tolist(), strict=True), strict=True))
    ranks = np.empty(len(pairs), dtype=np.int64)
    sizes = np.empty(len(pairs), dtype=np.int64)
    for idx, pair in enumerate(pairs.tolist()):
        start, end = bounds[int(person_of_pair[pair])]
        ranks[idx] = 1 + np.searchsorted(-points[order[start:end]], -points[pair])
        sizes[idx] = end - start
    return ranks, sizes
