"""The best flow of one stage."""

import numpy as np
import pytest
from tests.certificate.faces import in_face, random_faces
from tests.engines.network.objectives import objective_on
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings, stage_values

from pairforge.certificate import whole_face
from pairforge.engines.network.flow import best_flow
from pairforge.errors import FaultError
from pairforge.problem import Balance, Matched, Ties, Total


@pytest.mark.parametrize("seed", range(60))
def test_best_of_random_faces(seed):
    """On faces with bounds of every sort the flow keeps them all and reaches the greatest gain."""
    for problem, face, held in random_faces([20, seed]):
        for stage in (Matched(), Total(), Balance(), Ties()):
            chosen = best_flow(problem, face, objective_on(problem, face, stage))
            assert chosen is not None
            assert (np.diff(chosen) > 0).all()
            row = np.isin(np.arange(problem.num_pairs), chosen)[None, :]
            assert in_face(problem, face, row).all()
            assert stage_values(problem, row, stage) == [max(stage_values(problem, held, stage))]


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
