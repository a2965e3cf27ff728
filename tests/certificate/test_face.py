"""Faces: exactly the matchings that are still allowed."""

from dataclasses import replace

import numpy as np
import pytest
from tests.certificate.faces import (
    BoolArray,
    IntArray,
    best_prices,
    in_face,
    prices_of,
    random_faces,
)
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings, optima, stage_values

from pairforge.certificate import Face, face_above, optimal_face, whole_face
from pairforge.engines.network.flow import best_flow
from pairforge.pairing import StagePrices
from pairforge.problem import TIES, Problem


def as_sets(matchings: BoolArray) -> set[tuple[int, ...]]:
    """Matchings as a set of tuples, to compare."""
    return {tuple(np.flatnonzero(row).tolist()) for row in matchings}


def test_whole_face_holds_every_matching():
    """Before the first stage everything that keeps the rules is allowed, and nothing else."""
    problem = make_problem(
        [[1, 2], [3, None]], wants=[2, 1], capacity=[2, 1], minimum=[1, 0], locked=[(0, 1)]
    )
    face = whole_face(problem)
    assert (face.mentee_low.tolist(), face.mentee_high.tolist()) == ([0, 0], [2, 1])
    assert (face.mentor_low.tolist(), face.mentor_high.tolist()) == ([1, 0], [2, 1])
    assert (face.free.tolist(), face.fixed.tolist()) == ([0, 2], [1])
    matchings = all_matchings(problem)
    assert in_face(problem, face, matchings).all()
    assert len(matchings) == 3


@pytest.mark.parametrize("seed", range(60))
def test_optimal_face_holds_exactly_the_optima(seed):
    """Whichever optimum the prices come from, the face is the set of all optima, neither more nor less."""
    for problem, face, held in random_faces([4, seed]):
        matchings = all_matchings(problem)
        for stage in ("matched", "total", TIES):
            best_ones = optima(problem, held, (stage,))
            gains = problem.gain(stage, face.free)
            for optimum in best_ones[:3]:
                best_face = optimal_face(problem, face, gains, best_prices(problem, face, stage, optimum))
                assert as_sets(matchings[in_face(problem, best_face, matchings)]) == as_sets(best_ones)


@pytest.mark.parametrize("stages", [("matched", "total", TIES), ("total", "matched", TIES)])
@pytest.mark.parametrize("seed", range(25))
def test_faces_of_stages_in_a_row(stages, seed):
    """The face after several stages is the set of the lexicographic optima."""
    rng = np.random.default_rng([5, seed])
    problem = random_problem(rng, most_mentees=4, most_mentors=3)
    matchings = all_matchings(problem)
    if not len(matchings):
        return
    face = whole_face(problem)
    for number, stage in enumerate(stages, start=1):
        best_ones = optima(problem, matchings, stages[:number])
        prices = best_prices(problem, face, stage, best_ones[0])
        face = optimal_face(problem, face, problem.gain(stage, face.free), prices)
        assert as_sets(matchings[in_face(problem, face, matchings)]) == as_sets(best_ones)


def test_face_does_not_depend_on_which_optimal_prices_are_used():
    """One pair and one seat: the place may be paid by the mentee, by the mentor or by both."""
    problem = make_problem([[4]])
    face = whole_face(problem)
    gains = problem.gain("total", face.free)
    for mentee, mentor in ((4, 0), (0, 4), (1, 3), (0, 0)):
        best_face = optimal_face(problem, face, gains, prices_of("total", [mentee], [mentor]))
        assert in_face(problem, best_face, all_matchings(problem)).tolist() == [False, True]


def pairs_only(problem: Problem, face: Face, gains: IntArray, prices: StagePrices) -> Face:
    """What a careless program would do: fix pairs by their reduced gains, and leave rows as they were."""
    best_face = optimal_face(problem, face, gains, prices)
    return replace(
        best_face,
        mentee_low=face.mentee_low,
        mentee_high=face.mentee_high,
        mentor_low=face.mentor_low,
        mentor_high=face.mentor_high,
    )


@pytest.mark.parametrize(
    ("table", "prices", "right", "wrong"),
    [
        pytest.param([[-5, -6], [-6, -5]], ([1, 1], [0, 0]), -10, 0, id="everybody is matched"),
        pytest.param([[-5], [-6], [-7]], ([0, 0, 0], [1]), -5, 0, id="the mentor is full"),
    ],
)
def test_rows_are_fixed_too(table, prices, right, wrong):
    """All pairs have a reduced gain of 0 after `matched`; only the rows say that places must be filled."""
    problem = make_problem(table)
    face = whole_face(problem)
    gains = problem.gain("matched", face.free)
    given = prices_of("matched", *prices)
    careful, careless = (make(problem, face, gains, given) for make in (optimal_face, pairs_only))
    for later, value in ((careful, right), (careless, wrong)):
        assert later.free.tolist() == face.free.tolist()
        chosen = best_flow(problem, later, problem.gain("total", later.free))
        assert chosen is not None
        assert problem.points[chosen].sum() == value
    matchings = all_matchings(problem)
    best_ones = optima(problem, matchings, ("matched", "total"))
    assert stage_values(problem, best_ones[:1], "total") == [right]


def test_rows_at_their_lower_bound_stay_there():
    """A mentor whose minimum costs something takes no more than the minimum in later stages."""
    problem = make_problem([[-1], [-1], [-1]], capacity=3, minimum=1, stages=("total", "matched"))
    face = whole_face(problem)
    given = prices_of("total", [0, 0, 0], [-1])
    gains = problem.gain("total", face.free)
    careful, careless = (make(problem, face, gains, given) for make in (optimal_face, pairs_only))
    for later, places in ((careful, 1), (careless, 3)):
        chosen = best_flow(problem, later, problem.gain("matched", later.free))
        assert chosen is not None
        assert len(chosen) == places
    assert careful.mentor_high.tolist() == [1]


def test_face_above_a_threshold():
    """Only pairs that reach the points stay free; bounds and fixed pairs stay as they are."""
    problem = make_problem([[1, 5], [3, 4]], locked=[(0, 0)])
    face = whole_face(problem)
    above = face_above(problem, face, 4)
    assert above.free.tolist() == [1, 3]
    assert above.fixed.tolist() == [0]
    assert above.mentee_high is face.mentee_high


def test_faces_are_new_values():
    """Neither step changes the face or the problem it was given."""
    problem = make_problem([[1, 5], [3, 4]])
    face = whole_face(problem)
    before = [face.mentee_low.copy(), problem.wants.copy(), problem.capacity.copy(), face.free.copy()]
    optimal_face(problem, face, problem.gain("total", face.free), prices_of("total", [5, 4], [-1, 1]))
    face_above(problem, face, 4)
    after = [face.mentee_low, problem.wants, problem.capacity, face.free]
    assert all((old == new).all() for old, new in zip(before, after, strict=True))
