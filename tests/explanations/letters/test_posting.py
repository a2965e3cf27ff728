"""Posted prices: every letter holds, all of them together are a proof, and they are the only ones so low."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.engines.test_nested_rules import random_cases
from tests.problem.building import BANDS, MATCHED_TOTAL, make_problem, random_problem
from tests.problem.exhaustive import best_of, can_fill_all

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.explanations.letters import Checks, NoPrices, SelfCheck, self_checks
from pairforge.problem import Balance, Forests, Leximin, Matched, Problem, Stage, Total, WorstOff, WorstShare

ORDERS: tuple[tuple[Stage, ...], ...] = (
    MATCHED_TOTAL,
    (Total(),),
    (BANDS, Total()),
    (Matched(), WorstOff(), Total()),
    (Matched(), Balance(), Total()),
)


def ids(problem: Problem) -> tuple[list[str], list[str]]:
    """An id for each person."""
    return [f"E{idx}" for idx in range(problem.num_mentees)], [
        f"M{idx}" for idx in range(problem.num_mentors)
    ]


def checks_of(problem: Problem) -> Checks | NoPrices | None:
    """Solve, prove and post; None if there is no matching."""
    matching = solve_problem(problem, time_limit=60)
    if matching.chosen is None:
        return None
    return self_checks(problem, matching, prove(problem, matching), *ids(problem), 1)


def posted(problem: Problem) -> Checks:
    """As before, where there are prices."""
    found = checks_of(problem)
    assert isinstance(found, Checks)
    return found


def hold(checks: Checks) -> bool:
    """Whether each letter does."""
    return all(one.holds for one in (*checks.mentees, *checks.mentors))


def repriced(checks: Checks, mentor: str, more: int) -> Checks:
    """The same letters with another price of a mentor who has one."""

    def paid(offers):
        return tuple(
            replace(offer, price=offer.price + more) if offer.mentor == mentor else offer for offer in offers
        )

    return replace(
        checks,
        mentees=tuple(
            replace(one, own=paid(one.own), others=paid(one.others), locked=paid(one.locked))
            for one in checks.mentees
        ),
        mentors=tuple(
            replace(one, seats=tuple(replace(seat, price=seat.price + more) for seat in one.seats))
            if one.mentor == mentor
            else one
            for one in checks.mentors
        ),
    )


def proved_bound(problem: Problem, checks: Checks) -> int:
    """What no matching can be worth more than, by the letters alone (duality); without rules on groups."""
    bound = 0
    for one in checks.mentees:
        wanted = int(problem.wants[int(one.mentee[1:])]) - len(one.locked)
        best = sorted((offer.left for offer in (*one.own, *one.others)), reverse=True)[:wanted]
        bound += sum(left for left in best if left > 0) + sum(offer.left for offer in one.locked)
    for mentor in checks.mentors:
        (seat,) = mentor.seats
        bound += seat.price * (seat.high if seat.price > 0 else seat.low)
    return bound


def random_networks(count: int):
    """Programmes without rules and with nested ones, in turn with each order of priorities."""
    for seed in range(count):
        rng = np.random.default_rng([64, seed])
        while True:
            problem = random_problem(rng, ORDERS[seed % len(ORDERS)], most_mentees=15, most_mentors=6)
            if seed % 3 or can_fill_all(problem):
                break
        yield problem
    for _, problem in random_cases(0, count):
        if isinstance(problem.structure, Forests):
            yield problem


def check_letters(count: int) -> tuple[int, int, int]:
    """Check the letters of many programmes: how many there were, with negative prices and with groups."""
    num_checked = num_negative = num_grouped = 0
    for problem in random_networks(count):
        checks = checks_of(problem)
        if isinstance(checks, Checks):
            assert hold(checks)
            num_checked += 1
            num_negative += any(price.price < 0 for price in checks.posted.prices)
            num_grouped += any(price.group is not None for price in checks.posted.prices)
            if not problem.constraints and not any(isinstance(stage, Balance) for stage in problem.stages):
                worth = sum(offer.worth for one in checks.mentees for offer in (*one.own, *one.locked))
                assert proved_bound(problem, checks) == worth
    return num_checked, num_negative, num_grouped


def test_letters_of_random_programmes_hold_and_add_up():
    """Each letter holds alone, and together they bound every matching by what this one is worth."""
    num_checked, num_negative, num_grouped = check_letters(40)
    assert num_checked > 25
    assert min(num_negative, num_grouped) > 0


@pytest.mark.full
def test_letters_of_many_random_programmes():
    """As before, on more than three hundred."""
    num_checked, num_negative, num_grouped = check_letters(700)
    assert num_checked > 300
    assert min(num_negative, num_grouped) > 10


def small_networks(count: int):
    """Programmes that can be listed, with many ties."""
    for seed in range(count):
        rng = np.random.default_rng([65, seed])
        yield random_problem(rng, ORDERS[seed % len(ORDERS)], most_mentees=6, most_mentors=4, most_wanted=2)
    for _, problem in random_cases(0, count):
        if isinstance(problem.structure, Forests):
            yield problem


def test_prices_are_the_same_from_every_best_matching():
    """Prices depend on the programme alone: all that are best lead to the same."""
    several = 0
    for problem in small_networks(150):
        checks, best = checks_of(problem), best_of(problem)
        if best is None or not isinstance(checks, Checks) or len(best.optima) < 2:
            continue
        matching = solve_problem(problem, time_limit=60)
        proof = prove(problem, matching)
        for row in best.optima[:20]:
            found = self_checks(
                problem, replace(matching, chosen=np.flatnonzero(row)), proof, *ids(problem), 1
            )
            assert isinstance(found, Checks)
            assert hold(found)
            assert found.posted == checks.posted
        several += 1
    assert several > 20


def test_a_worse_matching_has_no_prices():
    """Where an exchange would be better, there are none, whatever is claimed."""
    problem = make_problem([[3, 1], [2, 1]])
    matching = solve_problem(problem, time_limit=60)
    proof = prove(problem, matching)
    assert matching.chosen is not None
    assert matching.chosen.tolist() == [0, 3]
    worse = self_checks(problem, replace(matching, chosen=np.array([1, 2])), proof, *ids(problem), 1)
    assert worse == NoPrices("unproved", "")


def test_no_positive_price_can_be_lower():
    """A price above nothing that is lowered by one, or one below nothing that is raised, breaks a check."""
    lowered = 0
    for problem in random_networks(60):
        checks = checks_of(problem)
        if not isinstance(checks, Checks) or problem.constraints:
            continue
        for price in checks.posted.prices:
            if price.price:
                step = -1 if price.price > 0 else 1
                assert not hold(repriced(checks, price.mentor, step))
                lowered += 1
    assert lowered > 20


def test_minimums_take_subsidies_that_are_not_clipped():
    """Who goes where somebody must gets as much as that loses; without it the letter would not hold."""
    problem = make_problem([[10, 1], [8, 2]], capacity=[2, 1], minimum=[0, 1], stages=(Total(),))
    checks = posted(problem)
    assert [price.price for price in checks.posted.prices] == [0, -6]
    assert hold(checks)
    assert not hold(repriced(checks, "M1", 6))


def test_a_scarce_place_costs_what_the_other_would_pay():
    """One place, two mentees: the loser's score is the price."""
    checks = posted(make_problem([[5], [3]], stages=(Total(),)))
    first, second = checks.mentees
    assert [price.price for price in checks.posted.prices] == [3]
    assert (first.least, first.best_other, first.needed, first.spared) == (2, None, 0, None)
    assert (second.least, second.best_other, second.needed, second.spared) == (None, 0, None, 0)


def test_places_filled_count_before_points():
    """A place counts for a power of ten that no points reach, and prices are in the same unit."""
    checks = posted(make_problem([[5], [3]]))
    (label, factor), points = checks.posted.factors
    assert (label, factor, points) == ("matched", 10, ("total", 1))
    assert [price.price for price in checks.posted.prices] == [13]


def test_numbers_beyond_64_bits_are_exact():
    """Prices are right to the last point where one number for all priorities does not fit into 64 bits."""
    large = 10**17
    stages = (BANDS, Balance(), Total())
    table = [[large + 5, large], [large + 3, large], [large + 1, large]]
    checks = posted(make_problem(table, capacity=[1, 2], stages=stages))
    assert checks.posted.factors[0][1] > 2**63
    assert [price.price % 10**18 for price in checks.posted.prices] == [3, 0]
    assert hold(checks)
    assert not hold(repriced(checks, "M0", -1))


def test_who_has_a_lock_compares_nothing():
    """A lock is listed by itself, and the others' letters hold."""
    checks = posted(make_problem([[5, 1], [9, 1]], locked=[(0, 0)]))
    first, _ = checks.mentees
    assert [offer.mentor for offer in first.locked] == ["M0"]
    assert (first.own, first.needed, first.spared) == ((), None, None)
    assert hold(checks)


def test_letters_see_their_own_scores_and_the_prices_alone():
    """What a mentee reads does not change when others' scores do, as long as prices and pairs do not."""
    num_same = 0
    for seed in range(200):
        rng = np.random.default_rng([66, seed])
        problem = random_problem(rng, MATCHED_TOTAL, most_wanted=1)
        before = checks_of(problem)
        changed = rng.random(problem.num_mentees) < 0.5
        points = problem.points + changed[problem.mentees] * rng.integers(-1, 2, problem.num_pairs)
        after = checks_of(replace(problem, points=points))
        if not isinstance(before, Checks) or not isinstance(after, Checks) or before.posted != after.posted:
            continue
        for one, other in zip(before.mentees, after.mentees, strict=True):
            if not changed[int(one.mentee[1:])] and mentors_of(one) == mentors_of(other):
                assert one == other
                num_same += 1
    assert num_same > 50


def mentors_of(one: SelfCheck) -> set[str]:
    """The mentors that a mentee has."""
    return {offer.mentor for offer in (*one.own, *one.locked)}


@pytest.mark.parametrize(
    ("stages", "why"),
    [
        ((Matched(keep=Fraction(1, 2)), Total()), NoPrices("keep", "matched")),
        ((Leximin(), Total()), NoPrices("stage", "leximin")),
        ((Matched(), WorstShare(Fraction(1, 2)), Total()), NoPrices("stage", "worst_tenth")),
    ],
)
def test_what_is_no_sum_over_pairs_has_no_prices(stages, why):
    """The priority in the way is named."""
    assert checks_of(make_problem([[5], [3]], stages=stages)) == why
