"""Who would rather have somebody else: envy and blocking pairs, as far as preferences were stated."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing import BEYOND_RANKS, ChosenPairs, blocking_pairs
from pairforge.config import Config
from pairforge.explanations.ranks import wish_ranks
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores

IntArray = NDArray[np.int64]

_NOT_CHOSEN = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Envy:
    """A mentee wished for a mentor more than for the own one, and somebody with a lower score is there.

    Score by score this looks unfair, and is no fault of the plan: at the prices of an optimal one (see
    ``letters``) everybody has what is worth most beyond its price, so that nobody envies at these prices.

    Parameters
    ----------
    mentee, mentor
        Who wished for whom, by id.
    held_by
        The mentee there who has the lowest score, and no lock; of several the first by id.
    wish
        Which choice the mentor is, from 1.
    own_wish
        Which choice the mentee got, of several the last; None for nobody, or nobody chosen.
    score, held_score
        What the wished pair is worth, and the one that is there.
    """

    mentee: str
    mentor: str
    held_by: str
    wish: int
    own_wish: int | None
    score: float
    held_score: float


@dataclass(frozen=True)
class Blocking:
    """Two people who would both rather have each other, by id.

    Parameters
    ----------
    mentee_wish, mentor_wish
        Which choice each is of the other, from 1.
    mentee_gain, mentor_gain
        By how many ranks each prefers the other to whom they would give up; None where that is somebody not
        chosen, or nobody.
    """

    mentee: str
    mentor: str
    mentee_wish: int
    mentor_wish: int
    mentee_gain: int | None
    mentor_gain: int | None


def envies(
    scores: Scores, roster: Roster, config: Config, problem: Problem, chosen: IntArray
) -> tuple[Envy, ...]:
    """All envy by wishes of the mentees, in order of mentee and mentor.

    Parameters
    ----------
    scores, roster, config, problem
        The programme; the pairs of ``problem`` are those of ``scores``.
    chosen
        Positions of the chosen pairs, ascending.
    """
    wishes = wish_ranks(scores, roster, config, "mentee", np.arange(problem.num_pairs))
    own = np.zeros(problem.num_mentees, dtype=np.int64)
    got = np.where(wishes[chosen] > 0, wishes[chosen], _NOT_CHOSEN)
    np.maximum.at(own, problem.mentees[chosen], got)
    has_room = np.bincount(problem.mentees[chosen], minlength=problem.num_mentees) < problem.wants
    own[has_room] = _NOT_CHOSEN
    held = _lowest(problem, np.setdiff1d(chosen, problem.locked))
    envied = (wishes > 0) & (wishes < own[problem.mentees])
    envied[chosen] = False
    mentees, mentors = roster.mentees.ids, roster.mentors.ids
    found = []
    for pair in np.flatnonzero(envied).tolist():
        mentee, mentor = int(problem.mentees[pair]), int(problem.mentors[pair])
        there = int(held[mentor])
        if there >= 0 and problem.points[there] < problem.points[pair]:
            found.append(
                Envy(
                    mentees[mentee],
                    mentors[mentor],
                    mentees[int(problem.mentees[there])],
                    wish=int(wishes[pair]),
                    own_wish=None if own[mentee] == _NOT_CHOSEN else int(own[mentee]),
                    score=int(problem.points[pair]) / scores.resolution,
                    held_score=int(problem.points[there]) / scores.resolution,
                )
            )
    return tuple(found)


def blocking(roster: Roster, config: Config, pairs: ChosenPairs, resolution: int) -> tuple[Blocking, ...]:
    """All blocking pairs by the threshold of the config; none where not both sides state choices."""
    found = blocking_pairs(config, pairs, resolution)
    if found is None:
        return ()
    columns = (
        found.mentees,
        found.mentors,
        found.mentee_ranks,
        found.mentor_ranks,
        found.mentee_gains,
        found.mentor_gains,
    )
    return tuple(
        Blocking(roster.mentees.ids[mentee], roster.mentors.ids[mentor], *wishes, *map(_gain, gains))
        for mentee, mentor, *wishes, first, second in zip(*(one.tolist() for one in columns), strict=True)
        for gains in [(first, second)]
    )


def _lowest(problem: Problem, chosen: IntArray) -> IntArray:
    """The pair of each mentor with the fewest points, -1 for none, shape (num_mentors,)."""
    found = np.full(problem.num_mentors, -1, dtype=np.int64)
    order = chosen[np.lexsort((problem.mentees[chosen], problem.points[chosen]))][::-1]
    found[problem.mentors[order]] = order
    return found


def _gain(ranks: int) -> int | None:
    return None if ranks == BEYOND_RANKS else ranks
