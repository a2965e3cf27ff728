"""Source: all that a problem is written from."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config.criteria import Ranking
from pairforge.config.rankings import chosen_ranking
from pairforge.problem.cells import Cells
from pairforge.roster import Roster
from pairforge.scoring import Scores

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Source:
    """What stages, limits and constraints are written from."""

    scores: Scores
    roster: Roster
    config: Config

    @cached_property
    def cells(self) -> Cells:
        """The families of pairs that they are about."""
        return Cells(self.scores, self.roster)

    def points(self, score: Fraction) -> int:
        """Points of a score, rounded up, so that whoever reaches them reaches the score."""
        return ceil(score * self.scores.resolution)

    def ranks(self, criterion: str | None) -> tuple[NDArray[np.int16], int]:
        """The mentee's rank of each pair's mentor, 0 if not chosen, and the length of the lists."""
        return ranks_of_pairs(self.scores, self.roster, chosen_ranking(self.config.criteria, criterion))


def ranks_of_pairs(scores: Scores, roster: Roster, ranking: Ranking) -> tuple[NDArray[np.int16], int]:
    """The mentee's rank of each pair's mentor, 0 if not chosen, shape (num_pairs,); and the lists' length."""
    ask = ranking.ask_of("mentee")
    assert ask is not None
    wishes = roster.wishes(ask)
    lengths = [len(choices) for choices in wishes.choices]
    mentees = np.repeat(np.arange(len(lengths)), lengths)
    mentors = np.array([mentor for choices in wishes.choices for mentor in choices], dtype=np.int64)
    ranks = np.array([rank for row in wishes.ranks for rank in row], dtype=np.int64)
    found = numbers_of_pairs(scores, mentees, mentors, ranks)
    return found.astype(np.int16), wishes.length


def numbers_of_pairs(scores: Scores, mentees: IntArray, mentors: IntArray, numbers: IntArray) -> IntArray:
    """The number of each eligible pair, 0 where none is given, shape (num_pairs,).

    Parameters
    ----------
    mentees, mentors, numbers
        The pairs, each once, and their numbers; those that are not eligible are left out.
    """
    most = int(max(scores.mentors.max(initial=0), mentors.max(initial=0))) + 1
    keys = scores.mentees.astype(np.int64) * most + scores.mentors
    wanted = mentees * most + mentors
    place = np.searchsorted(keys, wanted)
    eligible = place < len(keys)
    eligible[eligible] = keys[place[eligible]] == wanted[eligible]
    found = np.zeros(len(keys), dtype=np.int64)
    found[place[eligible]] = numbers[eligible]
    return found
