"""Forced and forbidden pairs and places on larger random problems: the graph against solving again."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.explanations.forcing.truth import applied
from tests.problem.building import random_problem
from tests.problem.kinds import FLOWS, is_allowed, write_stages
from tests.problem.rules import nested_rules

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.explanations.forcing.answer import Answer
from pairforge.explanations.forcing.by_exchange import by_exchange
from pairforge.explanations.forcing.by_residual import by_residual
from pairforge.explanations.forcing.changed import with_pair, with_places, without_pair
from pairforge.explanations.forcing.forcing import Forcing
from pairforge.problem import Crossing, Problem

SOME, ALL = 25, 300
ADDITIVE = tuple(label for label in FLOWS if not label.startswith(("worst", "matched (keep")))


def programme(seed: int) -> Problem:
    """Up to 15 x 6, priorities that add up; every second one with nested rules, every third wants 2."""
    rng = np.random.default_rng([62, seed])
    problem = random_problem(rng, most_mentees=15, most_mentors=6, most_wanted=1 + (seed % 3 == 2))
    problem = nested_rules(problem, rng) if seed % 2 else problem
    stages = write_stages(rng, problem)
    while True:
        order = tuple(rng.permutation(ADDITIVE)[: rng.integers(1, 5)].tolist())
        if is_allowed(order, has_history=problem.standing is not None):
            asked = replace(problem, stages=tuple(stages[label] for label in order))
            several = asked.of_smallest and (problem.wants > 1).any()
            if not several and not isinstance(asked.structure, Crossing):
                return asked


def same(told: Answer, again: Answer) -> None:
    """Both ways give the same numbers, levels at which nothing changes aside."""
    assert again.proved
    assert told.impossible == again.impossible
    if told.losses is None or again.losses is None:
        assert told.losses is again.losses is None
        return
    for one, other in zip(told.losses, again.losses, strict=True):
        assert {label: lost for label, lost in one.items() if lost} == {
            label: lost for label, lost in other.items() if lost
        }


def check(seed: int, every: int = 1) -> int:
    """The answers for every pair of one problem, or some of them; how many the graph gave."""
    problem = programme(seed)
    matching = solve_problem(problem, time_limit=60)
    if matching.chosen is None:
        return 0
    forcing = Forcing(problem, matching.chosen, prove(problem, matching))
    if forcing.way is None:
        return 0
    again = forcing.resolving
    others = [by_residual(problem, matching.chosen), by_exchange(problem, matching.chosen)]
    pairs = range(seed % every, problem.num_pairs, every)
    for pair in pairs:
        told = forcing.forced(pair)
        same(told, again.answer(with_pair(problem, pair)))
        assert len({one.forced(pair).lost for one in others if one is not None}) == 1
        if told.losses is not None:
            assert applied(told, matching.chosen, problem)[pair]
        if pair not in problem.locked:
            same(forcing.forbidden(pair), again.answer(without_pair(problem, pair), without=pair))
    for mentor in range(problem.num_mentors):
        same(forcing.one_more(mentor), again.answer(with_places(problem, mentor, 1)))
        if problem.capacity[mentor] > problem.minimum[mentor]:
            same(forcing.one_fewer(mentor), again.answer(with_places(problem, mentor, -1)))
    return len(pairs)


def check_all(seeds: range, every: int = 1) -> int:
    """The answers for some problems; how many the graph gave."""
    checked = 0
    for seed in seeds:
        try:
            checked += check(seed, every)
        except Exception as error:
            error.add_note(f"programme {seed}")
            raise
    return checked


@pytest.mark.parametrize("batch", range(5))
def test_the_graph_equals_solving_again(batch):
    """On 25 random problems every place, and every fourth pair, forced and forbidden."""
    per_batch = SOME // 5
    assert check_all(range(per_batch * batch, per_batch * (batch + 1)), every=4) > 0


@pytest.mark.full
@pytest.mark.parametrize("batch", range(20))
def test_the_graph_equals_solving_again_in_full(batch):
    """On 300 more random problems every pair."""
    per_batch = ALL // 20
    assert check_all(range(1000 + per_batch * batch, 1000 + per_batch * (batch + 1))) > 50
