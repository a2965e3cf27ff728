"""Forced and forbidden pairs and places, on random problems against exhaustive search."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from tests.engines.test_nested_rules import random_cases
from tests.explanations.forcing.truth import Truth, applied, check, more_places, values_of
from tests.problem.building import BANDS, make_problem, random_problem
from tests.problem.exhaustive import Listing
from tests.problem.kinds import FLOWS, is_allowed, write_stages
from tests.problem.rules import nested_rules

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.explanations.forcing.changed import with_points
from pairforge.explanations.forcing.forcing import Forcing
from pairforge.explanations.forcing.raising import raise_of
from pairforge.explanations.forcing.values import How
from pairforge.pairing import Matching
from pairforge.problem import Balance, Crossing, Limit, Matched, Problem, Total
from pairforge.problem.constraints import CountBounds, Family


def programme(seed: int):
    """A random problem with priorities that the config takes, every third one with nested rules."""
    rng = np.random.default_rng([61, seed])
    problem = random_problem(rng, most_mentees=7, most_mentors=4, most_wanted=1 + (seed % 4 == 3))
    problem = nested_rules(problem, rng) if seed % 3 == 2 else problem
    stages = write_stages(rng, problem)
    while True:
        order = tuple(rng.permutation(FLOWS)[: rng.integers(1, 4)].tolist())
        if seed % 2:
            order = (*(label for label in order if label != "total"), "total")
        if not is_allowed(order, has_history=problem.standing is not None):
            continue
        asked = replace(problem, stages=tuple(stages[label] for label in order))
        several = (problem.wants > 1).any()
        if not (several and asked.of_smallest) and not isinstance(asked.structure, Crossing):
            return asked


def check_raise(forcing: Forcing, pair: int) -> str:
    """With fewer points than are said a pair is in no optimal plan, with more it is in every one."""
    told = raise_of(forcing, pair)
    problem = forcing.problem

    def optima(more: int):
        return Listing(with_points(problem, pair, more)).best(problem.stages).optima[:, pair]

    if told.possible is None:
        assert told.certain is None
        if told.proved:
            assert not any(optima(more).any() for more in (0, 1, 5, 100, 10_000))
        return "no points do it" if told.proved else "points not known"
    assert told.proved
    assert optima(told.possible).any()
    assert told.possible == 0 or not optima(told.possible - 1).any()
    if told.certain is None:
        assert not any(optima(told.possible + more).all() for more in (0, 1, 5, 100, 10_000))
        return "possible only"
    assert optima(told.certain).all()
    assert told.certain == told.possible or not optima(told.certain - 1).all()
    return "points"


def check_one(seed: int) -> Counter:
    """All answers of one random problem; how each was found."""
    problem = programme(seed)
    matching = solve_problem(problem, time_limit=60)
    return check_problem(problem, matching) if matching.chosen is not None else Counter({"infeasible": 1})


def check_problem(problem: Problem, matching: Matching) -> Counter:
    """All answers about a plan; how each was found."""
    forcing = Forcing(problem, matching.chosen, prove(problem, matching))
    truth = Truth(problem, matching.chosen)
    plan = values_of(problem, truth.plan)
    found: Counter = Counter()
    rows = {row.tobytes() for row in truth.listing.matchings}
    for pair in range(problem.num_pairs):
        for answer, condition in (
            (forcing.forced(pair), lambda every, pair=pair: every[:, pair]),
            (forcing.forbidden(pair), lambda every, pair=pair: ~every[:, pair]),
        ):
            check(answer, plan, truth.best(condition))
            found[str(answer.how)] += 1
            if answer.losses is not None:
                moved = applied(answer, matching.chosen, problem)
                assert moved.tobytes() in rows
                assert condition(moved[None])[0]
                check(answer, plan, values_of(problem, moved))
    for pair in np.flatnonzero(~truth.plan).tolist():
        found[check_raise(forcing, pair)] += 1
    for mentor in range(problem.num_mentors):
        for more, answer in ((1, forcing.one_more(mentor)), (-1, forcing.one_fewer(mentor))):
            changed = more_places(problem, mentor, more)
            possible = changed.capacity[mentor] >= changed.minimum[mentor]
            check(answer, plan, Truth(changed, matching.chosen).best() if possible else None)
            found[f"places {answer.how}"] += 1
    return found


@pytest.mark.parametrize("batch", range(5))
def test_every_answer_is_that_of_exhaustive_search(batch):
    """On 25 random problems every loss, chain and worth of a place is what the search says."""
    for seed in range(5 * batch, 5 * batch + 5):
        try:
            check_one(seed)
        except Exception as error:
            error.add_note(f"programme {seed}")
            raise


@pytest.mark.full
@pytest.mark.parametrize("batch", range(20))
def test_every_answer_is_that_of_exhaustive_search_in_full(batch):
    """On 600 more random problems."""
    found = Counter()
    for seed in range(1000 + 30 * batch, 1030 + 30 * batch):
        try:
            found += check_one(seed)
        except Exception as error:
            error.add_note(f"programme {seed}")
            raise
    assert all(found[how] > 0 for how in How)


@pytest.mark.parametrize("sign", [1, -1])
def test_an_altered_loss_is_noticed(sign):
    """A loss that is one too large or too small passes for neither the search nor the plan with the moves."""
    problem = make_problem([[9, 7, None], [5, 8, 6], [7, None, 1]], stages=(BANDS, Balance(), Total()))
    matching = solve_problem(problem, time_limit=60)
    forcing = Forcing(problem, matching.chosen, prove(problem, matching))
    truth = Truth(problem, matching.chosen)
    plan = values_of(problem, truth.plan)
    altered = 0
    for pair in range(problem.num_pairs):
        answer = forcing.forced(pair)
        best = truth.best(lambda every, pair=pair: every[:, pair])
        for stage, labels in enumerate(answer.losses or ()):
            for label in labels:
                losses = [dict(one) for one in answer.losses]
                losses[stage][label] += sign
                wrong = replace(answer, losses=tuple(losses), least=tuple(losses))
                with pytest.raises(AssertionError):
                    check(wrong, plan, best)
                with pytest.raises(AssertionError):
                    check(wrong, plan, values_of(problem, applied(answer, matching.chosen, problem)))
                altered += 1
    assert altered > 0


def test_rules_that_cross_are_answered_by_solving_again():
    """On small problems whose rules are no network, every pair and place against the search."""
    checked = 0
    for seed, problem in random_cases(0, 120):
        if isinstance(problem.structure, Crossing) and problem.num_pairs and checked < 4:
            matching = solve_problem(problem, time_limit=60)
            if matching.chosen is not None:
                found = check_problem(problem, matching)
                assert found["exchange"] == 0, seed
                checked += found["re-solve"] > 0
    assert checked == 4


def test_under_limits_over_the_whole_programme_every_answer_is_solved_again():
    """On small problems in which some pairs must be at least so many, against the search."""
    checked = 0
    for seed in range(24):
        rng = np.random.default_rng([63, seed])
        problem = random_problem(rng, (Matched(), Total()), most_mentees=5, most_mentors=3, most_wanted=1)
        inside = rng.random(problem.num_pairs) < 0.5
        problem = replace(problem, limits=(Limit("some", inside, int(rng.integers(0, 3))),))
        matching = solve_problem(problem, time_limit=60)
        if matching.chosen is not None and problem.num_pairs:
            found = check_problem(problem, matching)
            assert found["exchange"] == found["residual"] == 0
            checked += 1
    assert checked > 5


def test_places_that_mentees_take_several_of():
    """Where one mentee takes two places and the others one, a mentor with one more has room for one more."""
    weights = np.array([2, 2, 1, 1, 1, 1])
    family = Family(np.array([0, 1] * 3, dtype=np.int32), 2, weights)
    high = np.array([2, 1])
    places = CountBounds(label="places", family=family, low=np.zeros(2, dtype=np.int64), high=high)
    problem = make_problem([[9, 1], [5, 4], [6, 2]], capacity=[2, 1])
    problem = replace(problem, constraints=(places,))
    matching = solve_problem(problem, time_limit=60)
    assert matching.chosen is not None
    forcing = Forcing(problem, matching.chosen, prove(problem, matching))
    one_more = forcing.one_more(0)
    wider = replace(problem, capacity=np.array([3, 1]), constraints=(replace(places, high=np.array([3, 1])),))
    plan = values_of(problem, Truth(problem, matching.chosen).plan)
    check(one_more, plan, Truth(wider, matching.chosen).best())
    assert one_more.losses is not None
    assert list(one_more.losses[0].values()) == [-1]
