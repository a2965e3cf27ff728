"""The exhaustive search itself: its forms must agree, or it is no judge."""

from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from tests.problem.building import STAGE_ORDERS, make_problem, random_problem
from tests.problem.exhaustive import (
    Listing,
    all_matchings,
    best_of,
    can_fill,
    can_fill_all,
    optima,
    reported,
    stage_values,
)

from pairforge.problem import Balance, Bands, Choices, Leximin, Limit, TwiceRunning, WorstOff, WorstShare


def test_every_matching_is_listed():
    """The listing holds exactly the sets of pairs that keep all bounds, each of them once."""
    compared = 0
    for seed in range(200):
        problem = random_problem(np.random.default_rng([1, seed]), most_mentees=4, most_mentors=3)
        if problem.num_pairs > 9:
            continue
        subsets = np.array(list(product([False, True], repeat=problem.num_pairs)), dtype=bool)
        placed = subsets.astype(int) @ (problem.mentees[:, None] == np.arange(problem.num_mentees))
        loads = subsets.astype(int) @ (problem.mentors[:, None] == np.arange(problem.num_mentors))
        keeps = (placed <= problem.wants).all(axis=1) & subsets[:, problem.locked].all(axis=1)
        keeps &= ((problem.minimum <= loads) & (loads <= problem.capacity)).all(axis=1)
        listed = [tuple(row) for row in all_matchings(problem).tolist()]
        assert sorted(listed) == sorted(map(tuple, subsets[keeps].tolist()))
        assert can_fill_all(problem) == bool(listed)
        compared += bool(listed)
    assert compared > 60


def test_limits_are_kept():
    """A limit of one leaves out the matchings without a pair that counts."""
    problem = make_problem([[1, 2]])
    assert len(all_matchings(problem)) == 3
    limited = Limit("one of them", np.array([False, True]), 1)
    (only,) = all_matchings(replace(problem, limits=(limited,)))
    assert only.tolist() == [False, True]


def test_best_of_a_listing_is_the_best_stage_by_stage():
    """What the listing keeps in one go is what is left stage by stage, and the numbers are those of it."""
    for seed in range(60):
        stages = STAGE_ORDERS[seed % len(STAGE_ORDERS)]
        rng = np.random.default_rng([2, seed])
        problem = random_problem(rng, stages, most_mentees=4, most_mentors=3)
        matchings = all_matchings(problem)
        best = Listing(problem).best(stages)
        assert (best is None) == (len(matchings) == 0)
        if best is not None:
            left = matchings
            for number, stage in enumerate(stages):
                most = max(stage_values(problem, left, stage))
                left = optima(problem, matchings, stages[: number + 1])
                kept = set(stage_values(problem, left, stage))
                if getattr(stage, "keep", 1) == 1:
                    assert kept == {most}
                    assert best.values[number] == reported(problem, best.tied_best[0], stage)
                else:
                    assert max(kept) == most
                    nobody = isinstance(stage, WorstOff) and not left.any()
                    assert best.values[number] == ((None,) if nobody else (most,))
            assert best.optima.tolist() == left.tolist()


def test_random_problems_are_of_every_sort():
    """Some are infeasible, and all that a programme may hold is among them."""
    problems = [random_problem(np.random.default_rng([3, seed])) for seed in range(300)]
    everybody = [can_fill_all(problem) for problem in problems]
    assert 15 < everybody.count(False) < 150
    assert sum(len(problem.locked) > 0 for problem in problems) > 30
    assert sum((problem.minimum > 0).any() for problem in problems) > 30
    assert sum(problem.num_pairs < problem.num_mentees * problem.num_mentors for problem in problems) > 30
    assert sum((problem.points < 0).any() for problem in problems) > 30
    assert sum(problem.standing is not None for problem in problems) > 30
    assert {int(wants) for problem in problems for wants in problem.wants} == {0, 1, 2, 3}
    assert max(problem.num_mentees for problem in problems) == 7
    assert max(problem.num_mentors for problem in problems) == 5


def test_filling_only_some_minimums():
    """One mentee cannot fill two minimums, but either of them."""
    problem = make_problem([[1, 1]], minimum=1)
    assert not can_fill(problem, np.array([True, True]))
    assert can_fill(problem, np.array([True, False]))


RANKS = np.array([1, 0, 2, 1, 3], dtype=np.int16)


@pytest.mark.parametrize(
    ("stage", "expected"),
    [
        (WorstOff(), (2,)),
        (Leximin(), (3, -2, -1)),
        (Leximin(5), (3, -2, -1)),
        (Leximin(10), (3, -3)),
        (WorstShare(Fraction(1, 2)), (4,)),
        (WorstShare(Fraction(1, 3)), (2,)),
        (WorstShare(Fraction(1), "mix", 2, 3), (2 * 10 + 3 * 7,)),
        (Balance(), (-5,)),
        (Bands((2, 4), ("poor", "fair")), (3, -1, -1)),
        (Choices("greedy", RANKS, "greedy", 3), (1, 0, 1)),
        (Choices("generous", RANKS, "generous", 3), (3, -1, -1, 0)),
        (Choices("top", RANKS, "top", 2), (1,)),
        (TwiceRunning(np.array([True, False, True]), 2), (1,)),
    ],
)
def test_numbers_of_one_matching(stage, expected):
    """Three pairs of 1, 2 and 4 points, whose mentees bring along 1, 0 and 2: every stage by hand."""
    problem = make_problem([[1, None], [2, 3], [9, 4]], standing=[1, 0, 2])
    chosen = np.array([True, True, False, False, True])
    assert reported(problem, chosen, stage) == expected


def test_nobody_matched():
    """Of nobody there is no worst-off."""
    problem = make_problem([[None]], stages=(*STAGE_ORDERS[4], WorstShare(Fraction(1, 10))))
    best = best_of(problem)
    assert best is not None
    assert best.values == ((0,), (None,), (0,))
