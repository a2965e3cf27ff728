"""The judge of engines: what it says of a matching, by hand; and what it does not let pass."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from tests.certificate.faces import prices_of
from tests.certificate.truth import Truth, answer, solved
from tests.problem.building import make_problem, random_problem

from pairforge.certificate import Face, LevelProof, StageProof, deficiency_holds, prove, whole_face
from pairforge.certificate.splitting import split_face
from pairforge.certificate.stages import prove_stage
from pairforge.engines.solving import solve_problem
from pairforge.errors import FaultError
from pairforge.pairing import Deficiency
from pairforge.problem import (
    Balance,
    Leximin,
    Limit,
    Matched,
    Problem,
    Total,
    WorstOff,
    WorstShare,
)


def one(stage: str, value: int | None, bound: int | None, *, proved: bool) -> StageProof:
    """The proof of a stage with one number."""
    return StageProof(stage, (LevelProof(stage, value, bound, proved=proved),))


@pytest.mark.parametrize("price", [-(2**63), -(2**63) + 1, 2**63 - 1, -(2**61), 2**61])
def test_prices_that_overflow_are_not_used(price):
    """A price so large that 64 bits overflow proves nothing: nobody matched is not called the best total."""
    problem = make_problem([[5, 5], [5, 5]], stages=(Total(),))
    truth = Truth(problem)
    for sides in (([price] * 2, [0, 0]), ([0, 0], [price] * 2)):
        given = answer([], prices_of("total", *sides, 0))
        assert not truth.judge(given).optimal
        assert prove(problem, given).stages == (one("total", 0, 10, proved=False),)


def test_prices_of_the_wrong_shape_or_type_are_not_used():
    """Too few prices, floats, unsigned or small integers: the proof does without them."""
    problem = make_problem([[5, 1], [4, 2]], stages=(Total(),))
    good = solve_problem(problem, time_limit=60)
    (prices, *_) = good.stages
    assert prove(problem, good).optimal
    variants: list[Any] = [
        prices.mentee_prices[:-1],
        prices.mentee_prices[:, None],
        prices.mentee_prices.astype(np.float64),
        prices.mentee_prices.astype(np.uint64),
        prices.mentee_prices.astype(np.int32),
    ]
    for bad in variants:
        proof = prove(problem, replace(good, stages=(replace(prices, mentee_prices=bad),)))
        assert proof.stages == (one("total", 7, 9, proved=False),)
    for scale in (0, -1, 2**60):
        proof = prove(problem, replace(good, stages=(replace(prices, scale=scale),)))
        assert proof.stages == (one("total", 7, 9, proved=False),)


def test_prices_are_for_their_own_sum():
    """The prices of a stage's first sum prove nothing of the second, nor do those of no sum at all."""
    problem = make_problem([[5, 1], [4, 2]], stages=(Total(),))
    good = solve_problem(problem, time_limit=60)
    for level in (None, 1, -1):
        proof = prove(problem, replace(good, stages=(replace(good.stages[0], level=level),)))
        assert proof.stages == (one("total", 7, 9, proved=False),)


def test_stage_proofs_hold_value_bound_and_verdict():
    """A worse matching has a bound above its value, and the stages behind it have none."""
    problem = make_problem([[5, 1], [4, 2]])
    good = solve_problem(problem, time_limit=60)
    assert prove(problem, good).stages == (
        one("matched", 2, 2, proved=True),
        one("total", 7, 7, proved=True),
    )
    assert prove(problem, good).ties_proved
    worse = prove(problem, replace(good, chosen=np.array([1, 2])))
    assert worse.stages == (one("matched", 2, 2, proved=True), one("total", 5, 7, proved=False))
    assert not worse.optimal
    assert not worse.ties_proved
    worst = prove(problem, replace(good, chosen=np.array([0])))
    assert worst.stages == (one("matched", 1, 2, proved=False), one("total", 5, None, proved=False))


def test_without_prices_an_easy_bound_may_do():
    """Where nobody competes, each mentee's best proves the optimum without any prices."""
    problem = make_problem([[5, 1], [1, 2]])
    proof = prove(problem, answer([0, 3]))
    assert proof.optimal
    assert proof.ties_proved


def test_scaled_prices_prove_what_they_reach_and_no_optima_where_they_are_rounded():
    """Of a bound of 7 1/2 the whole part proves 7, but which matchings reach it stays open."""
    problem = make_problem([[5, 1], [4, 2]], stages=(Total(), Matched()))
    exact = prices_of("total", [6, 4], [4, 0], 0, scale=2)
    proof = prove(problem, answer([0, 3], exact))
    assert proof.stages == (one("total", 7, 7, proved=True), one("matched", 2, 2, proved=True))
    proof = prove(problem, answer([0, 3], replace(exact, mentee_prices=np.array([7, 4]))))
    assert proof.stages == (one("total", 7, 7, proved=True), one("matched", 2, None, proved=False))


def test_worst_off_of_nobody():
    """If nobody can be matched, nobody is worst off, and that is proved."""
    problem = make_problem([[None], [None]], stages=(Matched(), WorstOff(), Total()))
    proof = prove(problem, answer([]))
    assert proof.stages[1] == one("worst_off", None, None, proved=True)
    assert proof.optimal


def test_worst_off_without_prices_is_bounded_by_the_best_pair():
    """Without a level the bound is the best pair of the face."""
    problem = make_problem([[5, 3]], stages=(Matched(), WorstOff()))
    assert prove(problem, answer([0])).stages[1] == one("worst_off", 5, 5, proved=True)
    assert prove(problem, answer([1])).stages[1] == one("worst_off", 3, 5, proved=False)


def test_worst_off_counts_what_mentees_bring_along():
    """Standings, not points, are compared: the first mentee was served well before."""
    problem = make_problem([[1], [3]], capacity=2, standing=[9, 0], stages=(Matched(), WorstOff()))
    good = solve_problem(problem, time_limit=60)
    assert prove(problem, good).stages[1] == one("worst_off", 3, 3, proved=True)


@pytest.fixture
def slack():
    """Three mentees who want the same two mentors: three places can be filled, two must be."""
    return make_problem(
        [[5, None], [4, 9], [None, -8]],
        capacity=[1, 2],
        stages=(Matched(keep=Fraction(2, 3)), Total()),
    )


def test_kept_places_are_proved_by_a_witness(slack):
    """The matching fills fewer places than are possible; that so many are possible, another one shows."""
    good = solve_problem(slack, time_limit=60)
    assert good.chosen is not None
    assert good.chosen.tolist() == [0, 2]
    assert prove(slack, good).stages == (one("matched", 2, 3, proved=True), one("total", 14, 14, proved=True))
    assert prove(slack, good).optimal


@pytest.mark.parametrize(
    "witness",
    [
        pytest.param(None, id="none"),
        pytest.param([0, 2], id="too few pairs"),
        pytest.param([0, 1, 2], id="a mentee twice"),
        pytest.param([0, 2, 2], id="a pair twice"),
        pytest.param([3, 2, 0], id="not in order"),
        pytest.param([0, 2, 4], id="a pair that there is not"),
        pytest.param([-4, 2, 3], id="a negative position"),
    ],
)
def test_witnesses_that_show_nothing(slack, witness):
    """Without a matching that fills three places it is not known what two thirds of the most are."""
    good = solve_problem(slack, time_limit=60)
    matched, *others = good.stages
    wrong = replace(matched, witness=None if witness is None else np.array(witness, dtype=np.int64))
    proof = prove(slack, replace(good, stages=(wrong, *others)))
    assert not proof.stages[0].proved
    assert proof.stages[1] == one("total", 14, None, proved=False)


def test_a_witness_cannot_promise_more_than_there_is():
    """A pair counted twice would show that two places can be filled, which the prices do not exclude."""
    stages = (Matched(keep=Fraction(1, 2)), Total())
    problem = make_problem([[5], [None]], wants=2, capacity=2, stages=stages)
    fake = replace(prices_of("matched", [0, 0], [1], 0), witness=np.array([0, 0]))
    proof = prove(problem, answer([0], fake))
    assert proof.stages == (one("matched", 1, 2, proved=False), one("total", 5, None, proved=False))


def test_kept_standing_is_proved_by_a_witness():
    """Half of the best worst-off is kept; that the best can be reached, another matching shows."""
    problem = make_problem([[6, 3], [20, 8]], stages=(Matched(), WorstOff(keep=Fraction(1, 2)), Total()))
    good = solve_problem(problem, time_limit=60)
    assert prove(problem, good).stages[1:] == (
        one("worst_off", 3, 6, proved=True),
        one("total", 23, 23, proved=True),
    )
    matched, worst_off, *others = good.stages
    for witness in (None, np.array([1, 2]), np.array([0]), np.array([2])):
        wrong = replace(worst_off, witness=witness)
        proof = prove(problem, replace(good, stages=(matched, wrong, *others)))
        assert proof.stages[1] == one("worst_off", 3, 6, proved=False)


def test_leximin_says_each_level_where_somebody_is():
    """Fewest at the lowest level, then at the next: levels where nobody is are passed over."""
    problem = make_problem([[1, 5], [1, 7], [3, 9]], capacity=[2, 1], stages=(Leximin(),))
    good = solve_problem(problem, time_limit=60)
    levels = prove(problem, good).stages[0].levels
    assert [(level.label, level.value, level.bound) for level in levels] == [
        ("unmatched", 3, 3),
        (1, -1, -1),
        (3, -1, -1),
        (7, -1, -1),
    ]
    assert prove(problem, good).optimal


def test_leximin_levels_skipped_or_claimed_where_nobody_is():
    """Without a level's prices it is not proved; prices of a level where nobody is do no harm."""
    problem = make_problem([[1, 5], [1, 7], [3, 9]], capacity=[2, 1], stages=(Leximin(),))
    good = solve_problem(problem, time_limit=60)
    kept = tuple(prices for prices in good.stages if prices.level != 1)
    levels = prove(problem, replace(good, stages=kept)).stages[0].levels
    assert [level.proved for level in levels] == [True, False, False, False]
    assert [level.bound for level in levels] == [3, 0, None, None]
    claimed = (
        *good.stages,
        prices_of("leximin", [0] * 3, [0] * 2, 2),
        prices_of("leximin", [0] * 3, [0] * 2, 50),
    )
    proof = prove(problem, replace(good, stages=claimed))
    assert proof.optimal
    assert [level.label for level in proof.stages[0].levels] == ["unmatched", 1, 2, 3, 7, 50]


def test_balance_says_minus_the_squares():
    """Three mentees of two mentors: two and one, so 4 + 1."""
    problem = make_problem([[5, 0]] * 3, capacity=3, stages=(Matched(), Balance(), Total()))
    good = solve_problem(problem, time_limit=60)
    assert prove(problem, good).stages[1:] == (
        one("balance", -5, -5, proved=True),
        one("total", 10, 10, proved=True),
    )
    uneven = prove(problem, replace(good, chosen=np.array([0, 2, 4])))
    assert uneven.stages[1:] == (one("balance", -9, -5, proved=False), one("total", 15, None, proved=False))


@pytest.fixture
def two_thresholds():
    """Everybody is matched in two ways: with 3, 3 and 9, or with 2, 4 and 30; the two smallest sum to 6."""
    table = [[3, None, 2], [4, 3, None], [None, 30, 9]]
    return make_problem(table, stages=(Matched(), WorstShare(Fraction(1, 2)), Total()))


def test_after_worst_tenth_all_optima_count(two_thresholds):
    """At a threshold of 3 only the first is seen to be best; the second, best in total, at 4."""
    good = solve_problem(two_thresholds, time_limit=60)
    truth = Truth(two_thresholds)
    first, second = np.array([0, 3, 5]), np.array([1, 2, 4])
    assert truth.best_sets[2] == {(0, 3, 5), (1, 2, 4)}
    assert truth.judge(replace(good, chosen=second)).optimal
    proof = truth.judge(replace(good, chosen=first))
    assert proof.stages[1:] == (one("worst_tenth", 6, 6, proved=True), one("total", 15, 36, proved=False))


@pytest.mark.parametrize("seed", range(30))
def test_a_worst_tenth_without_some_of_its_prices(seed):
    """Each of the prices left out: what is still proved is true."""
    truth, matching = solved(seed, ("matched", "worst_tenth (0.4)", "total"))
    for place in range(len(matching.stages)):
        rest = (*matching.stages[:place], *matching.stages[place + 1 :])
        for row in truth.matchings[:20]:
            truth.judge(replace(matching, chosen=np.flatnonzero(row), stages=rest))


def test_gains_that_64_bits_cannot_hold_prove_nothing():
    """Where the weights of a point of the trade-off are too large, no bound is said."""
    stage = WorstShare(Fraction(1), weight=2**62, total_weight=0)
    problem = make_problem([[1, 5]], stages=(Matched(), stage))
    value = 2**62 * 5
    assert prove(problem, answer([1])).stages[1] == one("worst_tenth", value, None, proved=False)


def test_rounded_bounds_of_the_smallest_and_of_loads_leave_what_follows_open():
    """Half a point too much proves the stage, but not which matchings are best in it."""
    problem = make_problem([[4, 4]], stages=(Matched(), WorstShare(Fraction(1)), Total()))
    matched = prices_of("matched", [1], [0, 0], 0)
    for slack, proved in ((0, True), (1, False)):
        rounded = prices_of("worst_tenth", [0], [slack, 0], scale=2)
        proof = prove(problem, answer([0], matched, rounded))
        assert proof.stages[1] == one("worst_tenth", 4, 4, proved=True)
        assert proof.stages[2].proved == proved
    problem = make_problem([[4, 4]], stages=(Matched(), Balance(), Total()))
    for slack, proved in ((0, True), (1, False)):
        rounded = prices_of("balance", [-2], [2 + slack, 2], scale=2)
        proof = prove(problem, answer([0], matched, rounded))
        assert proof.stages[1] == one("balance", -1, -1, proved=True)
        assert proof.stages[2].proved == proved


def test_nobody_is_better_off_than_somebody_who_is_locked():
    """A locked pair of 1 point needs no prices to bound the worst-off."""
    problem = make_problem([[5, 3], [1, 2]], locked=[(1, 0)], stages=(Matched(), WorstOff()))
    matched = prices_of("matched", [1, 1], [0, 0], 0)
    assert prove(problem, answer([1, 2], matched)).stages[1] == one("worst_off", 1, 1, proved=True)


def parts(problem: Problem) -> tuple[Face, Face]:
    """Two faces: one in which the first pair is fixed, and one in which it is out."""
    without, chosen = split_face(whole_face(problem), 0)
    return chosen, without


def test_a_face_in_which_somebody_must_be_worse_off_is_left():
    """What is fixed low cannot be raised, so only the other face has the best worst-off."""
    problem = make_problem([[1, 7]], stages=(Leximin(), WorstOff()))
    proof, faces = prove_stage(problem, WorstOff(), parts(problem), (), np.array([1]))
    assert proof == one("worst_off", 7, 7, proved=True)
    assert faces is not None
    assert [face.fixed.tolist() for face in faces] == [[]]


def test_every_part_of_a_face_must_have_somebody_worse_off():
    """In the part with the pair of 1 point somebody is below 7; in the other nobody need be."""
    problem = make_problem([[1, 7]], stages=(Matched(), WorstOff()))
    matched = prices_of("matched", [1], [0, 0], 0)
    without = replace(prices_of("worst_off", [0], [0, 0], 7), splits=((0, 0),), face=0)
    chosen = replace(prices_of("worst_off", [0], [0, 0], 7), face=1)
    proof = prove(problem, answer([0], matched, without, chosen))
    assert proof.stages[1] == one("worst_off", 1, 7, proved=False)
    alone = make_problem([[1, None]], stages=(Matched(), WorstOff()))
    assert prove(alone, answer([0], matched, without, chosen)).stages[1].proved


def test_a_face_with_somebody_at_a_level_passed_over_is_left():
    """The matching has nobody at 1, which the face with the pair of 1 point in it has."""
    problem = make_problem([[1, 7]], stages=(Leximin(),))
    given = (prices_of("leximin", [1], [0, 0]), prices_of("leximin", [-1], [0, 0], 7))
    proof, faces = prove_stage(problem, Leximin(), parts(problem), given, np.array([1]))
    assert proof.proved
    assert faces is not None
    assert [(face.fixed.tolist(), face.free.tolist()) for face in faces] == [([], [1])]


def test_ties_are_proved_only_for_the_matching_that_the_seed_favours():
    """Of two equally good matchings one is the seed's, which only its prices prove."""
    problem = make_problem([[1, 1], [1, 1]])
    good = solve_problem(problem, time_limit=60)
    assert good.chosen is not None
    other = replace(good, chosen=np.setdiff1d(np.arange(4), good.chosen))
    assert prove(problem, good).ties_proved
    assert prove(problem, other).optimal
    assert not prove(problem, other).ties_proved
    assert not prove(problem, replace(good, stages=good.stages[:-1])).ties_proved


def test_numbers_near_the_limit():
    """Points as large as a problem may have are added up exactly."""
    points = (2**60 - 1) // 6
    problem = make_problem([[points, points - 1], [points, points - 2]])
    good = solve_problem(problem, time_limit=60)
    assert prove(problem, good).stages[1] == one("total", 2 * points - 1, 2 * points - 1, proved=True)
    worse = prove(problem, replace(good, chosen=np.array([0, 3]))).stages[1]
    assert worse.levels[0].value == 2 * points - 2


@pytest.fixture
def restricted():
    """Two mentees and two mentors with a lock and a minimum; the best are pairs 0, 1 and 3."""
    return make_problem(
        [[1, 2], [3, 4]], wants=[2, 1], capacity=[2, 2], minimum=[0, 2], locked=[(0, 1)], stages=(Matched(),)
    )


@pytest.mark.parametrize(
    ("chosen", "message"),
    [
        pytest.param(None, "gave no matching to check", id="no matching"),
        pytest.param([1, 0, 3], "not eligible pairs in order", id="not in order"),
        pytest.param([0, 1, 1, 3], "not eligible pairs in order", id="a pair twice"),
        pytest.param([0, 1, 4], "not eligible pairs in order", id="a pair that there is not"),
        pytest.param([-1, 0, 1], "not eligible pairs in order", id="a negative position"),
        pytest.param([0, 1, 2, 3], "gave a mentee more mentors than wanted", id="wants"),
        pytest.param([0, 1], "broke a mentor's capacity or minimum", id="minimum"),
        pytest.param([], "broke a mentor's capacity or minimum", id="nobody"),
    ],
)
def test_rule_breaking_matchings_are_faults(restricted, chosen, message):
    """A matching that breaks a bound of the problem is the engine's fault, whatever prices come with it."""
    good = solve_problem(restricted, time_limit=60)
    assert prove(restricted, good).optimal
    claimed = None if chosen is None else np.array(chosen, dtype=np.int64)
    with pytest.raises(FaultError, match=message):
        prove(restricted, replace(good, chosen=claimed))


def test_broken_capacity_is_a_fault():
    """One mentee too many."""
    with pytest.raises(FaultError, match="broke a mentor's capacity or minimum"):
        prove(make_problem([[1], [2]]), answer([0, 1]))


def test_broken_lock_is_a_fault():
    """A lock that was not kept."""
    with pytest.raises(FaultError, match="broke a lock"):
        prove(make_problem([[1], [2]], locked=[(0, 0)]), answer([1]))


def test_broken_limit_is_a_fault():
    """One of the first choices must be among the pairs."""
    limit = Limit("top_choice_share", np.array([True, False]), 1)
    problem = replace(make_problem([[1, 2]]), limits=(limit,))
    with pytest.raises(FaultError, match="broke a limit"):
        prove(problem, answer([1]))
    assert prove(problem, answer([0])).stages[0].proved


@pytest.mark.parametrize("seed", range(60))
def test_every_rule_breaking_set_of_pairs_is_caught(seed):
    """Of all subsets of the pairs exactly the matchings pass."""
    truth, matching = solved(seed, ("matched", "total"))
    rng = np.random.default_rng(seed)
    for _ in range(50):
        chosen = np.flatnonzero(rng.random(truth.problem.num_pairs) < rng.random())
        if tuple(chosen.tolist()) in truth.all:
            prove(truth.problem, replace(matching, chosen=chosen))
        else:
            with pytest.raises(FaultError, match=r"The engine (gave|broke)"):
                prove(truth.problem, replace(matching, chosen=chosen))


def deficient(seed: int) -> tuple[Problem, Deficiency]:
    """A problem whose minimums cannot be filled, and why."""
    for attempt in range(1000):
        problem = random_problem(np.random.default_rng([8, seed, attempt]))
        found = solve_problem(problem, time_limit=60).deficiency
        if found is not None:
            return problem, found
    raise AssertionError("every problem has a matching")


@pytest.mark.parametrize("seed", range(60))
def test_altered_deficiencies_do_not_hold(seed):
    """A shortage with any other number, or that is none, does not hold."""
    problem, right = deficient(seed)
    assert deficiency_holds(problem, right)
    for change in (-1, 1):
        assert not deficiency_holds(problem, replace(right, needed=right.needed + change))
        assert not deficiency_holds(problem, replace(right, available=right.available + change))
    nobody = replace(right, mentors=np.empty(0, dtype=np.int64), needed=0, available=0)
    assert not deficiency_holds(problem, nobody)
    enough = replace(problem, minimum=np.zeros(problem.num_mentors, dtype=np.int64))
    assert not deficiency_holds(enough, right)
    assert not deficiency_holds(enough, replace(right, needed=0))


def test_deficiency_by_hand():
    """Two mentors need two mentees each, and three places can be filled with them."""
    problem = make_problem([[1, 1], [1, None], [None, 1]], minimum=2, capacity=2)
    people = np.arange(2), np.arange(3)
    assert deficiency_holds(problem, Deficiency(*people, needed=4, available=3))
    assert not deficiency_holds(problem, Deficiency(*people, needed=4, available=4))
    one = np.array([0]), np.array([0, 1])
    assert not deficiency_holds(problem, Deficiency(*one, needed=2, available=2))


def test_deficiency_counts_locked_places_once():
    """A locked pair with one of the mentors is a place; one with somebody else uses the mentee up."""
    inside = make_problem([[1, None], [None, 1]], minimum=[2, 0], capacity=2, locked=[(0, 0)])
    shortage = Deficiency(np.array([0]), np.array([0]), needed=2, available=1)
    assert deficiency_holds(inside, shortage)
    outside = make_problem([[1, 1]], minimum=[1, 0], locked=[(0, 1)])
    assert deficiency_holds(outside, Deficiency(np.array([0]), np.array([]), needed=1, available=0))
