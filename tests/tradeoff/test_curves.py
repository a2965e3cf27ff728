"""Both curves against every matching of tiny programmes, and what each point is asked for by."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.problem.building import make_problem
from tests.problem.rules import nested_rules
from tests.tradeoff.slow_curves import every_corner, every_point, random_trade_off

from pairforge.engines import solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.pairing import StoppedBy
from pairforge.problem import Limit, Matched
from pairforge.problem.constraints import CountBounds, Family, LinearBounds
from pairforge.tradeoff import Solver, trace
from pairforge.tradeoff import solver as solver_module
from pairforge.tradeoff.narrowing import above, narrowed

SHARES = (Fraction(1, 10), Fraction(1, 3), Fraction(1, 2))


def curves_of(problem, share=Fraction(1, 10), seconds=100.0):
    """Both curves and the solver that found them."""
    solver = Solver(problem, share, Deadline(seconds), lambda _: None)
    return trace(solver), solver


def check(seed):
    """Both curves of a random programme are what the slow twins say, and each point can be had again."""
    problem, share = random_trade_off(seed), SHARES[seed % 3]
    found, solver = curves_of(problem, share)
    points = every_point(problem)
    assert [(point.worst, point.total) for point in found.worst_off.points] == points
    corners = [(point.worst_sum, point.total) for point in found.worst_share.points]
    assert corners == every_corner(problem, share)
    assert found.worst_off.complete or not solver.is_possible
    for point in (*found.worst_off.points, *found.worst_share.points):
        assert np.array_equal(had_again(problem, point.way), point.chosen)
    return len(points), len(corners)


def had_again(problem, way):
    """The matching that answers a way, solved for over all pairs that reach the floor and nothing else."""
    keeps = above(problem, way.floor)
    matching = solve_problem(
        replace(narrowed(problem, keeps), stages=(Matched(), *way.stages)), time_limit=100
    )
    return np.flatnonzero(keeps)[matching.chosen]


def test_curves_are_those_of_exhaustive_search():
    """Every point and every corner is found, and nothing else; some curves are long."""
    lengths = np.array([check(seed) for seed in range(24)])
    assert (lengths.max(axis=0) >= 4).all()


@pytest.mark.full
def test_curves_are_those_of_exhaustive_search_on_many():
    """The same on 500 programmes."""
    for seed in range(1000, 1500):
        check(seed)


def test_no_point_is_dominated():
    """Of several matchings with the best total only the one with the highest smallest score is a point."""
    table = [[9, 5, 1], [9, 1, 4], [8, 7, 3]]
    found, _ = curves_of(make_problem(table))
    assert [(point.worst, point.total) for point in found.worst_off.points] == [(4, 20)]


def test_nothing_is_found_without_time():
    """When the time is up before the first point, there is none, and the curves are not complete."""
    found, solver = curves_of(random_trade_off(2), seconds=0)
    assert found.stopped_by is StoppedBy.TIME
    assert not found.worst_off.points
    assert not found.worst_off.complete
    assert not found.worst_share.complete
    assert solver.is_possible


def stopped_after(monkeypatch, count, problem):
    """Curves of a programme, interrupted after a number of searches."""
    num_solved = 0

    def solve(problem, **limits):
        nonlocal num_solved
        num_solved += 1
        if num_solved > count:
            raise KeyboardInterrupt
        return solve_problem(problem, **limits)

    monkeypatch.setattr(solver_module, "solve_problem", solve)
    return curves_of(problem, Fraction(1, 3))[0]


def test_an_interrupt_keeps_what_was_found(monkeypatch):
    """After Ctrl-C the points so far are true points, the ends first, and the curves are not complete."""
    problem = random_trade_off(10)
    whole, corners = every_point(problem), every_corner(problem, Fraction(1, 3))
    assert min(len(whole), len(corners)) > 3
    found = stopped_after(monkeypatch, 4, problem)
    assert [(point.worst, point.total) for point in found.worst_off.points] == [whole[0], whole[-1]]
    assert [(point.worst_sum, point.total) for point in found.worst_share.points] == [corners[0], corners[-1]]
    assert found.stopped_by is StoppedBy.INTERRUPT
    assert not found.worst_off.complete


def test_a_curve_is_complete_without_the_other(monkeypatch):
    """What was found before the end of the search is complete, whatever is missing of the other curve."""
    problem = next(
        problem
        for problem in map(random_trade_off, range(0, 100, 2))
        if len(every_point(problem)) == 1 and len(every_corner(problem, Fraction(1, 3))) > 3
    )
    found = stopped_after(monkeypatch, 5, problem)
    assert found.worst_off.complete
    assert not found.worst_share.complete


def check_ruled(seed):
    """Under rules that nest, every point and every corner is found, and nothing else."""
    plain = random_trade_off(seed)
    problem = replace(nested_rules(plain, np.random.default_rng(seed)), stages=plain.stages)
    found, solver = curves_of(problem, SHARES[seed % 3])
    points = every_point(problem)
    assert [(point.worst, point.total) for point in found.worst_off.points] == points
    corners = [(point.worst_sum, point.total) for point in found.worst_share.points]
    assert corners == every_corner(problem, SHARES[seed % 3])
    assert solver.is_possible or not points
    return len(points)


def test_under_rules_on_groups_the_points_are_those_that_keep_them():
    """Rules stay with their pairs where pairs are left out; most programmes have several points."""
    lengths = [check_ruled(seed) for seed in range(0, 80, 2)]
    assert sum(length > 1 for length in lengths) >= 10


def test_narrowed_rules_count_the_pairs_that_are_left():
    """Cells, weights and what two rules share are those of the pairs that are kept."""
    problem = make_problem([[1, 2], [3, 4]])
    family = Family(np.array([0, 1, 0, 1], dtype=np.int32), 2, np.array([5, 6, 7, 8]))
    bounds = CountBounds(label="one", family=family, low=np.array([0, 0]), high=np.array([9, 9]))
    row = {"row": np.array([0]), "cell": np.array([1]), "coefficient": np.array([2])}
    limit = LinearBounds(label="two", over=(family, family), high=np.array([3]), **row)
    kept = np.array([True, False, False, True])
    one, two = narrowed(replace(problem, constraints=(bounds, limit)), kept).constraints
    assert one.family.of_pair.tolist() == [0, 1]
    assert one.family.weights.tolist() == [5, 8]
    assert one.families()[0] is two.families()[0] is two.families()[1]
    assert one.breaches(np.array([0, 1])).tolist() == [0, 0]
    assert two.breaches(np.array([1])).tolist() == [13]


def check_limited(seed):
    """Under a limit every point of the smallest standing is found, or the search says that it gave up."""
    rng = np.random.default_rng(seed)
    problem = random_trade_off(seed)
    limit = Limit("some", rng.random(problem.num_pairs) < 0.4, 2)
    found, solver = curves_of(replace(problem, limits=(limit,)))
    assert found.refusal is not None
    assert not found.worst_share.points
    points = every_point(replace(problem, limits=(limit,)))
    reached = [(point.worst, point.total) for point in found.worst_off.points]
    assert solver.is_possible or not points
    assert set(reached) <= set(points)
    assert reached == points or not found.worst_off.complete
    return bool(points) and found.worst_off.complete


def test_under_a_limit_the_points_are_those_that_keep_it():
    """Limited programmes: nothing wrong, and most curves are complete."""
    assert sum(check_limited(seed) for seed in range(0, 40, 2)) >= 15
