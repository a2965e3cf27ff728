"""What a face holds, by listing; and faces and prices to try, for the tests of the certificate."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from tests.problem.building import random_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import Face, Objective, Row, costs_of, whole_face
from pairforge.engines.network.prices import find_prices
from pairforge.pairing import StagePrices
from pairforge.problem import Balance, Matched, Problem, SumStage, Ties, Total

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

SUMS: tuple[SumStage, ...] = (Matched(), Total(), Ties())


def prices_of(
    stage: str,
    mentees: list[int],
    mentors: list[int],
    level: int | None = None,
    rows: tuple[int, ...] = (),
    scale: int = 1,
) -> StagePrices:
    """Prices from plain lists."""
    return StagePrices(stage, np.array(mentees, np.int64), np.array(mentors, np.int64), level, rows, scale)


def random_prices(
    problem: Problem, face: Face, rng: np.random.Generator, largest: int, scale: int = 1
) -> StagePrices:
    """Prices at random, of every row; often none for the rows over all pairs."""
    sides = (rng.integers(-largest, largest + 1, size) for size in (problem.num_mentees, problem.num_mentors))
    rows = tuple(rng.integers(-largest, largest + 1, len(face.rows)).tolist()) if rng.random() < 0.8 else ()
    return StagePrices("random", *sides, row_prices=rows, scale=scale)


def objective_in(problem: Problem, face: Face, stage: SumStage) -> Objective:
    """The (first) sum of a stage over the pairs of a face."""
    gains = stage.gain(problem, 0, np.arange(problem.num_pairs))
    return Objective(gains[face.free], sum(gains[face.fixed].tolist()))


def even_loads(problem: Problem, face: Face) -> Objective:
    """Less the squared loads, and nothing else."""
    return Objective(np.zeros(len(face.free), dtype=np.int64), 0, *costs_of(problem, Balance()))


def values_in(problem: Problem, face: Face, objective: Objective, matchings: BoolArray) -> list[int]:
    """What each of ``matchings`` of a face gains, in Python's own integers."""
    gain = dict(zip(face.free.tolist(), objective.gains.tolist(), strict=True))
    values = []
    for row in matchings:
        pairs = np.flatnonzero(row).tolist()
        value = objective.fixed_gain + sum(gain.get(pair, 0) for pair in pairs)
        if objective.costs:
            mentors = problem.mentors[row].tolist()
            value -= sum(mentors.count(mentor) ** 2 for mentor in set(mentors))
        values.append(value)
    return values


def best_prices(problem: Problem, face: Face, objective: Objective, optimum: BoolArray) -> StagePrices:
    """Prices that prove ``optimum`` (a row of ``all_matchings``) the best of the face."""
    prices = find_prices(problem, face, objective, np.flatnonzero(optimum), "best")
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
    keeps &= ((face.mentor_low <= loads) & (loads <= face.mentor_high)).all(axis=1)
    for row in face.rows:
        count = (matchings if row.inside is None else matchings & row.inside).sum(axis=1)
        keeps &= (row.low <= count) & (count <= row.high)
    kept: BoolArray = keeps
    return kept


def as_sets(matchings: BoolArray) -> set[tuple[int, ...]]:
    """Matchings as a set of tuples, to compare."""
    return {tuple(np.flatnonzero(row).tolist()) for row in matchings}


def random_face(
    problem: Problem, matching: BoolArray, rng: np.random.Generator, *, rows: str = "none"
) -> Face:
    """A face with ``matching`` (a row of ``all_matchings``) in it, and bounds at random around it.

    ``rows`` are "none", bounds on the "count" of all pairs, or bounds on "some" pairs as well.
    """
    whole = whole_face(problem)
    placed = np.bincount(problem.mentees[matching], minlength=problem.num_mentees)
    loads = np.bincount(problem.mentors[matching], minlength=problem.num_mentors)
    kind = rng.integers(0, 4, problem.num_pairs)
    fixed = (matching & (kind == 0)) | np.isin(np.arange(problem.num_pairs), problem.locked)
    free = ~fixed & (matching | (kind > 1))
    kinds = {"none": [], "count": [None], "some": [None, "some", "some"]}[rows]
    return Face(
        mentee_low=rng.integers(whole.mentee_low, placed + 1),
        mentee_high=rng.integers(placed, whole.mentee_high + 1),
        mentor_low=rng.integers(whole.mentor_low, loads + 1),
        mentor_high=rng.integers(loads, whole.mentor_high + 1),
        free=np.flatnonzero(free),
        fixed=np.flatnonzero(fixed),
        rows=tuple(
            _random_row(matching, None if one is None else rng.random(problem.num_pairs) < 0.5, rng)
            for one in kinds
        ),
    )


def random_faces(key: list[int], *, rows: str = "none") -> Iterator[tuple[Problem, Face, BoolArray]]:
    """A small random problem, and a few faces of it with all the matchings (rows) that each holds."""
    rng = np.random.default_rng(key)
    problem = random_problem(rng, most_mentees=4, most_mentors=3)
    matchings = all_matchings(problem)
    for matching in matchings[rng.permutation(len(matchings))[:5]]:
        face = random_face(problem, matching, rng, rows=rows)
        yield problem, face, matchings[in_face(problem, face, matchings)]


def _random_row(matching: BoolArray, inside: BoolArray | None, rng: np.random.Generator) -> Row:
    count = int((matching if inside is None else matching & inside).sum())
    return Row(inside, int(rng.integers(0, count + 1)), int(rng.integers(count, len(matching) + 1)))
