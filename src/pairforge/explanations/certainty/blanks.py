"""Whether the plan stands whatever the blank answers are."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Proof
from pairforge.config import Config
from pairforge.criteria import points, points_interval
from pairforge.engines.deadline import Deadline
from pairforge.explanations.certainty.holding import (
    Holding,
    NotKnownError,
    depends_otherwise,
    without_divisor,
)
from pairforge.explanations.certainty.values import BlankAnswers
from pairforge.problem import Problem
from pairforge.problem.problem import IntArray
from pairforge.roster import Roster
from pairforge.scoring import Scores


def what_blanks_change(
    scores: Scores,
    roster: Roster,
    config: Config,
    problem: Problem,
    chosen: IntArray,
    proof: Proof,
    *,
    time_limit: float,
) -> BlankAnswers:
    """Try the plan where its pairs have the least that they can and all others the most.

    Whether pairs are eligible is taken as it is. Each pair is taken by itself: that one answer counts in
    several pairs can only make the plan surer than is said. Nothing is said where scores count in another
    way than by their sum, or the plan is not proved.

    Parameters
    ----------
    scores, roster, config, problem
        What was solved.
    chosen, proof
        The plan (positions, ascending), and what is certain of it.
    time_limit
        Seconds for all of it.
    """
    because = depends_otherwise(problem, config)
    holding = Holding(problem, chosen, Deadline(time_limit))
    if because is not None or not proof.optimal:
        return BlankAnswers(None, (), (), complete=False, because=because)
    sides = _Sides(scores, problem, chosen)
    matter: tuple[list[str], list[str]] = ([], [])
    stands: bool | None = None
    is_complete = True
    try:
        stands = not (holding.counts_scores and sides.is_open) or _holds(holding, sides.worst)
        if not stands:
            people = (problem.mentees, roster.mentees.ids), (problem.mentors, roster.mentors.ids)
            for own, (side, ids), found in zip(sides.own, people, matter, strict=True):
                for person in np.unique(side[own != problem.points]).tolist():
                    if not _holds(holding, np.where(side == person, own, problem.points)):
                        found.append(ids[person])
    except NotKnownError:
        is_complete = False
    return BlankAnswers(stands, tuple(matter[0]), tuple(matter[1]), is_complete)


def _holds(holding: Holding, gains: IntArray) -> bool:
    """Whether no plan is better with such scores."""
    (gains,) = without_divisor(gains)
    if not holding.fits(gains):
        raise NotKnownError
    return holding.better(gains) is None


class _Sides:
    """The points of each pair that are the worst for the plan, shape (num_pairs,).

    ``worst`` has them if everything that is blank is open, ``own`` if only what the mentees left blank is, or
    only what the mentors did.
    """

    def __init__(self, scores: Scores, problem: Problem, chosen: IntArray) -> None:
        mentees, mentors = problem.people(np.arange(problem.num_pairs))
        is_chosen = np.isin(np.arange(problem.num_pairs), chosen)
        self.worst = problem.points.copy()
        self.own = problem.points.copy(), problem.points.copy()
        self.is_open = False
        for criterion in scores.criteria:
            low, high = points_interval(criterion, mentees, mentors, scores.resolution)
            is_open = low < high
            if not is_open.any():
                continue
            self.is_open = True
            part = points(criterion, mentees, mentors, scores.resolution)
            more = np.where(is_chosen, low, high) - part
            by_mentee, by_mentor = _blank(mentees, is_open), _blank(mentors, is_open)
            self.worst += more
            self.own[0][:] += np.where(by_mentee | ~by_mentor, more, 0)
            self.own[1][:] += np.where(by_mentor, more, 0)


def _blank(people: IntArray, is_open: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Whether all pairs of a pair's person are open, shape (num_pairs,)."""
    known = np.bincount(people, weights=~is_open)
    blank: NDArray[np.bool_] = known[people] == 0
    return blank
