"""The best flow of one stage."""

import numpy as np
import pytest
from tests.certificate.faces import in_face, random_faces
from tests.engines.network.objectives import objective_on
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings, stage_values

from pairforge.certificate import Objective, Row, costs_of, whole_face, with_row
from pairforge.engines.network.flow import best_flow
from pairforge.errors import FaultError
from pairforge.problem import Balance, Matched, Ties, Total


@pytest.mark.parametrize("rows", ["none", "count"])
@pytest.mark.parametrize("seed", range(60))
def test_best_of_random_faces(seed, rows):
    """On faces with bounds of every sort the flow keeps them all and reaches the greatest gain."""
    for problem, face, held in random_faces([20, seed], rows=rows):
        for stage in (Matched(), Total(), Balance(), Ties()):
            chosen = best_flow(problem, face, objective_on(problem, face, stage))
            assert chosen is not None
            assert (np.diff(chosen) > 0).all()
            row = np.isin(np.arange(problem.num_pairs), chosen)[None, :]
            assert in_face(problem, face, row).all()
            assert stage_values(problem, row, stage) == [max(stage_values(problem, held, stage))]


def test_squares_spread_over_the_mentors():
    """Each next place of a mentor is dearer than the last, so loads are even; gains still count."""
    problem = make_problem([[0, 0, 0]] * 6, capacity=6)
    face = with_row(whole_face(problem), Row(None, 6, 6))
    chosen = best_flow(problem, face, objective_on(problem, face, Balance()))
    assert chosen is not None
    assert np.bincount(problem.mentors[chosen]).tolist() == [2, 2, 2]
    gains = Objective(np.where(problem.mentors == 1, 4, 0), 0, *costs_of(problem, Balance()))
    chosen = best_flow(problem, face, gains)
    assert chosen is not None
    assert np.bincount(problem.mentors[chosen], minlength=3).tolist() in ([1, 3, 2], [2, 3, 1], [1, 4, 1])


def test_squares_count_the_pairs_that_are_fixed():
    """A mentor with two locked mentees has the dear places left, and a minimum does not make them cheap."""
    problem = make_problem([[0, 0]] * 4, capacity=4, minimum=[3, 0], locked=[(0, 0), (1, 0)])
    face = with_row(whole_face(problem), Row(None, 4, 4))
    chosen = best_flow(problem, face, objective_on(problem, face, Balance()))
    assert chosen is not None
    assert np.bincount(problem.mentors[chosen]).tolist() == [3, 1]


@pytest.mark.parametrize(("low", "high", "expected"), [(0, 9, 2), (0, 1, 1), (3, 9, 3), (3, 3, 3), (1, 1, 1)])
def test_number_of_pairs_within_bounds(low, high, expected):
    """Two pairs gain and one loses: as many are chosen as gain, or as the bounds ask for."""
    problem = make_problem([[5], [3], [-1]], capacity=3)
    face = with_row(whole_face(problem), Row(None, low, high))
    chosen = best_flow(problem, face, objective_on(problem, face, Total()))
    assert chosen is not None
    assert len(chosen) == expected


@pytest.mark.parametrize(("low", "high"), [(4, 9), (0, 0), (2, 1)])
def test_number_of_pairs_that_cannot_be(low, high):
    """Four pairs of three mentees, none with a lock, or more than at most: there is no matching."""
    problem = make_problem([[5], [3], [-1]], capacity=3, locked=[(0, 0)])
    face = with_row(whole_face(problem), Row(None, low, high))
    assert best_flow(problem, face, objective_on(problem, face, Total())) is None


def test_random_problems_without_a_matching():
    """The flow finds none if and only if listing finds none."""
    found = 0
    for seed in range(200):
        problem = random_problem(np.random.default_rng([21, seed]), most_mentees=4, most_mentors=3)
        face = whole_face(problem)
        chosen = best_flow(problem, face, objective_on(problem, face, Total()))
        assert (chosen is None) == (len(all_matchings(problem)) == 0)
        found += chosen is None
    assert found > 20


@pytest.mark.parametrize(
    ("wants", "capacity"), [pytest.param(1, 2, id="of the mentee"), pytest.param(2, 1, id="of the mentor")]
)
def test_more_locks_than_places(wants, capacity):
    """Locks that do not fit together leave no matching."""
    locked = [(0, 0), (0, 1)] if wants == 1 else [(0, 0), (1, 0)]
    problem = make_problem([[1, 1], [1, 1]], wants=wants, capacity=capacity, locked=locked)
    face = whole_face(problem)
    assert best_flow(problem, face, objective_on(problem, face, Total())) is None


def test_all_pairs_fixed():
    """Where everything is locked there is nothing to choose."""
    problem = make_problem([[1, 2]], wants=2, locked=[(0, 0), (0, 1)])
    face = whole_face(problem)
    chosen = best_flow(problem, face, objective_on(problem, face, Total()))
    assert chosen is not None
    assert chosen.tolist() == [0, 1]


@pytest.mark.parametrize("largest", [2**40, 2**50, (2**60 - 1) // 6])
def test_large_gains_are_exact(largest):
    """A difference of one in the last of sixty bits decides; nothing is rounded on the way."""
    for better in (0, 1):
        problem = make_problem([[largest, largest], [largest, largest - 1 - better], [0, -largest]])
        face = whole_face(problem)
        chosen = best_flow(problem, face, objective_on(problem, face, Total()))
        assert chosen is not None
        assert problem.points[chosen].sum() == 2 * largest
        assert chosen.tolist() == [1, 2]


def test_gains_too_large_for_the_solver_are_a_fault():
    """What the solver cannot add up exactly is no answer."""
    problem = make_problem([[2**62, 1], [1, 2**62]])
    face = whole_face(problem)
    with pytest.raises(FaultError, match="The flow solver answered BAD_COST_RANGE"):
        best_flow(problem, face, objective_on(problem, face, Total()))
