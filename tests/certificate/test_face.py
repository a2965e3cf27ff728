"""Faces: exactly the matchings that are still allowed."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.faces import (
    SUMS,
    as_sets,
    best_prices,
    broken,
    even_loads,
    in_face,
    objective_in,
    prices_of,
    random_face,
    random_faces,
    random_prices,
    tiny_problem,
    values_in,
)
from tests.problem.building import make_problem
from tests.problem.exhaustive import all_matchings, optima

from pairforge.certificate import (
    Face,
    Objective,
    Row,
    face_above,
    lies_in,
    optimal_face,
    whole_face,
    with_row,
    without,
)
from pairforge.certificate.bound import scaled_bound
from pairforge.engines.network.flow import best_flow
from pairforge.pairing import StagePrices
from pairforge.problem import Limit, Matched, Problem, SumStage, Ties, Total


def test_whole_face_holds_every_matching():
    """Before the first stage everything that keeps the rules is allowed, and nothing else."""
    problem = make_problem(
        [[1, 2], [3, None]], wants=[2, 1], capacity=[2, 1], minimum=[1, 0], locked=[(0, 1)]
    )
    face = whole_face(problem)
    assert (face.mentee_low.tolist(), face.mentee_high.tolist()) == ([0, 0], [2, 1])
    assert (face.mentor_low.tolist(), face.mentor_high.tolist()) == ([1, 0], [2, 1])
    assert (face.free.tolist(), face.fixed.tolist(), face.rows) == ([0, 2], [1], ())
    matchings = all_matchings(problem)
    assert in_face(problem, face, matchings).all()
    assert len(matchings) == 3


def test_whole_face_keeps_the_limits():
    """A limit is a row from the start: at least so many of its pairs."""
    inside = np.array([True, False, True, False])
    problem = replace(make_problem([[1, 2], [3, 4]]), limits=(Limit("first", inside, 1),))
    face = whole_face(problem)
    (row,) = face.rows
    assert (row.low, row.high) == (1, 4)
    assert row.counts(np.array([0, 1])).tolist() == [True, False]
    everything = all_matchings(replace(problem, limits=()))
    assert as_sets(everything[in_face(problem, face, everything)]) == as_sets(all_matchings(problem))
    assert as_sets(all_matchings(problem)) == {(0,), (2,), (0, 3), (1, 2)}


@pytest.mark.parametrize("rows", ["none", "count"])
@pytest.mark.parametrize("seed", range(60))
def test_optimal_face_holds_exactly_the_optima(seed, rows):
    """Whichever optimum the prices come from, the face is the set of all optima, neither more nor less."""
    for problem, face, held in random_faces([4, seed], rows=rows):
        matchings = all_matchings(problem)
        sums = [objective_in(problem, face, stage) for stage in SUMS]
        for objective in (*sums, even_loads(problem, face), broken(problem, face)):
            values = np.array(values_in(problem, face, objective, held))
            best_ones = held[values == values.max()]
            for optimum in best_ones[:3]:
                prices = best_prices(problem, face, objective, optimum)
                best_face = optimal_face(problem, face, objective, prices)
                assert as_sets(matchings[in_face(problem, best_face, matchings)]) == as_sets(best_ones)


@given(
    seed=st.integers(0, 2**32),
    largest=st.sampled_from([1, 2, 3, 10]),
    scale=st.sampled_from([1, 1, 2, 3]),
    rows=st.sampled_from(["none", "count", "some"]),
)
def test_optimal_face_of_any_prices_holds_what_reaches_their_bound(seed, largest, scale, rows):
    """Whatever the prices: the face holds the matchings that gain exactly the bound, often none."""
    rng = np.random.default_rng(seed)
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    if not len(matchings):
        return
    face = random_face(problem, matchings[rng.integers(len(matchings))], rng, rows=rows)
    held = matchings[in_face(problem, face, matchings)]
    sums = [objective_in(problem, face, stage) for stage in SUMS[:2]]
    for objective in (*sums, even_loads(problem, face), broken(problem, face)):
        prices = random_prices(problem, face, rng, largest, scale)
        bound = scaled_bound(problem, face, objective, prices)
        values = prices.scale * np.array(values_in(problem, face, objective, held))
        left = optimal_face(problem, face, objective, prices)
        assert as_sets(matchings[in_face(problem, left, matchings)]) == as_sets(held[values == bound])


@pytest.mark.parametrize("seed", range(40))
def test_lies_in_agrees_with_listing(seed):
    """A matching lies in a face if and only if it keeps every bound, those over some pairs too."""
    rng = np.random.default_rng([9, seed])
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    for matching in matchings[:3]:
        face = random_face(problem, matching, rng, rows="some")
        for row, inside in zip(matchings, in_face(problem, face, matchings), strict=True):
            assert lies_in(problem, face, np.flatnonzero(row)) == inside


@pytest.mark.parametrize("stages", [(Matched(), Total(), Ties()), (Total(), Matched(), Ties())])
@pytest.mark.parametrize("seed", range(25))
def test_faces_of_stages_in_a_row(stages, seed):
    """The face after several stages is the set of the lexicographic optima."""
    rng = np.random.default_rng([5, seed])
    problem = tiny_problem(rng)
    matchings = all_matchings(problem)
    if not len(matchings):
        return
    face = whole_face(problem)
    for number, stage in enumerate(stages, start=1):
        best_ones = optima(problem, matchings, stages[:number])
        objective = objective_in(problem, face, stage)
        face = optimal_face(problem, face, objective, best_prices(problem, face, objective, best_ones[0]))
        assert as_sets(matchings[in_face(problem, face, matchings)]) == as_sets(best_ones)


def test_face_does_not_depend_on_which_optimal_prices_are_used():
    """One pair and one seat: the place may be paid by the mentee, by the mentor or by both."""
    problem = make_problem([[4]])
    face = whole_face(problem)
    objective = objective_in(problem, face, Total())
    for mentee, mentor in ((4, 0), (0, 4), (1, 3), (0, 0)):
        best_face = optimal_face(problem, face, objective, prices_of("total", [mentee], [mentor]))
        assert in_face(problem, best_face, all_matchings(problem)).tolist() == [False, True]


def test_rows_over_all_pairs_are_held_too():
    """At a price the number of pairs stays at its bound: the most if it is positive, else the fewest."""
    problem = make_problem([[8, None], [None, 5]])
    face = with_row(whole_face(problem), Row(None, 1, 1))
    objective = objective_in(problem, face, Total())
    (row,) = optimal_face(problem, face, objective, prices_of("total", [0, 0], [3, 0], rows=(5,))).rows
    assert (row.inside, row.low, row.high) == (None, 1, 1)
    face = with_row(whole_face(problem), Row(None, 0, 1))
    for price, held in ((5, (1, 1)), (0, (0, 1)), (-1, (0, 0))):
        left = optimal_face(problem, face, objective, prices_of("total", [0, 0], [3, 0], rows=(price,)))
        assert (left.rows[0].low, left.rows[0].high) == held


def pairs_only(problem: Problem, face: Face, objective: Objective, prices: StagePrices) -> Face:
    """What a careless program would do: fix pairs by their reduced gains, and leave rows as they were."""
    best_face = optimal_face(problem, face, objective, prices)
    return replace(
        best_face,
        mentee_low=face.mentee_low,
        mentee_high=face.mentee_high,
        mentor_low=face.mentor_low,
        mentor_high=face.mentor_high,
    )


def best_points(problem: Problem, face: Face, stage: SumStage) -> int:
    """The points of a best matching of a face."""
    chosen = best_flow(problem, face, objective_in(problem, face, stage))
    assert chosen is not None
    return int(problem.points[chosen].sum())


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
    objective, given_prices = objective_in(problem, face, Matched()), prices_of("matched", *prices)
    careful, careless = (make(problem, face, objective, given_prices) for make in (optimal_face, pairs_only))
    for later, value in ((careful, right), (careless, wrong)):
        assert later.free.tolist() == face.free.tolist()
        assert best_points(problem, later, Total()) == value
    best_ones = optima(problem, all_matchings(problem), (Matched(), Total()))
    assert problem.points[best_ones[0]].sum() == right


def test_rows_at_their_lower_bound_stay_there():
    """A mentor whose minimum costs something takes no more than the minimum in later stages."""
    problem = make_problem([[-1], [-1], [-1]], capacity=3, minimum=1, stages=(Total(), Matched()))
    face = whole_face(problem)
    objective, given_prices = objective_in(problem, face, Total()), prices_of("total", [0, 0, 0], [-1])
    careful, careless = (make(problem, face, objective, given_prices) for make in (optimal_face, pairs_only))
    for later, points in ((careful, -1), (careless, -3)):
        assert best_points(problem, later, Matched()) == points
    assert careful.mentor_high.tolist() == [1]


def test_face_above_a_threshold():
    """Only pairs that reach the points stay free; bounds and fixed pairs stay as they are."""
    problem = make_problem([[1, 5], [3, 4]], locked=[(0, 0)])
    face = whole_face(problem)
    above = face_above(problem, face, 4)
    assert above.free.tolist() == [1, 3]
    assert above.fixed.tolist() == [0]
    assert above.mentee_high is face.mentee_high


def test_face_above_counts_what_mentees_bring_along():
    """Somebody who was served well before may have fewer points now."""
    problem = make_problem([[1, 5], [3, 4]], standing=[3, 0])
    assert face_above(problem, whole_face(problem), 4).free.tolist() == [0, 1, 3]


def test_faces_are_new_values():
    """No step changes the face or the problem it was given."""
    problem = make_problem([[1, 5], [3, 4]])
    face = whole_face(problem)
    before = [face.mentee_low.copy(), problem.wants.copy(), problem.capacity.copy(), face.free.copy()]
    objective = objective_in(problem, face, Total())
    optimal_face(problem, face, objective, prices_of("total", [5, 4], [-1, 1]))
    face_above(problem, face, 4)
    without(face, np.array([True, False, True, False]))
    with_row(face, Row(None, 1, 2))
    after = [face.mentee_low, problem.wants, problem.capacity, face.free]
    assert all((old == new).all() for old, new in zip(before, after, strict=True))
    assert face.rows == ()
