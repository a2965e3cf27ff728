"""Forced and forbidden pairs and places, on random problems against exhaustive search."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from tests.explanations.forcing.truth import Truth, applied, check, more_places, values_of
from tests.problem.building import random_problem
from tests.problem.exhaustive import Listing
from tests.problem.kinds import FLOWS, is_allowed, write_stages
from tests.problem.rules import nested_rules

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.explanations.forcing.changed import with_points
from pairforge.explanations.forcing.forcing import Forcing
from pairforge.explanations.forcing.raising import raise_of
from pairforge.problem import Crossing


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
    """All answers of one problem; how each was found."""
    problem = programme(seed)
    matching = solve_problem(problem, time_limit=60)
    if matching.chosen is None:
        return Counter({"infeasible": 1})
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
