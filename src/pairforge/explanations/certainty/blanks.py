"""Whether the plan stands whatever the blank answers are."""

from __future__ import annotations

import numpy as np

from pairforge.certificate import Proof
from pairforge.config import Config
from pairforge.criteria import points_interval
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
        return BlankAnswers(None, (), complete=False, because=because)
    worst = _worst(scores, problem, chosen)
    is_open = worst != problem.points
    if not holding.counts_scores or not is_open.any():
        return BlankAnswers(stands=True, mentees=(), complete=True)
    matter: list[str] = []
    stands: bool | None = None
    try:
        stands = _holds(holding, worst)
        if stands:
            return BlankAnswers(stands=True, mentees=(), complete=True)
        for mentee in np.unique(problem.mentees[is_open]).tolist():
            if not _holds(holding, np.where(problem.mentees == mentee, worst, problem.points)):
                matter.append(roster.mentees.ids[mentee])
    except NotKnownError:
        return BlankAnswers(stands, tuple(matter), complete=False)
    return BlankAnswers(stands=False, mentees=tuple(matter), complete=True)


def _holds(holding: Holding, gains: IntArray) -> bool:
    """Whether no plan is better with such scores."""
    (gains,) = without_divisor(gains)
    if not holding.fits(gains):
        raise NotKnownError
    return holding.better(gains) is None


def _worst(scores: Scores, problem: Problem, chosen: IntArray) -> IntArray:
    """The points of each pair that are the worst for the plan, shape (num_pairs,)."""
    mentees, mentors = problem.people(np.arange(problem.num_pairs))
    low, high = (np.zeros(problem.num_pairs, dtype=np.int64) for _ in range(2))
    for criterion in scores.criteria:
        fewest, most = points_interval(criterion, mentees, mentors, scores.resolution)
        low, high = low + fewest, high + most
    high[chosen] = low[chosen]
    return high
