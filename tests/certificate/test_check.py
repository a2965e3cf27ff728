"""The judge of engines: what is proved, what is not, and that nothing false ever is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.certificate.faces import BoolArray, IntArray, prices_of
from tests.problem.building import STAGE_ORDERS, make_problem, random_problem
from tests.problem.exhaustive import all_matchings, optima, stage_values

from pairforge.certificate import StageProof, deficiency_holds, prove, whole_face
from pairforge.engines.network.prices import find_prices
from pairforge.engines.solving import solve_problem
from pairforge.errors import FaultError
from pairforge.pairing import Deficiency, EngineNote, Matching, StagePrices
from pairforge.problem import TIES, WORST_OFF, Problem

LARGEST = 2**61 - 1


def answer(chosen: list[int] | IntArray | None, *stages: StagePrices) -> Matching:
    """What an engine might claim."""
    return Matching(
        engine=EngineNote("planted", "a test"),
        chosen=None if chosen is None else np.array(chosen, dtype=np.int64),
        stages=stages,
        stopped_by=None,
        deficiency=None,
    )


def check_verdict(problem: Problem, matchings: BoolArray, matching: Matching) -> bool:
    """Assert that nothing false is said of a matching, and return whether it is called optimal.

    ``matchings`` are all that there are.
    """
    proof = prove(problem, matching)
    assert matching.chosen is not None
    chosen = np.isin(np.arange(problem.num_pairs), matching.chosen)
    assert [stage.stage for stage in proof.stages] == list(problem.stages)
    earlier_proved = True
    for number, stage in enumerate(proof.stages):
        value = stage_values(problem, chosen[None, :], stage.stage)[0]
        assert stage.value == (None if stage.stage == WORST_OFF and not chosen.any() else value)
        if stage.bound is not None and earlier_proved and stage.value is not None:
            best_ones = optima(problem, matchings, problem.stages[:number])
            assert stage.bound >= max(stage_values(problem, best_ones, stage.stage))
        assert earlier_proved or (stage.bound is None and not stage.proved)
        if stage.proved:
            best_ones = optima(problem, matchings, problem.stages[: number + 1])
            assert (best_ones == chosen).all(axis=1).any(), f"called best in {stage.stage}, but is not"
        earlier_proved = earlier_proved and stage.proved
    assert proof.optimal == earlier_proved
    if proof.ties_proved:
        best_ones = optima(problem, matchings, (*problem.stages, TIES))
        assert proof.optimal
        assert (best_ones == chosen).all()
    return proof.optimal


def solved_problem(
    seed: int, stages: tuple[str, ...] = ("matched", "total")
) -> tuple[Problem, Matching, BoolArray]:
    """A tiny problem that has a matching, the engine's answer, and all matchings."""
    for attempt in range(100):
        rng = np.random.default_rng([7, seed, attempt])
        problem = random_problem(rng, stages, most_mentees=4, most_mentors=3)
        matchings = all_matchings(problem)
        if len(matchings):
            return problem, solve_problem(problem, time_limit=60), matchings
    raise AssertionError("no problem has a matching")


@pytest.mark.parametrize("seed", range(64))
def test_every_other_matching_with_the_optimum_s_prices(seed):
    """Whatever matching comes with the right prices: it is called optimal if and only if it is."""
    stages = STAGE_ORDERS[seed % len(STAGE_ORDERS)]
    problem, matching, matchings = solved_problem(seed, stages)
    assert check_verdict(problem, matchings, matching)
    best_ones = {tuple(np.flatnonzero(row)) for row in optima(problem, matchings, stages)}
    for row in matchings[:60]:
        chosen = np.flatnonzero(row)
        called_optimal = check_verdict(problem, matchings, replace(matching, chosen=chosen))
        assert called_optimal == (tuple(chosen) in best_ones)


@pytest.mark.parametrize("seed", range(40))
def test_worse_matchings_with_prices_of_their_own(seed):
    """A worse matching has no prices of its own, and an equally good one has."""
    problem, matching, matchings = solved_problem(seed)
    face = whole_face(problem)
    gains = problem.gain("matched", face.free)
    best = max(stage_values(problem, matchings, "matched"))
    for row in matchings[:40]:
        chosen = np.flatnonzero(row)
        prices = find_prices(problem, face, gains, chosen, "matched")
        assert (prices is None) == (row.sum() < best)
        stages = () if prices is None else (prices, *matching.stages[1:])
        check_verdict(problem, matchings, replace(matching, chosen=chosen, stages=stages))


@pytest.mark.parametrize("seed", range(64))
def test_altered_prices(seed):
    """Every price altered by a little, by much and to the limits: a proof may be lost, never forged."""
    problem, matching, matchings = solved_problem(seed, STAGE_ORDERS[seed % len(STAGE_ORDERS)])
    rng = np.random.default_rng(seed)
    rows = [np.flatnonzero(row) for row in matchings[rng.permutation(len(matchings))[:3]]]
    for number, prices in enumerate(matching.stages):
        for side in ("mentee_prices", "mentor_prices"):
            for person in range(len(getattr(prices, side))):
                for change in (-1, 1, int(rng.integers(-1000, 1000)), -LARGEST, LARGEST):
                    altered = getattr(prices, side).copy()
                    altered[person] = change if abs(change) == LARGEST else altered[person] + change
                    stages = list(matching.stages)
                    stages[number] = replace(prices, **{side: altered})
                    for chosen in (matching.chosen, *rows):
                        check_verdict(
                            problem, matchings, replace(matching, chosen=chosen, stages=tuple(stages))
                        )


@pytest.mark.parametrize("price", [-(2**63), -(2**63) + 1, 2**63 - 1, -(2**61), 2**61])
def test_prices_that_overflow_are_not_used(price):
    """A price so large that 64 bits overflow proves nothing: nobody matched is not called the best total."""
    problem = make_problem([[5, 5], [5, 5]], stages=("total",))
    matchings = all_matchings(problem)
    for prices in (prices_of("total", [price] * 2, [0, 0]), prices_of("total", [0, 0], [price] * 2)):
        assert not check_verdict(problem, matchings, answer([], prices))
        assert prove(problem, answer([], prices)).stages[0].bound == 10


@given(st.data())
def test_random_prices_prove_nothing_false(data):
    """Prices drawn at random, for every stage and the ties, never make a worse matching optimal."""
    seed = data.draw(st.integers(0, 30))
    problem, _, matchings = solved_problem(seed, STAGE_ORDERS[seed % len(STAGE_ORDERS)])
    price = st.integers(-12, 12) | st.sampled_from([-LARGEST, LARGEST])
    mentees = st.lists(price, min_size=problem.num_mentees, max_size=problem.num_mentees)
    mentors = st.lists(price, min_size=problem.num_mentors, max_size=problem.num_mentors)
    threshold = st.none() | st.integers(-60, 110) | st.sampled_from([-(2**70), 2**70])
    stages = [
        prices_of(stage, data.draw(mentees), data.draw(mentors), data.draw(threshold))
        for stage in (*problem.stages, TIES)
    ]
    row = matchings[data.draw(st.integers(0, len(matchings) - 1))]
    check_verdict(problem, matchings, answer(np.flatnonzero(row), *stages))


@pytest.mark.parametrize("seed", range(40))
def test_altered_thresholds(seed):
    """Another threshold than the engine's never proves more than is true."""
    problem, matching, matchings = solved_problem(seed, ("matched", "worst_off", "total"))
    thresholds = [
        None,
        *{int(points) + step for points in problem.points for step in (-1, 0, 1)},
        2**62,
        -(2**62),
    ]
    for threshold in thresholds:
        stages = tuple(
            replace(prices, threshold=threshold) if prices.stage == WORST_OFF else prices
            for prices in matching.stages
        )
        for row in matchings[:20]:
            check_verdict(problem, matchings, replace(matching, chosen=np.flatnonzero(row), stages=stages))


@pytest.mark.parametrize("seed", range(40))
def test_prices_missing_repeated_or_under_another_stage(seed):
    """Stages left out, doubled, reversed or named otherwise prove nothing false."""
    problem, matching, matchings = solved_problem(seed, STAGE_ORDERS[seed % len(STAGE_ORDERS)])
    given_stages = matching.stages
    names = [prices.stage for prices in given_stages]
    variants = [(), given_stages[1:], given_stages[:-1], given_stages[::-1], given_stages * 2]
    variants += [
        tuple(replace(prices, stage=name) for prices, name in zip(given_stages, order, strict=True))
        for order in (names[::-1], names[1:] + names[:1], ["leximin"] * len(names))
    ]
    for stages in variants:
        for row in matchings[:20]:
            check_verdict(problem, matchings, replace(matching, chosen=np.flatnonzero(row), stages=stages))


def test_prices_of_the_wrong_shape_or_type_are_not_used():
    """Too few prices, floats, unsigned or small integers: the proof does without them."""
    problem = make_problem([[5, 1], [4, 2]], stages=("total",))
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
        assert proof.stages == (StageProof("total", 7, 9, proved=False),)


def test_stage_proofs_hold_value_bound_and_verdict():
    """A worse matching has a bound above its value, and the stages behind it have none."""
    problem = make_problem([[5, 1], [4, 2]])
    good = solve_problem(problem, time_limit=60)
    assert prove(problem, good).stages == (
        StageProof("matched", 2, 2, proved=True),
        StageProof("total", 7, 7, proved=True),
    )
    assert prove(problem, good).ties_proved
    worse = prove(problem, replace(good, chosen=np.array([1, 2])))
    assert worse.stages == (StageProof("matched", 2, 2, proved=True), StageProof("total", 5, 7, proved=False))
    assert not worse.optimal
    assert not worse.ties_proved
    worst = prove(problem, replace(good, chosen=np.array([0])))
    assert worst.stages == (
        StageProof("matched", 1, 2, proved=False),
        StageProof("total", 5, None, proved=False),
    )


def test_without_prices_an_easy_bound_may_do():
    """Where nobody competes, each mentee's best proves the optimum without any prices."""
    problem = make_problem([[5, 1], [1, 2]])
    proof = prove(problem, answer([0, 3]))
    assert proof.optimal
    assert proof.ties_proved


def test_worst_off_of_nobody():
    """If nobody can be matched, nobody is worst off, and that is proved."""
    problem = make_problem([[None], [None]], stages=("matched", "worst_off", "total"))
    proof = prove(problem, answer([]))
    assert proof.stages[1] == StageProof(WORST_OFF, None, None, proved=True)
    assert proof.optimal


def test_worst_off_without_prices_is_bounded_by_the_best_pair():
    """Without a threshold the bound is the best pair of the face."""
    problem = make_problem([[5, 3]], stages=("matched", "worst_off"))
    assert prove(problem, answer([0])).stages[1] == StageProof(WORST_OFF, 5, 5, proved=True)
    assert prove(problem, answer([1])).stages[1] == StageProof(WORST_OFF, 3, 5, proved=False)


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
    assert prove(problem, good).stages[1] == StageProof("total", 2 * points - 1, 2 * points - 1, proved=True)
    assert prove(problem, replace(good, chosen=np.array([0, 3]))).stages[1].value == 2 * points - 2


@pytest.fixture
def restricted():
    """Two mentees and two mentors with a lock and a minimum; the best are pairs 0, 1 and 3."""
    return make_problem(
        [[1, 2], [3, 4]], wants=[2, 1], capacity=[2, 2], minimum=[0, 2], locked=[(0, 1)], stages=("matched",)
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


@pytest.mark.parametrize("seed", range(60))
def test_every_rule_breaking_set_of_pairs_is_caught(seed):
    """Of all subsets of the pairs exactly the matchings pass."""
    problem, matching, matchings = solved_problem(seed)
    allowed = {tuple(np.flatnonzero(row)) for row in matchings}
    rng = np.random.default_rng(seed)
    for _ in range(50):
        chosen = np.flatnonzero(rng.random(problem.num_pairs) < rng.random())
        if tuple(chosen) in allowed:
            prove(problem, replace(matching, chosen=chosen))
        else:
            with pytest.raises(FaultError, match=r"The engine (gave|broke)"):
                prove(problem, replace(matching, chosen=chosen))


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
