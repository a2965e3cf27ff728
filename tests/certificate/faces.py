"""What a face holds, by listing; and faces to try, for the tests of the certificate."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from tests.problem.building import random_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import Face, whole_face
from pairforge.engines.network.prices import find_prices
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]


def prices_of(
    stage: str, mentees: list[int], mentors: list[int], threshold: int | None = None
) -> StagePrices:
    """Prices from plain lists."""
    return StagePrices(stage, np.array(mentees, np.int64), np.array(mentors, np.int64), threshold)


def best_prices(problem: Problem, face: Face, stage: str, optimum: BoolArray) -> StagePrices:
    """Prices that prove ``optimum`` (a row of ``all_matchings``) the best of the face."""
    gains = problem.gain(stage, face.free)
    prices = find_prices(problem, face, gains, np.flatnonzero(optimum), stage)
    assert prices is not None
    return prices


def in_face(problem: Problem, face: Face, matchings: BoolArray) -> BoolArray:
    """Which of ``matchings`` keep the bounds of the face."""
    possible = np.zeros(problem.num_pairs, dtype=bool)
    possible[face.free] = possible[face.fixed] = True
    placed = matchings.astype(int) @ (problem.mentees[:, None] == np.arange(problem.num_mentees))
    loads = matchings.astype(int) @ (problem.mentors[:, None] == np.arange(problem.num_mentors))
    keeps = ~matchings[:, ~possible].any(axis=1) & matchings[:, face.fixed].all(axis=1)
    keeps &= ((face.mentee_low <= placed) & (placed <= face.mentee_high)).all(axis=1)
    kept: BoolArray = keeps & ((face.mentor_low <= loads) & (loads <= face.mentor_high)).all(axis=1)
    return kept


def random_face(problem: Problem, matching: BoolArray, rng: np.random.Generator) -> Face:
    """A face with ``matching`` (a row of ``all_matchings``) in it, and bounds at random around it."""
    whole = whole_face(problem)
    placed = np.bincount(problem.mentees[matching], minlength=problem.num_mentees)
    loads = np.bincount(problem.mentors[matching], minlength=problem.num_mentors)
    kind = rng.integers(0, 4, problem.num_pairs)
    fixed = (matching & (kind == 0)) | np.isin(np.arange(problem.num_pairs), problem.locked)
    free = ~fixed & (matching | (kind > 1))
    return Face(
        mentee_low=rng.integers(whole.mentee_low, placed + 1),
        mentee_high=rng.integers(placed, whole.mentee_high + 1),
        mentor_low=rng.integers(whole.mentor_low, loads + 1),
        mentor_high=rng.integers(loads, whole.mentor_high + 1),
        free=np.flatnonzero(free),
        fixed=np.flatnonzero(fixed),
    )


def random_faces(key: list[int]) -> Iterator[tuple[Problem, Face, BoolArray]]:
    """A small random problem, and a few faces of it with all the matchings (rows) that each holds."""
    rng = np.random.default_rng(key)
    problem = random_problem(rng, most_mentees=4, most_mentors=3)
    matchings = all_matchings(problem)
    for matching in matchings[rng.permutation(len(matchings))[:5]]:
        face = random_face(problem, matching, rng)
        yield problem, face, matchings[in_face(problem, face, matchings)]
