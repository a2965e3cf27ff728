"""Small problems on which a method that looks right goes wrong: it is run here, and it must fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.engines.judging import judge
from tests.engines.network.objectives import objective_on
from tests.problem.building import make_problem
from tests.problem.exhaustive import Listing, best_of, reported

from pairforge.certificate import Face, Objective, optimal_face, upper_bound, whole_face
from pairforge.engines import solve_problem
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.problem import (
    Balance,
    Bands,
    Matched,
    MentorsTotal,
    Problem,
    Stage,
    SumStage,
    Total,
    WorstOff,
    WorstShare,
)

IntArray = np.ndarray


def solve_on(problem: Problem, face: Face, objective: Objective) -> tuple[IntArray, int, Face]:
    """The best matching of a face, its bound, and the face of all that are as good."""
    chosen = best_flow(problem, face, objective)
    assert chosen is not None
    prices = find_prices(problem, face, objective, chosen, "a stage")
    assert prices is not None
    bound = upper_bound(problem, face, objective, prices)
    return chosen, bound, optimal_face(problem, face, objective, prices)


def values(problem: Problem, chosen: IntArray) -> list[tuple[int | None, ...]]:
    """What a matching reaches in each stage."""
    row = np.isin(np.arange(problem.num_pairs), chosen)
    return [reported(problem, row, stage) for stage in problem.stages]


def assert_solved(problem: Problem, right: list[tuple[int | None, ...]]) -> None:
    """Assert that the engine reaches what exhaustive search and the planted numbers say."""
    best = best_of(problem)
    assert best is not None
    assert list(best.values) == right
    matching = solve_problem(problem, time_limit=60)
    assert judge(problem, Listing(problem), matching)


# ---------------------------------------------------------- pairs are fixed, the rows of the people are not


def fixing_pairs_alone(problem: Problem, stages: Sequence[SumStage | Balance]) -> IntArray:
    """The naive method: after each stage pairs are fixed by their reduced gains, and nothing else is."""
    face = whole_face(problem)
    chosen = np.empty(0, dtype=np.int64)
    for stage in stages:
        for step in range(len(stage.sums) if isinstance(stage, SumStage) else 1):
            chosen, _, optimal = solve_on(problem, face, objective_on(problem, face, stage, step))
            face = replace(face, free=optimal.free, fixed=optimal.fixed)
    return chosen


@pytest.mark.parametrize(
    ("table", "capacity", "stages", "right", "wrong"),
    [
        pytest.param(
            [[-2, -2], [3, 3]],
            1,
            (Matched(), Total()),
            [(2,), (1,)],
            [(1,), (3,)],
            id="a mentee who must be matched",
        ),
        pytest.param(
            [[-2, -2, -9], [3, 3, -9]],
            1,
            (Bands((-5,), ("poor",)), Total()),
            [(2, 0), (1,)],
            [(1, 0), (3,)],
            id="a mentee who must be matched, in bands",
        ),
        pytest.param(
            [[5, 0]] * 4,
            4,
            (Matched(), Balance(), Total()),
            [(4,), (-8,), (10,)],
            [(4,), (-16,), (20,)],
            id="a mentor whose load is settled",
        ),
        pytest.param(
            [[3, None], [3, 1]],
            2,
            (MentorsTotal(np.array([0, 0, 1])), Total()),
            [(1,), (4,)],
            [(1,), (4,)],
            id="where the pair itself is fixed it works",
        ),
    ],
)
def test_fixing_pairs_alone_goes_wrong(table, capacity, stages, right, wrong):
    """What a stage decided stands in the people's rows as well; without them a later stage takes it back."""
    problem = make_problem(table, capacity=capacity, stages=stages)
    assert values(problem, fixing_pairs_alone(problem, stages)) == wrong
    assert_solved(problem, right)


# ------------------------------------------------------------------------ one threshold of the worst tenth

HALF = WorstShare(Fraction(1, 2), "worst_tenth (0.5)")


def with_one_threshold(problem: Problem, threshold: int) -> tuple[int, IntArray]:
    """The naive method: the optima at one threshold only, and the best total among them.

    Returns
    -------
    tuple
        The best sum of the smallest that this threshold shows, and the matching.
    """
    face = whole_face(problem)
    chosen, _, face = solve_on(problem, face, objective_on(problem, face, Matched()))
    objective = Objective(HALF.gain(problem, threshold, face.free), 0)
    _, bound, face = solve_on(problem, face, objective)
    last: Stage = problem.stages[-1]
    assert isinstance(last, Total | MentorsTotal)
    best, _, _ = solve_on(problem, face, objective_on(problem, face, last))
    return HALF.count(len(chosen)) * threshold + bound, best


@pytest.mark.parametrize(
    ("last", "right", "at_threshold", "loses"),
    [
        pytest.param(Total(), 9, {3: 8, 4: 9}, 3, id="the lower one loses"),
        pytest.param(
            MentorsTotal(np.array([0, 1, 0, 0, 0, 0])), 1, {3: 1, 4: 0}, 4, id="the higher one loses"
        ),
    ],
)
def test_one_threshold_loses_the_next_stage(last, right, at_threshold, loses):
    """Scores (3, 2, 3) and (4, 1, 4) have the same two smallest, 5, each at a threshold of its own.

    Whichever of the two thresholds later stages keep to, there is one for which it is the wrong one.
    """
    stages = (Matched(), HALF, last)
    problem = make_problem([[4, None, 3], [2, 1, None], [None, 3, 4]], stages=stages)
    for threshold, expected in at_threshold.items():
        reached, chosen = with_one_threshold(problem, threshold)
        assert reached == 5
        assert values(problem, chosen) == [(3,), (5,), (expected,)]
    assert at_threshold[loses] < right
    assert_solved(problem, [(3,), (5,), (right,)])


# -------------------------------------------------------------------------- re-weighting instead of order


def test_smallest_score_is_not_the_sum_with_a_large_weight():
    """The most for the two worst off together may leave the very worst one worse off than need be."""
    problem = make_problem(
        [[4, None, 3], [2, 1, None], [None, 3, 4]], stages=(Matched(), WorstOff(), Total())
    )
    both = replace(problem, stages=(Matched(), HALF, Total()))
    matching = solve_problem(both, time_limit=60)
    assert matching.chosen is not None
    assert values(problem, matching.chosen) == [(3,), (1,), (9,)]
    assert_solved(problem, [(3,), (2,), (8,)])
