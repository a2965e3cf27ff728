"""Every priority, every two and many three of them that the config allows, against exhaustive search."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from tests.engines.judging import judge
from tests.problem.building import random_problem
from tests.problem.exhaustive import Listing
from tests.problem.kinds import FLOWS, KINDS, is_allowed, write_stages
from tests.problem.rules import nested_rules

from pairforge.config.priorities import PriorityKind
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine
from pairforge.problem import Crossing, Problem

Order = tuple[str, ...]

SOME = 25
ALL = 500


def orders_of(length: int, *, has_history: bool) -> list[Order]:
    """Every order of so many priorities that the config takes."""
    return [order for order in permutations(FLOWS, length) if is_allowed(order, has_history=has_history)]


ORDERS = {
    has_history: orders_of(1, has_history=has_history) + orders_of(2, has_history=has_history)
    for has_history in (False, True)
}


def programme(seed: int) -> Problem:
    """A random problem; every third one has nested rules.

    Every fifth one is smaller, and its mentees may want several mentors.
    """
    rng = np.random.default_rng([30, seed])
    if seed % 5 == 4:
        problem = random_problem(rng, most_mentees=5, most_mentors=4, most_wanted=3)
    else:
        problem = random_problem(rng, most_wanted=1)
    return nested_rules(problem, rng) if seed % 3 == 2 else problem


def check(seed: int, orders: list[Order] | None = None, more: int = 30) -> int:
    """Check one problem in the given orders, by default all, and in ``more`` random triples; how many held.

    The triples are drawn from those that the config takes.
    """
    problem, rng = programme(seed), np.random.default_rng([31, seed])
    stages = write_stages(rng, problem)
    listing = Listing(problem)
    has_history = problem.standing is not None
    drawn = (tuple(rng.permutation(FLOWS)[:3].tolist()) for _ in range(1000))
    triples = [order for order in drawn if is_allowed(order, has_history=has_history)][:more]
    checked = 0
    for order in [*(ORDERS[has_history] if orders is None else orders), *triples]:
        if not is_allowed(order, has_history=has_history):
            continue
        asked = replace(problem, stages=tuple(stages[label] for label in order))
        if asked.of_smallest and (problem.wants > 1).any():
            continue
        if isinstance(asked.structure, Crossing):
            assert NetworkEngine().refuses(asked) is not None
            continue
        try:
            matching = NetworkEngine().solve(asked, Deadline(600), lambda _: None)
            if not judge(asked, listing, matching):
                return checked
        except Exception as error:
            error.add_note(f"programme {seed}, priorities {order}")
            raise
        checked += 1
    return checked


def test_every_kind_of_the_config_is_here():
    """A new kind of priority cannot be forgotten."""
    assert {kind.entry.kind for kind in KINDS.values()} == set(PriorityKind.__args__)


def test_most_orders_of_two_are_allowed():
    """The config takes every kind in some order of two, and more with earlier rounds than without."""
    for has_history, orders in ORDERS.items():
        of_two = [order for order in orders if len(order) == 2]
        assert len(of_two) > 150, has_history
        assert {label for order in of_two for label in order} == set(FLOWS)
    assert len(ORDERS[True]) > len(ORDERS[False])


@pytest.mark.parametrize("batch", range(5))
def test_orders_equal_exhaustive_search(batch):
    """On 25 random problems a share of the orders of one and two, all of them in turn, and some of three."""
    per_batch = SOME // 5
    for seed in range(per_batch * batch, per_batch * (batch + 1)):
        orders = ORDERS[programme(seed).standing is not None]
        check(seed, orders[seed % per_batch :: per_batch], more=10)


@pytest.mark.full
@pytest.mark.parametrize("batch", range(20))
def test_orders_equal_exhaustive_search_in_full(batch):
    """On 500 random problems all orders of one and two, and 30 of three."""
    per_batch = ALL // 20
    checked = sum(check(seed) for seed in range(1000 + per_batch * batch, 1000 + per_batch * (batch + 1)))
    assert checked > 100 * per_batch
