"""Pairs that are not eligible because their score is too small, as if they had just enough."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pairforge.config import Config
from pairforge.explanations.forcing.forcing import Forcing, way_of
from pairforge.explanations.forcing.raising import Raise, raise_of
from pairforge.explanations.forcing.shortest import CircleBelowZeroError
from pairforge.explanations.forcing.values import How
from pairforge.problem.formulate import formulate
from pairforge.roster import Roster
from pairforge.scoring import Scores
from pairforge.scoring.floor import Floor, total_points


def lifted_to_floor(
    scores: Scores, roster: Roster, config: Config, forcing: Forcing, people: tuple[int, int]
) -> tuple[Raise, How] | None:
    """How many points more a pair would need that only floors exclude; None if anything else does.

    Parameters
    ----------
    people
        The mentee and the mentor, by position.
    """
    left, right = (np.array([person]) for person in people)
    against = [mask for mask in scores.masks if not mask.allows(left, right).all()]
    floors = [mask for mask in against if isinstance(mask, Floor)]
    if len(floors) < len(against) or not forcing.proof.optimal:
        return None
    enough = max(floor.least for floor in floors)
    needed = enough - int(total_points(scores.criteria, left, right, scores.resolution)[0])
    wider, pair = _with_pair(scores, people, enough)
    problem = formulate(wider, roster, config)
    chosen = forcing.chosen + (forcing.chosen >= pair)
    try:
        way_of(problem, chosen)
    except CircleBelowZeroError:  # with just enough it makes the plan better
        return Raise(needed, needed, proved=True), How.EXCHANGE
    lifted = replace(forcing, problem=problem, chosen=chosen)
    found = raise_of(lifted, pair)
    possible, certain = (None if more is None else needed + more for more in (found.possible, found.certain))
    return Raise(possible, certain, found.proved), lifted.how


def _with_pair(scores: Scores, people: tuple[int, int], points: int) -> tuple[Scores, int]:
    """The scores with one pair more, and its position."""
    mentee, mentor = people
    start, end = int(scores.starts[mentee]), int(scores.starts[mentee + 1])
    pair = start + int(np.searchsorted(scores.mentors[start:end], mentor))
    starts = scores.starts.copy()
    starts[mentee + 1 :] += 1
    mentors = np.insert(scores.mentors, pair, mentor)
    return replace(
        scores, starts=starts, mentors=mentors, points=np.insert(scores.points, pair, points)
    ), pair
