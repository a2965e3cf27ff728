"""What is said of a matching that is not proved to be the best, and of one that no such proof is about."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from tests.certificate.linear.judging import Truth, with_matchings
from tests.problem.building import make_problem, random_problem
from tests.problem.exhaustive import all_matchings

from pairforge.certificate import prove
from pairforge.certificate.linear.bound import Bounded, among_better
from pairforge.certificate.linear.plans import WorstOffPlan
from pairforge.certificate.linear.plans.reachable import ReachableSums
from pairforge.certificate.linear.prove import prove_linear
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general import GeneralEngine
from pairforge.engines.network import NetworkEngine
from pairforge.pairing import EngineNote, LevelPrices, Matching, RowPrices
from pairforge.problem import (
    GroupGap,
    Leximin,
    Matched,
    Problem,
    Stage,
    Ties,
    Total,
    WorstOff,
    WorstShare,
)
from pairforge.problem.constraints import Family

NONE = np.empty(0, dtype=np.int64)
NOTHING = RowPrices(NONE, NONE, NONE, NONE, NONE)


def pairs(*positions: int) -> np.ndarray:
    """Positions of pairs."""
    return np.array(positions, dtype=np.int64)


def matched_by_two(witness: np.ndarray | None = None) -> LevelPrices:
    """Prices that prove that two mentees can have no more than two mentors."""
    return LevelPrices("matched", 0, RowPrices(pairs(0, 1), pairs(1, 1), NONE, NONE, NONE), witness=witness)


@pytest.mark.parametrize(
    ("keep", "chosen", "proved"),
    [
        (Fraction(1, 2), (), False),
        (Fraction(1, 2), (0,), True),
        (Fraction(3, 4), (0,), False),
        (Fraction(3, 4), (0, 3), True),
    ],
)
def test_less_than_keep_asks_for_is_not_proved(keep, chosen, proved):
    """A better matching comes with the prices: the chosen one must have the share of it that is kept."""
    problem = make_problem([[1, 2], [3, 4]], stages=(Matched(keep=keep),))
    (proof,) = prove_linear(problem, (matched_by_two(pairs(0, 3)),), pairs(*chosen)).stages
    (level,) = proof.levels
    assert (level.value, level.bound, level.proved) == (len(chosen), 2, proved)


def test_the_worst_off_of_nobody_are_proved_only_if_nobody_can_be_matched():
    """An empty matching where others are not empty."""
    problem = make_problem([[1, 2], [3, 4]], stages=(Matched(), WorstOff()))
    _, worst = prove_linear(problem, (matched_by_two(),), NONE).stages
    assert not worst.proved
    problem = make_problem([[1, 2], [3, 4]], capacity=0, stages=(Matched(), WorstOff()))
    nothing = LevelPrices("matched", 0, RowPrices(pairs(2, 3), pairs(1, 1), NONE, NONE, NONE))
    proof = prove_linear(problem, (nothing,), NONE)
    assert [stage.proved for stage in proof.stages] == [True, True]


def test_the_worst_tenth_of_an_unproved_number_of_pairs_has_no_bound():
    """With more pairs more of them may be the worst; nothing is said of that, nor of what comes behind."""
    stages: tuple[Stage, ...] = (Matched(), WorstShare(Fraction(1, 2)), Total())
    problem = make_problem([[5, None], [None, 5], [5, 5]], capacity=[2, 1], stages=stages)
    easy = LevelPrices("total", 0, RowPrices(pairs(0, 1, 2), pairs(5, 5, 5), NONE, NONE, NONE))
    chosen = pairs(0, 1)
    found = prove_linear(problem, (easy,), chosen).stages
    assert [(level.value, level.bound, level.proved) for stage in found for level in stage.levels] == [
        (2, None, False),
        (5, None, False),
        (10, None, False),
    ]


def test_thresholds_that_no_sum_can_have():
    """With several mentors sums go in steps; below any number is the last step before it."""
    problem = make_problem([[10, 20], [30, 10]], wants=3, capacity=2, stages=(Matched(), WorstOff()))
    plan = WorstOffPlan(System(problem), WorstOff())
    assert [plan.below(number) for number in (30, 31, 35, 40, 41)] == [20, 30, 30, 30, 40]


@pytest.mark.parametrize("seed", range(20))
def test_sums_of_up_to_two_pairs(seed):
    """The next above and below any number, beside a list of all sums."""
    rng = np.random.default_rng([41, seed])
    problem = random_problem(rng, (Matched(),), most_wanted=2)
    may = rng.random(problem.num_pairs) < 0.8
    sums = set()
    for mentee, wanted in enumerate(problem.wants.tolist()):
        own = problem.points[(problem.mentees == mentee) & may].tolist()
        sums |= {sum(some) for size in range(1, max(wanted, 1) + 1) for some in combinations(own, size)}
    reachable = ReachableSums(problem, may)
    for number in (*range(-110, 220), 2**62, -(2**62), 2**70, -(2**70)):
        assert reachable.above(number) == min((one for one in sums if one > number), default=None)
        assert reachable.below(number) == max((one for one in sums if one < number), default=None)


def test_what_is_better_begins_at_the_next_value_that_is_possible():
    """Values go in twos: from 1 the next is 2, not 3."""
    problem = make_problem([[1, 1]], stages=(Total(),))
    system = System(problem)
    level = Level("total", 0, "total", pairs(2, 2), NONE, lambda chosen: 2 * len(chosen))
    root = Bounded(2, 1, pairs(0, -1))
    assert among_better(system, level, root, 1).tolist() == [True, False]
    assert among_better(system, level, root, 0).tolist() == [True, False]
    assert among_better(system, level, root, 2).tolist() == [False, False]


@pytest.mark.parametrize(
    "stage", [Leximin(), WorstShare(Fraction(1, 2)), WorstOff()], ids=lambda one: one.name
)
def test_several_mentors_are_not_judged_one_by_one(stage):
    """Where sums of several scores would have to be compared, nothing is proved."""
    problem = make_problem([[-1, 2], [3, 4]], wants=2, capacity=2, stages=(Matched(), stage))
    prices = tuple(LevelPrices(stage.name, level, NOTHING) for level in (None, -1, 0, 2, 3, 4, 5))
    most = LevelPrices("matched", 0, RowPrices(pairs(0, 1), pairs(1, 1), NONE, NONE, NONE))
    matched, found = prove_linear(problem, (most, *prices), pairs(0, 1, 2, 3)).stages
    assert matched.proved
    assert not found.proved
    assert all(level.bound is None for level in found.levels)


def test_sums_of_groups_that_may_be_negative():
    """Weights below 0 widen the gap that there may be."""
    problem = make_problem([[1], [1]], capacity=2, stages=(Matched(),))
    gap = GroupGap(Family(problem.mentees, 2, pairs(3, -4)), pairs(1, 1))
    problem = replace(problem, stages=(Matched(), gap))
    matching = GeneralEngine().solve(problem, Deadline(60), lambda _: None)
    assert matching.chosen is not None
    proof = prove(problem, matching)
    assert proof.optimal
    assert [stage.levels[0].value for stage in proof.stages] == [2, -7]


def as_network(truth: Truth, rng: np.random.Generator, most: int) -> None:
    """Judge matchings that are said to be a network's, with prices of the problem without its rules."""
    problem = truth.problem
    relaxed = replace(problem, constraints=())
    given: tuple[Matching, ...] = (_answer("network", NONE),)
    if NetworkEngine().refuses(relaxed) is None:
        given += (NetworkEngine().solve(relaxed, Deadline(60), lambda _: None),)
    weights = Ties().gain(problem, 0, np.arange(problem.num_pairs))
    for row in truth.matchings[rng.permutation(len(truth.matchings))[:most]]:
        chosen = np.flatnonzero(row)
        for matching in given:
            truth.judge_proof(prove(problem, replace(matching, chosen=chosen)), chosen, weights)


def test_a_crossing_problem_said_to_be_a_network():
    """Rules that no network holds: prices of nodes prove nothing that is false with them."""
    for seed in range(60):
        rng = np.random.default_rng([29, seed])
        as_network(with_matchings(rng), rng, most=8)


@pytest.mark.full
def test_a_crossing_problem_said_to_be_a_network_in_full():
    """The same for more problems and matchings."""
    for seed in range(1_000, 1_500):
        rng = np.random.default_rng([29, seed])
        as_network(with_matchings(rng), rng, most=40)


def test_a_network_said_to_be_crossing():
    """Prices of nodes are none of rows: they prove nothing then."""
    for seed in range(40):
        problem = random_problem(np.random.default_rng([31, seed]), (Matched(), Total()))
        truth = Truth(problem, all_matchings(problem))
        matching = NetworkEngine().solve(problem, Deadline(60), lambda _: None)
        if matching.chosen is not None and len(truth.matchings) < 2_000:
            forged = replace(matching, engine=EngineNote("general", "a test"))
            proof = prove(problem, forged)
            weights = Ties().gain(problem, 0, np.arange(problem.num_pairs))
            truth.judge_proof(proof, matching.chosen, weights)
            assert not proof.prices


def _answer(engine: str, chosen: np.ndarray) -> Matching:
    return Matching(
        engine=EngineNote(engine, "a test"), chosen=chosen, stages=(), stopped_by=None, deficiency=None
    )


def test_a_problem_without_pairs():
    """Nobody is eligible: everything is proved at once, or nothing is."""
    problem: Problem = make_problem([[None], [None]], stages=(Matched(), WorstOff(), Total()))
    matching = GeneralEngine().solve(problem, Deadline(60), lambda _: None)
    assert matching.chosen is not None
    assert prove(problem, matching).optimal


def test_the_worst_off_of_two_mentors_each_where_all_points_are_high():
    """Sums of points far above 0: no other matching is called the best, and the best one is."""
    judged = 0
    for seed in range(60):
        rng = np.random.default_rng([43, seed])
        problem = random_problem(rng, (Matched(),), most_mentees=4, most_mentors=3, most_wanted=2)
        points = problem.points - problem.points.min(initial=0) + int(rng.integers(1, 90))
        problem = replace(problem, points=points, standing=None, stages=(Matched(), WorstOff()))
        truth = Truth(problem, all_matchings(problem))
        matching = GeneralEngine().solve(problem, Deadline(60), lambda _: None)
        if matching.chosen is not None and problem.wants.max() == 2 and len(truth.matchings) < 200:
            proof = truth.judge(matching.levels, matching.chosen)
            assert all(stage.proved for stage in proof.stages)
            for row in truth.matchings[:20]:
                truth.judge(matching.levels, np.flatnonzero(row))
            judged += 1
    assert judged > 20
