"""One maximum over a union of faces."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.faces import (
    SUMS,
    BoolArray,
    as_sets,
    best_prices,
    in_face,
    objective_in,
    prices_of,
    random_face,
    random_prices,
    values_in,
)
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import Face, Objective, Row, settle, whole_face, with_row, without
from pairforge.certificate.settling import Settled
from pairforge.pairing import StagePrices
from pairforge.problem import Problem, SumStage, Total


def settled(problem: Problem, faces: list[Face], stage: SumStage, given_prices: list[StagePrices]) -> Settled:
    """The most of the stage's first sum over the faces."""
    return settle(
        problem, tuple(faces), partial(objective_in, problem, stage=stage), given_prices, stage.name
    )


def union(problem: Problem, faces: list[Face]) -> BoolArray:
    """The matchings of all faces."""
    matchings = all_matchings(problem)
    return matchings[np.any([in_face(problem, face, matchings) for face in faces], axis=0)]


def random_union(seed: int, most: int = 4) -> tuple[Problem, list[Face], np.random.Generator] | None:
    """A random problem and some faces of it that may overlap; one may hold nothing."""
    rng = np.random.default_rng(seed)
    problem = random_problem(rng, most_mentees=4, most_mentors=3)
    matchings = all_matchings(problem)
    if not len(matchings):
        return None
    picked = matchings[rng.integers(len(matchings), size=rng.integers(1, most))]
    faces = [random_face(problem, matching, rng, rows="count") for matching in picked]
    if rng.random() < 0.3:
        faces.append(replace(faces[0], free=faces[0].free[:0], rows=(Row(None, problem.num_pairs + 1, 0),)))
    return problem, faces, rng


@given(seed=st.integers(0, 2**32), largest=st.sampled_from([1, 3, 30]), scale=st.sampled_from([1, 2, 3]))
def test_whatever_the_prices_no_face_holds_more(seed, largest, scale):
    """The bound is never below the best of any face, and what reaches it exactly is in the faces left."""
    case = random_union(seed)
    if case is None:
        return
    problem, faces, rng = case
    held = union(problem, faces)
    for stage in SUMS[:2]:
        given_prices = [random_prices(problem, face, rng, largest, scale) for face in faces]
        found = settled(problem, faces, stage, given_prices)
        values = np.array(values_in(problem, whole_face(problem), objective_in_whole(problem, stage), held))
        assert found.bound >= values.max()
        if found.exact:
            assert as_sets(union(problem, list(found.faces))) == as_sets(held[values == found.bound])


@pytest.mark.parametrize("seed", range(80))
def test_right_prices_leave_exactly_the_optima_of_the_union(seed):
    """With the prices of each face's own optimum: the best of all, and all that reach it."""
    case = random_union(seed)
    if case is None:
        return
    problem, faces, _ = case
    matchings = all_matchings(problem)
    for stage in SUMS:
        pool = []
        for face in faces:
            held = matchings[in_face(problem, face, matchings)]
            if len(held):
                objective = objective_in(problem, face, stage)
                values = values_in(problem, face, objective, held)
                pool.append(best_prices(problem, face, objective, held[int(np.argmax(values))]))
        full = [face for face in faces if in_face(problem, face, matchings).any()]
        found = settled(problem, full, stage, pool)
        held = union(problem, full)
        values = values_in(problem, whole_face(problem), objective_in_whole(problem, stage), held)
        best_ones = held[np.array(values) == max(values)]
        assert found.bound == max(values)
        assert found.exact
        assert as_sets(union(problem, list(found.faces))) == as_sets(best_ones)
        assert found.places == tuple(sorted(found.places))


def objective_in_whole(problem: Problem, stage: SumStage) -> Objective:
    """The sum over all matchings."""
    return objective_in(problem, whole_face(problem), stage)


def test_a_face_that_cannot_reach_the_bound_is_dropped():
    """Of two faces with one pair each only the better one stays, whatever the order."""
    problem = make_problem([[4, 9]])
    whole = whole_face(problem)
    worse, better = without(whole, np.array([True, False])), without(whole, np.array([False, True]))
    for faces in ([worse, better], [better, worse]):
        found = settled(
            problem, faces, Total(), [prices_of("total", [9], [0, 0]), prices_of("total", [4], [0, 0])]
        )
        assert (found.bound, found.exact) == (9, True)
        assert found.places == (faces.index(better),)
        assert [face.free.tolist() for face in found.faces] == [[1]]


def test_of_equal_bounds_the_first_prices_describe_the_face():
    """Which of them is taken does not depend on anything but their order, and only what was used is kept."""
    problem = make_problem([[4]])
    by_mentee, by_mentor = prices_of("total", [4], [0]), prices_of("total", [0], [4])
    loose = prices_of("total", [0], [9])
    for given_prices in ([loose, by_mentee, by_mentor], [by_mentor, loose, by_mentee]):
        found = settled(problem, [whole_face(problem)], Total(), given_prices)
        first = next(prices for prices in given_prices if prices is not loose)
        assert found.prices == (first,)


def test_prices_of_other_rows_are_not_used():
    """Two prices for rows over all pairs where there is one row: prices that need no search do instead."""
    problem = make_problem([[4], [5]])
    face = with_row(whole_face(problem), Row(None, 0, 1))
    found = settled(problem, [face], Total(), [prices_of("total", [0, 0], [5], rows=(0, 0))])
    assert found.bound == 9
    assert found.prices[0].mentee_prices.tolist() == [4, 5]
    found = settled(problem, [face], Total(), [prices_of("total", [0, 0], [0], rows=(5,))])
    assert found.bound == 5


def test_rounded_bounds_are_not_exact():
    """Half a point too much is rounded away, but then it is not known which matchings reach the bound."""
    problem = make_problem([[4]])
    faces = [whole_face(problem)]
    assert settled(problem, faces, Total(), [prices_of("total", [8], [0], scale=2)]).exact
    found = settled(problem, faces, Total(), [prices_of("total", [9], [0], scale=2)])
    assert (found.bound, found.exact) == (4, False)


def test_prices_for_one_face_are_for_no_other():
    """Each face takes the prices with its number, or those without one; they apply after the splits."""
    problem = make_problem([[4, 9]])
    first, second = (replace(prices_of("total", [9], [0, 0]), face=number) for number in (0, 1))
    faces = [whole_face(problem)]
    found = settled(problem, faces, Total(), [replace(first, splits=((0, 1),)), second])
    assert (found.bound, found.places, len(found.prices)) == (9, (0, 1), 2)
    tight = replace(prices_of("total", [4], [0, 0]), face=0, splits=((0, 1),))
    found = settled(problem, faces, Total(), [tight, second])
    assert (found.bound, found.places) == (9, (1,))
    found = settled(problem, faces, Total(), [replace(tight, face=1), replace(second, face=1)])
    assert (found.bound, found.places) == (9, (1,))
    assert [prices.face for prices in found.prices] == [1, None]
