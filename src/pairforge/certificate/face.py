"""Face: the matchings still allowed after some stages, described by bounds on rows and pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]


@dataclass(frozen=True)
class Face:
    """Bounds that a matching must keep.

    Parameters
    ----------
    mentee_low, mentee_high
        Fewest and most mentors of each mentee, shape (num_mentees,).
    mentor_low, mentor_high
        Fewest and most mentees of each mentor, shape (num_mentors,).
    free
        Positions of the pairs that may or may not be chosen, ascending.
    fixed
        Positions of the pairs that must be chosen, ascending. All other pairs must not be.
    """

    mentee_low: IntArray
    mentee_high: IntArray
    mentor_low: IntArray
    mentor_high: IntArray
    free: IntArray
    fixed: IntArray


def whole_face(problem: Problem) -> Face:
    """All matchings that keep the rules."""
    free = np.ones(problem.num_pairs, dtype=bool)
    free[problem.locked] = False
    return Face(
        mentee_low=np.zeros(problem.num_mentees, dtype=np.int64),
        mentee_high=problem.wants,
        mentor_low=problem.minimum,
        mentor_high=problem.capacity,
        free=np.flatnonzero(free),
        fixed=problem.locked,
    )


def reduced_gains(problem: Problem, pairs: IntArray, gains: IntArray, prices: StagePrices) -> IntArray:
    """What each of ``pairs`` gains beyond the prices of its mentee and its mentor."""
    reduced = gains - prices.mentee_prices[problem.mentees[pairs]]
    reduced -= prices.mentor_prices[problem.mentors[pairs]]
    return reduced


def optimal_face(problem: Problem, face: Face, gains: IntArray, prices: StagePrices) -> Face:
    """The optima of a stage, given prices that prove its optimum.

    By complementary slackness with one fixed optimal dual solution: whatever has a positive reduced
    gain is at its upper bound in every optimum, whatever has a negative one at its lower bound; pairs
    and rows alike.

    Parameters
    ----------
    gains
        What each free pair adds to the stage, shape (num_free,).
    prices
        Prices whose bound is attained on ``face``.
    """
    reduced = reduced_gains(problem, face.free, gains, prices)
    return Face(
        mentee_low=np.where(prices.mentee_prices > 0, face.mentee_high, face.mentee_low),
        mentee_high=np.where(prices.mentee_prices < 0, face.mentee_low, face.mentee_high),
        mentor_low=np.where(prices.mentor_prices > 0, face.mentor_high, face.mentor_low),
        mentor_high=np.where(prices.mentor_prices < 0, face.mentor_low, face.mentor_high),
        free=face.free[reduced == 0],
        fixed=np.union1d(face.fixed, face.free[reduced > 0]),
    )


def face_above(problem: Problem, face: Face, points: int) -> Face:
    """The part of a face in which nobody is matched below ``points``."""
    return replace(face, free=face.free[problem.points[face.free] >= points])
