"""Small problems, by hand and at random, for the tests of the problem, the certificate and the engines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    Choices,
    Leximin,
    Matched,
    MentorsTotal,
    Problem,
    Stage,
    Total,
    TwiceRunning,
    Variety,
    WorstOff,
    WorstShare,
)

IntArray = NDArray[np.int64]
Table = Sequence[Sequence[int | None]]

MATCHED_TOTAL: tuple[Stage, ...] = (Matched(), Total())
BANDS = Bands((1, 4), ("poor", "fair"))

STAGE_ORDERS: tuple[tuple[Stage, ...], ...] = (
    MATCHED_TOTAL,
    (Matched(),),
    (Total(),),
    (Total(), Matched()),
    (Matched(), WorstOff()),
    (Matched(), WorstOff(), Total()),
    (Matched(), Total(), WorstOff()),
    (Total(), Matched(), WorstOff()),
    (BANDS, Breaks(), Total()),
    (Matched(keep=Fraction(7, 10)), Total()),
    (Matched(), WorstOff(keep=Fraction(1, 2)), Total()),
    (Leximin(),),
    (Leximin(3), Total()),
    (Matched(), WorstShare(Fraction(3, 10)), Total()),
    (BANDS, WorstShare(Fraction(1, 2)), Balance(), Total()),
    (Matched(), Balance(), Leximin()),
)
"""Orders of priorities in which every shape of stage stands first, between others and last."""


def make_problem(
    table: Table,
    *,
    wants: int | Sequence[int] = 1,
    capacity: int | Sequence[int] = 1,
    minimum: int | Sequence[int] = 0,
    locked: Iterable[tuple[int, int]] = (),
    stages: tuple[Stage, ...] = MATCHED_TOTAL,
    standing: Sequence[int] | None = None,
    seed: int = 0,
) -> Problem:
    """A problem from its table of points, mentees x mentors; None is a pair that is not eligible."""
    num_mentors = len(table[0]) if table else 0
    rows = [[mentor for mentor, points in enumerate(row) if points is not None] for row in table]
    position = {
        pair: idx
        for idx, pair in enumerate((mentee, mentor) for mentee, row in enumerate(rows) for mentor in row)
    }
    keys = np.random.default_rng(seed).integers(0, 2**64, len(table) + num_mentors, dtype=np.uint64)
    return Problem(
        starts=np.cumsum([0, *map(len, rows)], dtype=np.int64),
        mentors=np.array([mentor for row in rows for mentor in row], dtype=np.int32),
        points=np.array([points for row in table for points in row if points is not None], dtype=np.int64),
        wants=np.broadcast_to(np.array(wants, dtype=np.int64), len(table)).copy(),
        capacity=np.broadcast_to(np.array(capacity, dtype=np.int64), num_mentors).copy(),
        minimum=np.broadcast_to(np.array(minimum, dtype=np.int64), num_mentors).copy(),
        locked=np.array(sorted(position[pair] for pair in locked), dtype=np.int64),
        stages=stages,
        mentee_keys=keys[: len(table)],
        mentor_keys=keys[len(table) :],
        standing=None if standing is None else np.array(standing, dtype=np.int64),
    )


def random_problem(
    rng: np.random.Generator,
    stages: tuple[Stage, ...] = MATCHED_TOTAL,
    *,
    most_mentees: int = 7,
    most_mentors: int = 5,
    most_wanted: int = 3,
) -> Problem:
    """A problem with forbidden pairs, minimums, locks that fit, ties and negative points; some infeasible.

    What mentees bring along from earlier rounds is there in some. Mentees want more than one mentor only
    where the stages are sums over pairs.
    """
    num_mentees = int(rng.integers(1, most_mentees + 1))
    num_mentors = int(rng.integers(1, most_mentors + 1))
    if any(isinstance(stage, WorstOff | WorstShare | Leximin) for stage in stages):
        most_wanted = min(most_wanted, 1)
    low, high = [(-3, 8), (0, 2), (-2, 1), (-50, 100)][int(rng.integers(4))]
    allowed = rng.random((num_mentees, num_mentors)) < rng.choice([0.4, 0.7, 1.0])
    table = [
        [int(rng.integers(low, high)) if allowed[mentee, mentor] else None for mentor in range(num_mentors)]
        for mentee in range(num_mentees)
    ]
    wants = rng.integers(0, most_wanted + 1, num_mentees)
    minimum = rng.integers(0, 3, num_mentors) * (rng.random(num_mentors) < rng.choice([0.0, 0.3, 0.6]))
    capacity = minimum + rng.integers(0, 3, num_mentors)
    locked: list[tuple[int, int]] = []
    left, room = wants.copy(), capacity.copy()
    wished = allowed & (rng.random(allowed.shape) < rng.choice([0.0, 0.1]))
    for mentee, mentor in np.argwhere(wished).tolist():
        if left[mentee] and room[mentor]:
            locked.append((mentee, mentor))
            left[mentee], room[mentor] = left[mentee] - 1, room[mentor] - 1
    seed = int(rng.integers(2**31))
    has_history = rng.random() < 0.3
    return make_problem(
        table,
        wants=wants.tolist(),
        capacity=capacity.tolist(),
        minimum=minimum.tolist(),
        locked=locked,
        stages=stages,
        standing=rng.integers(-3, 10, num_mentees).tolist() if has_history else None,
        seed=seed,
    )


def dense_problem(
    points: IntArray, capacity: IntArray, stages: tuple[Stage, ...] = MATCHED_TOTAL, *, seed: int = 0
) -> Problem:
    """A large problem in which every pair is eligible and every mentee wants one mentor."""
    num_mentees, num_mentors = points.shape
    keys = np.random.default_rng(seed).integers(0, 2**64, num_mentees + num_mentors, dtype=np.uint64)
    return Problem(
        starts=np.arange(num_mentees + 1, dtype=np.int64) * num_mentors,
        mentors=np.tile(np.arange(num_mentors, dtype=np.int32), num_mentees),
        points=points.reshape(-1).astype(np.int64),
        wants=np.ones(num_mentees, dtype=np.int64),
        capacity=capacity.astype(np.int64),
        minimum=np.zeros(num_mentors, dtype=np.int64),
        locked=np.empty(0, dtype=np.int64),
        stages=stages,
        mentee_keys=keys[:num_mentees],
        mentor_keys=keys[num_mentees:],
    )


def renumbered(problem: Problem, rng: np.random.Generator) -> tuple[Problem, IntArray]:
    """The same people in another order, and where each pair of the new problem stood in the old one."""
    mentees = rng.permutation(problem.num_mentees)
    mentors = rng.permutation(problem.num_mentors)
    new_number = np.argsort(mentors)
    rows = [
        start + np.argsort(new_number[problem.mentors[start:end]])
        for start, end in ((problem.starts[mentee], problem.starts[mentee + 1]) for mentee in mentees)
    ]
    old = np.concatenate(rows).astype(np.int64)
    return Problem(
        starts=np.cumsum([0, *map(len, rows)], dtype=np.int64),
        mentors=new_number[problem.mentors[old]].astype(np.int32),
        points=problem.points[old],
        wants=problem.wants[mentees],
        capacity=problem.capacity[mentors],
        minimum=problem.minimum[mentors],
        locked=np.flatnonzero(np.isin(old, problem.locked)),
        stages=tuple(_renumbered_stage(stage, mentees, old) for stage in problem.stages),
        mentee_keys=problem.mentee_keys[mentees],
        mentor_keys=problem.mentor_keys[mentors],
        standing=None if problem.standing is None else problem.standing[mentees],
        limits=tuple(replace(limit, inside=limit.inside[old]) for limit in problem.limits),
    ), old


def _renumbered_stage(stage: Stage, mentees: IntArray, old: IntArray) -> Stage:
    """The same stage, with what it holds for each mentee or pair in their new order."""
    match stage:
        case Choices():
            return replace(stage, ranks=stage.ranks[old])
        case MentorsTotal():
            return replace(stage, points=stage.points[old])
        case TwiceRunning():
            return replace(stage, badly_served=stage.badly_served[mentees])
        case Variety():
            families = (replace(family, of_pair=family.of_pair[old]) for family in stage.families)
            return replace(stage, families=tuple(families))
    return stage
