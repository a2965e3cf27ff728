"""One flow with all stages in its costs: no proof, but it must put them in the right order."""

from __future__ import annotations

import numpy as np
import pytest
from tests.problem.building import BANDS, make_problem, random_problem
from tests.problem.exhaustive import best_of

from pairforge.certificate import whole_face
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.head_start import combined, steep
from pairforge.problem import Balance, Breaks, Leximin, Matched, Problem, Total, WorstOff

LARGEST = 2**60


def started(problem: Problem) -> np.ndarray:
    """The matching of the combined flow as a row of Booleans."""
    face = whole_face(problem)
    chosen = best_flow(problem, face, combined(problem, face))
    assert chosen is not None
    return np.isin(np.arange(problem.num_pairs), chosen)


@pytest.mark.parametrize("stages", [(Matched(), Total()), (BANDS, Breaks(), Total()), (Leximin(),)])
@pytest.mark.parametrize("seed", range(20))
def test_small_stages_fit_into_one_flow(stages, seed):
    """Where all stages fit into 64 bits, the one flow is an optimum of all of them."""
    problem = random_problem(np.random.default_rng([50, seed]), stages, most_mentees=4, most_mentors=3)
    best = best_of(problem)
    if best is not None and _few_levels(problem):
        assert started(problem).tolist() in best.optima.tolist()


def _few_levels(problem: Problem) -> bool:
    """Whether costs can rise from level to level by more than there are mentees."""
    return len(np.unique(problem.standings)) < 12


def test_the_first_stage_is_multiplied_most():
    """One match of 9 or two of 3 in all: the order of the stages decides, in either order."""
    table = [[9, 2], [1, None]]
    assert started(make_problem(table, stages=(Matched(), Total()))).tolist() == [False, True, True]
    assert started(make_problem(table, stages=(Total(), Matched()))).tolist() == [True, False, False]


def test_what_does_not_fit_is_left_out_from_behind():
    """With gains at the limit the first stage is kept as it is, and the ones behind it are left out."""
    number = (LARGEST - 1) // 8
    problem = make_problem([[number, number - 1], [number, number - 2]], stages=(Total(), Matched()))
    gains = combined(problem, whole_face(problem)).gains
    assert gains.tolist() == problem.points.tolist()


@pytest.mark.parametrize("size", [3, 40, 400])
def test_costs_leave_room_for_sums(size):
    """|gain| x (nodes + 1) stays below the solver's limit, whatever the stages and the number of people."""
    stages = (BANDS, Leximin(), Total())
    table = np.random.default_rng(size).integers(0, 10**6, (size, 7)).tolist()
    problem = make_problem(table, capacity=size, stages=stages[:1] + stages[2:])
    lexical = make_problem(table, capacity=size, stages=stages[1:])
    for one in (problem, lexical):
        gains = combined(one, whole_face(one)).gains
        assert gains.dtype == np.int64
        assert int(np.abs(gains).max()) * (size + 7 + 3) < LARGEST


def test_stages_without_a_sum_are_passed_over():
    """What is no sum over pairs changes nothing in the costs."""
    table = [[4, 1], [2, 8]]
    plain = make_problem(table, stages=(Matched(), Total()))
    mixed = make_problem(table, stages=(Matched(), WorstOff(), Balance(), Total()))
    face = whole_face(plain)
    assert combined(plain, face).gains.tolist() == combined(mixed, face).gains.tolist()


def test_steep_costs_fall_from_level_to_level():
    """A pair costs more the lower its level, and nothing above the last step."""
    gains = steep(np.array([5, 1, 2, 3, 9]), np.array([1, 2, 3]), 10**9)
    assert gains.tolist() == [0, -262144, -4096, -64, 0]


def test_steep_costs_of_many_levels_stay_in_the_room():
    """With very many levels costs rise slowly, but never beyond the room."""
    levels = np.arange(1000)
    gains = steep(levels, levels, 2**50)
    assert gains[0] == -(2**50)
    assert (np.diff(gains) >= 0).all()
    assert (np.diff(gains[:600]) > 0).all()


def test_steep_costs_are_whole_numbers_all_the_way():
    """Costs are powers of two, by whole numbers only and so the same on every machine."""
    levels = np.arange(5)
    assert (-steep(levels, levels, 4)).tolist() == [4, 3, 2, 1, 1]
    assert (-steep(levels, levels, 1024)).tolist() == [1024, 256, 64, 16, 4]
    assert (-steep(levels, levels, 3000)).tolist() == [2998, 604, 121, 24, 4]
    assert (-steep(levels, levels, 2**27)).tolist() == [134217728, 3177827, 75240, 1782, 42]


def test_of_very_many_levels_some_are_told_apart():
    """Lower levels never cost less, and the lowest is told apart from all others."""
    levels = np.arange(5_000)
    problem = make_problem(levels.reshape(1000, 5).tolist(), stages=(Leximin(),))
    gains = combined(problem, whole_face(problem)).gains
    assert (np.diff(gains) >= 0).all()
    assert gains[0] < gains[1] < gains[2_500] < gains[-1]
    assert 900 < len(np.unique(gains)) <= 1025
