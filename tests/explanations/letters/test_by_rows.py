"""Letters where rules cross: up to what the certificate's prices leave unproved, and no further."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.explanations.letters.test_posting import checks_of, hold, repriced
from tests.problem.building import make_problem
from tests.problem.crossing import random_crossing
from tests.problem.rules import family_by

from pairforge.explanations.letters import Checks, NoPrices, PostedPrice
from pairforge.problem import Crossing, Problem, Total
from pairforge.problem.constraints import CountBounds


def check_crossing(first: int, last: int) -> tuple[int, int]:
    """Check random programmes: how many have prices, and how many of these leave something unproved."""
    num_checked = num_within = 0
    for seed in range(first, last):
        problem = random_crossing(np.random.default_rng([67, seed]))
        if not isinstance(problem.structure, Crossing):
            continue
        checks = checks_of(problem)
        has_total = any(isinstance(stage, Total) for stage in problem.stages)
        assert not has_total or not isinstance(checks, NoPrices)
        if isinstance(checks, Checks):
            assert hold(checks)
            missed = [
                max(one.best_other - one.least, 0)
                for one in checks.mentees
                if one.least is not None and one.best_other is not None
            ]
            assert sum(missed) <= checks.posted.within + 3 * len(missed)
            num_checked += 1
            num_within += checks.posted.within > 0
    return num_checked, num_within


def test_letters_hold_where_rules_cross():
    """Each holds up to what is unproved, and so do all together."""
    num_checked, num_within = check_crossing(0, 100)
    assert num_checked > 20
    assert num_within > 0


@pytest.mark.full
def test_letters_hold_where_rules_cross_many_times():
    """As before, on many more."""
    num_checked, _ = check_crossing(100, 1_900)
    assert num_checked > 300


def crossing() -> Problem:
    """One of each team and one of each gender at most with a mentor: two of four pairs fit."""
    problem = make_problem([[9, 0], [8, 0], [7, 0], [6, 0]], capacity=[2, 2], stages=(Total(),))
    mentors = np.arange(2)
    rules = [
        CountBounds(
            label=label,
            price=None,
            family=family_by(problem, np.array(groups), mentors),
            low=np.zeros(4, dtype=np.int64),
            high=np.ones(4, dtype=np.int64),
        )
        for label, groups in (("team", [0, 0, 1, 1]), ("gender", [0, 1, 0, 1]))
    ]
    return replace(problem, constraints=tuple(rules))


def test_groups_have_prices_of_their_own():
    """Where rules on teams and genders cross, a price is for whom a rule counts, and says so."""
    problem = crossing()
    assert isinstance(problem.structure, Crossing)
    checks = checks_of(problem)
    assert isinstance(checks, Checks)
    assert hold(checks)
    assert checks.posted.within == 0
    dearest = max(checks.posted.prices, key=lambda price: price.price)
    assert dearest == PostedPrice("M0", "team 1; gender 1", 9)
    asked = {(offer.mentor, offer.group, offer.price) for one in checks.mentees for offer in one.own}
    assert asked <= {(price.mentor, price.group, price.price) for price in checks.posted.prices}


def test_a_price_beyond_what_is_unproved_fails():
    """A dearer place is seen by somebody who has it."""
    checks = checks_of(crossing())
    assert isinstance(checks, Checks)
    assert not hold(repriced(checks, "M0", 20 + checks.posted.within))
