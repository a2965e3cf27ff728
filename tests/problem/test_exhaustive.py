"""The exhaustive search itself: its two forms must agree, or it is no judge."""

import numpy as np
from tests.problem.building import STAGE_ORDERS, make_problem, random_problem
from tests.problem.exhaustive import all_matchings, best_of, can_fill, optima, stage_values


def test_dynamic_programming_agrees_with_listing_every_matching():
    """Both forms of the exhaustive search find the same values and the same number of optima."""
    compared = 0
    for seed in range(200):
        rng = np.random.default_rng([1, seed])
        stages = STAGE_ORDERS[seed % len(STAGE_ORDERS)]
        problem = random_problem(rng, stages, most_mentees=4, most_mentors=3)
        matchings, best = all_matchings(problem), best_of(problem)
        assert (best is None) == (len(matchings) == 0)
        if best is not None:
            best_ones = optima(problem, matchings, (*stages, "ties"))
            values: list[int | None] = [stage_values(problem, best_ones[:1], stage)[0] for stage in stages]
            if not best_ones[0].any() and "worst_off" in stages:
                values[stages.index("worst_off")] = None
            assert list(best.values) == values
            assert best.num_optima == len(best_ones)
            compared += 1
    assert compared > 100


def test_random_problems_are_of_every_sort():
    """Some are infeasible, and all that a programme may hold is among them."""
    problems = [random_problem(np.random.default_rng([2, seed])) for seed in range(300)]
    infeasible = sum(best_of(problem) is None for problem in problems)
    assert 15 < infeasible < 150
    assert sum(len(problem.locked) > 0 for problem in problems) > 30
    assert sum((problem.minimum > 0).any() for problem in problems) > 30
    assert sum(problem.num_pairs < problem.num_mentees * problem.num_mentors for problem in problems) > 30
    assert sum((problem.points < 0).any() for problem in problems) > 30
    assert {int(wants) for problem in problems for wants in problem.wants} == {0, 1, 2, 3}
    assert max(problem.num_mentees for problem in problems) == 7
    assert max(problem.num_mentors for problem in problems) == 5


def test_filling_only_some_minimums():
    """One mentee cannot fill two minimums, but either of them."""
    problem = make_problem([[1, 1]], minimum=1)
    assert not can_fill(problem, np.array([True, True]))
    assert can_fill(problem, np.array([True, False]))
