"""What a face holds, by listing; and faces and prices to try, for the tests of the certificate."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from tests.problem.building import random_problem
from tests.problem.exhaustive import all_matchings
from tests.problem.rules import nested_rules

from pairforge.certificate import Costs, Face, Objective, Row, costs_of, whole_face
from pairforge.engines.network.prices import find_prices
from pairforge.pairing import StagePrices
from pairforge.problem import Balance, Breaks, Matched, Problem, SumStage, Ties, Total

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
    forests = problem.forests.left, problem.forests.right
    sides = (rng.integers(-largest, largest + 1, forest.num_nodes) for forest in forests)
    rows = tuple(rng.integers(-largest, largest + 1, len(face.rows)).tolist()) if rng.random() < 0.8 else ()
    return StagePrices("random", *sides, row_prices=rows, scale=scale)


def objective_in(problem: Problem, face: Face, stage: SumStage) -> Objective:
    """The (first) sum of a stage over the pairs of a face."""
    gains = stage.gain(problem, 0, np.arange(problem.num_pairs))
    return Objective(gains[face.free], sum(gains[face.fixed].tolist()))


def even_loads(problem: Problem, face: Face) -> Objective:
    """Less the squared loads, and nothing else."""
    return Objective(np.zeros(len(face.free), dtype=np.int64), 0, *costs_of(problem, Balance()))


def broken(problem: Problem, face: Face) -> Objective:
    """Less the price of the soft rules that are broken, and nothing else."""
    return Objective(np.zeros(len(face.free), dtype=np.int64), 0, *costs_of(problem, Breaks()))


def tiny_problem(rng: np.random.Generator) -> Problem:
    """A problem with few matchings; in half of them there are nested rules, hard and soft."""
    problem = random_problem(rng, most_mentees=4, most_mentors=3)
    return nested_rules(problem, rng) if rng.random() < 0.5 else problem


def node_sets(problem: Problem) -> tuple[IntArray, IntArray]:
    """Which pairs each node of either forest holds (1 or 0), by walking up from each pair."""
    sides = []
    for forest in (problem.forests.left, problem.forests.right):
        sets = np.zeros((forest.num_nodes, problem.num_pairs), dtype=np.int64)
        for pair, leaf in enumerate(forest.leaf_of_pair.tolist()):
            node = leaf
            while node >= 0:
                sets[node, pair] = 1
                node = int(forest.parent[node])
        sides.append(sets)
    return sides[0], sides[1]


def cost_of(costs: Costs, counts: list[int]) -> int:
    """What nodes cost at these counts, step by step."""
    total = costs.at_zero
    for place, node in enumerate(costs.nodes.tolist()):
        start = int(costs.starts[place])
        assert counts[node] <= costs.starts[place + 1] - start
        total += sum(costs.steps[start : start + counts[node]].tolist())
    return total


def values_in(problem: Problem, face: Face, objective: Objective, matchings: BoolArray) -> list[int]:
    """What each of ``matchings`` of a face gains, in Python's own integers."""
    gain = dict(zip(face.free.tolist(), objective.gains.tolist(), strict=True))
    values = []
    for row in matchings:
        pairs = np.flatnonzero(row).tolist()
        value = objective.fixed_gain + sum(gain.get(pair, 0) for pair in pairs)
        for costs, sets in zip((objective.left, objective.right), node_sets(problem), strict=True):
            value -= 0 if costs is None else cost_of(costs, (sets & row).sum(axis=1).tolist())
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
    placed, loads = (matchings.astype(int) @ sets.T for sets in node_sets(problem))
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
    placed, loads = (sets @ matching for sets in node_sets(problem))
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
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    for matching in matchings[rng.permutation(len(matchings))[:5]]:
        face = random_face(problem, matching, rng, rows=rows)
        yield problem, face, matchings[in_face(problem, face, matchings)]


def _random_row(matching: BoolArray, inside: BoolArray | None, rng: np.random.Generator) -> Row:
    count = int((matching if inside is None else matching & inside).sum())
    return Row(inside, int(rng.integers(0, count + 1)), int(rng.integers(count, len(matching) + 1)))
