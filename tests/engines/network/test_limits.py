"""A limit on how many pairs of some kind there are: never broken, and what is called best is the best."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from tests.engines.independent_model import model_values
from tests.engines.judging import judge, numbers
from tests.problem.building import BANDS, MATCHED_TOTAL, make_problem, random_problem
from tests.problem.exhaustive import Listing

from pairforge.certificate import prove, shortfall_holds, whole_face
from pairforge.certificate.stages.sums import objective_of
from pairforge.engines import ENGINES, choose_engine, short_of_limits, solve_problem
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.limits import bound_within_limit
from pairforge.errors import InputError
from pairforge.problem import (
    Balance,
    Bands,
    Breaks,
    Choices,
    Leximin,
    Limit,
    Matched,
    Problem,
    Stage,
    Total,
    WorstOff,
    WorstShare,
)

ORDERS: tuple[tuple[Stage, ...], ...] = (
    MATCHED_TOTAL,
    (Total(),),
    (Total(), Matched()),
    (BANDS, Breaks(), Total()),
    (Leximin(), Total()),
    (Leximin(3), BANDS),
    (Matched(keep=Fraction(7, 10)), Total()),
    (Matched(), WorstOff(), Total()),
    (Total(), Matched(), WorstOff()),
    (Matched(), WorstOff(keep=Fraction(1, 2)), Total()),
)


def with_limit(problem: Problem, rng: np.random.Generator, share: float) -> tuple[Problem, int]:
    """A problem with a limit on some of its pairs, and the most of these that there can be."""
    inside = rng.random(problem.num_pairs) < share
    matchings = Listing(problem).matchings
    most = int((matchings & inside).sum(axis=1).max(initial=0))
    return replace(problem, limits=(Limit("limit", inside, int(rng.integers(0, most + 2))),)), most


@pytest.mark.parametrize("stages", ORDERS, ids=lambda stages: "-".join(stage.name for stage in stages))
def test_every_optimum_under_a_limit_is_the_exhaustive_one(stages):
    """Values, bounds, ties and uniqueness are right, or the most that can count is proved to be too few."""
    outcomes = {"solved": 0, "binding": 0, "short": 0}
    for seed in range(150):
        rng = np.random.default_rng(seed)
        free = random_problem(rng, stages, most_wanted=1)
        problem, most = with_limit(free, rng, float(rng.choice([0.2, 0.5])))
        matching = solve_problem(problem, time_limit=60)
        (limit,) = problem.limits
        if matching.shortfall is not None:
            assert (matching.shortfall.available, matching.chosen) == (most, None)
            assert shortfall_holds(problem, matching.shortfall)
            assert short_of_limits(problem) is not None
            assert most < limit.low
            outcomes["short"] += 1
        elif judge(problem, Listing(problem), matching):
            assert short_of_limits(problem) is None
            without = solve_problem(free, time_limit=60).chosen
            outcomes["solved"] += 1
            outcomes["binding"] += int(limit.inside[without].sum()) < limit.low
    assert min(outcomes.values()) >= 8, outcomes


def larger_problem(seed: int) -> Problem:
    """40 mentees who each chose three of 12 mentors, some of whom are everybody's favourites."""
    rng = np.random.default_rng(seed)
    table = rng.integers(0, 10**4, (40, 12)).tolist()
    inside = np.zeros((40, 12), dtype=bool)
    for mentee in range(40):
        inside[mentee, rng.choice(12, 1 + seed % 3, replace=False, p=np.arange(12, 0, -1) / 78)] = True
    bands = Bands((4_000, 7_000), ("poor", "fair"))
    stages = [(bands, Total()), (Matched(), WorstOff(), Total()), (Leximin(2_000), bands)][seed % 3]
    problem = make_problem(table, capacity=4, minimum=1, stages=stages, seed=seed)
    most = solve_problem(
        replace(problem, stages=(Choices("c", inside.reshape(-1), "top", 1),)), time_limit=60
    )
    count = int(inside.reshape(-1)[most.chosen].sum())
    return replace(problem, limits=(Limit("limit", inside.reshape(-1), count - int(rng.integers(0, 8))),))


def agrees(seed: int) -> bool:
    """Assert that engine and model agree; return whether faces were split."""
    problem = larger_problem(seed)
    matching = solve_problem(problem, time_limit=60)
    proof = prove(problem, matching)
    expected = model_values(problem)
    assert expected is not None
    for stage, one, most in zip(problem.stages, proof.stages, expected, strict=True):
        assert numbers(stage, [level.value for level in one.levels]) == most, f"{seed}, {stage.name}"
        assert numbers(stage, [level.bound for level in one.levels]) == most, f"{seed}, {stage.name}"
    assert proof.optimal
    assert proof.ties_proved
    return any(prices.splits for prices in matching.stages)


def test_larger_programmes_agree_with_an_independent_model():
    """Every number of every stage is the model's, and all is proved, also where prices leave a gap."""
    assert sum(agrees(seed) for seed in range(9)) > 0


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_larger_programmes_agree_in_full(batch):
    """The same on a hundred."""
    for seed in range(100 + 10 * batch, 110 + 10 * batch):
        agrees(seed)


def planted_gap() -> Problem:
    """Two circles of exchanges, each of which gives two of the wished pairs at once; one must be had.

    The best total 40 has none of them, one circle costs 2 and the other 10; at any price of a wished pair
    half a circle would be the best, so the price alone shows 39, and only whole circles exist: 38.
    """
    table = [[10, 9, None, None], [9, 10, None, None], [None, None, 10, 5], [None, None, 5, 10]]
    problem = make_problem(table, stages=(Total(),))
    inside = np.array([False, True, True, False, False, True, True, False])
    return replace(problem, limits=(Limit("limit", inside, 1),))


def test_a_gap_of_the_price_is_closed_by_splits():
    """Where one price shows more than can be had, faces are split until the best is proved."""
    problem = planted_gap()
    matching = solve_problem(problem, time_limit=60)
    assert judge(problem, Listing(problem), matching)
    assert [level.bound for level in prove(problem, matching).stages[0].levels] == [38]
    assert any(prices.splits for prices in matching.stages)


def test_without_its_splits_a_proof_shows_the_gap():
    """The naive method, one price and no splits, cannot claim the optimum: the check says what it shows."""
    problem = planted_gap()
    matching = solve_problem(problem, time_limit=60)
    face = whole_face(problem)
    objective = objective_of(problem, Total(), 0, face)
    bounded = bound_within_limit(problem, face, objective, "total", 0, Deadline(60), reached=38)
    assert bounded is not None
    assert not bounded.closed
    proof = prove(problem, replace(matching, stages=(bounded.prices,)))
    assert not proof.optimal
    assert [(level.value, level.bound) for level in proof.stages[0].levels] == [(38, 39)]


def large_numbers(seed: int) -> tuple[Problem, Listing]:
    """Points of up to a third of what fits, so that the price of a limit may be too large or too fine."""
    rng = np.random.default_rng([78, seed])
    problem = replace(random_problem(rng, (Total(),), most_mentors=4, most_wanted=1), standing=None)
    room = ((1 << 60) // (problem.num_mentees + problem.num_mentors + 3) - 1) // 3
    problem = replace(problem, points=rng.integers(0, room, problem.num_pairs))
    inside = rng.random(problem.num_pairs) < 0.4
    most = int((Listing(problem).matchings & inside).sum(axis=1).max(initial=0))
    problem = replace(problem, limits=(Limit("limit", inside, most),))
    return problem, Listing(problem)


@pytest.mark.parametrize("seed", [137, 196, 267])
def test_prices_that_do_not_fit_are_rounded(seed):
    """The price at which two matchings are equally good may not fit; one that does leads on to others."""
    problem, listing = large_numbers(seed)
    assert judge(problem, listing, solve_problem(problem, time_limit=60))


class Countdown(Deadline):
    """A deadline that expires when it has been asked so many times."""

    def __init__(self, times: int) -> None:
        super().__init__(60)
        object.__setattr__(self, "times", [None] * times)

    def expired(self) -> bool:
        """Whether it has been asked often enough."""
        return not self.times or bool(self.times.pop())


def test_whenever_the_time_runs_out_the_limit_holds_and_the_bound_is_right():
    """Stopped anywhere, the matching keeps the limit, and no claim is more than the truth."""
    problem = planted_gap()
    proved = []
    for times in range(40):
        matching = ENGINES["network"].solve(problem, Countdown(times), lambda best: None)
        if matching.chosen is not None:
            proof = prove(problem, matching)
            (level,) = proof.stages[0].levels
            assert level.value <= 38
            assert level.bound >= 38
            assert proof.optimal == (level.value == level.bound == 38)
            proved.append(proof.optimal)
    assert proved == sorted(proved)
    assert set(proved) == {False, True}


def test_a_gap_that_takes_too_many_faces_is_told(monkeypatch):
    """With one face only, the answer keeps the limit and says what it is not proved against."""
    monkeypatch.setattr("pairforge.engines.network.branching._MOST_FACES", 1)
    problem = planted_gap()
    matching = solve_problem(problem, time_limit=60)
    (level,) = prove(problem, matching).stages[0].levels
    assert (level.value, level.bound, level.proved) == (38, 39, False)
    assert matching.stopped_by is None


def test_a_shortfall_that_is_changed_does_not_hold():
    """The check counts by itself: other numbers, or prices that prove less, are refused."""
    problem = make_problem([[3, 1], [2, 1]], stages=MATCHED_TOTAL)
    problem = replace(problem, limits=(Limit("limit", np.array([True, False, True, False]), 2),))
    shortfall = solve_problem(problem, time_limit=60).shortfall
    assert shortfall is not None
    assert (shortfall.needed, shortfall.available) == (2, 1)
    assert shortfall_holds(problem, shortfall)
    assert not shortfall_holds(problem, replace(shortfall, available=0))
    assert not shortfall_holds(problem, replace(shortfall, needed=3))
    assert not shortfall_holds(problem, replace(shortfall, limit=1))
    prices = replace(shortfall.prices, mentor_prices=shortfall.prices.mentor_prices + 1)
    assert not shortfall_holds(problem, replace(shortfall, prices=prices))
    fewer = replace(problem, limits=(replace(problem.limits[0], low=1),))
    assert not shortfall_holds(fewer, shortfall)


def test_minimums_that_cannot_be_reached_are_told_before_limits():
    """Without any matching the minimums are the reason, whatever the limit says."""
    problem = make_problem([[1, 1]], minimum=1)
    problem = replace(problem, limits=(Limit("limit", np.array([True, True]), 1),))
    matching = solve_problem(problem, time_limit=60)
    assert (matching.shortfall, matching.deficiency is None) == (None, False)
    assert short_of_limits(problem) is None


@pytest.mark.parametrize("stage", [WorstShare(Fraction(1, 10)), Balance()])
def test_priorities_that_a_limit_makes_too_hard_are_refused(stage):
    """What is no flow with one price more is refused with the reason and two ways out."""
    problem = make_problem([[1, 2], [3, 4]], stages=(Matched(), stage, Total()))
    problem = replace(problem, limits=(Limit("limit", np.ones(4, dtype=bool), 1),))
    message = (
        f"This cannot be solved exactly yet: `{stage.name}` under the limit `limit` is not a network flow. "
        f"Take `{stage.name}` out of the priorities or the limit out of `fairness`; `choices` among the "
        "priorities gets as many their first choices as can be."
    )
    with pytest.raises(InputError, match=f"^{re.escape(message)}$"):
        choose_engine(problem, "network")
    assert choose_engine(problem).name == "general"


def test_several_limits_and_several_mentors_are_refused():
    """Each has its reason."""
    problem = make_problem([[1, 2], [3, 4]], wants=[1, 2])
    limits = tuple(Limit(name, np.ones(4, dtype=bool), 1) for name in ("one", "two"))
    with pytest.raises(InputError, match=r"`one` and `two` are two limits on choices, and a flow"):
        choose_engine(replace(problem, limits=limits), "network")
    with pytest.raises(InputError, match=r"more than one mentor, `one` would count pairs\."):
        choose_engine(replace(problem, limits=limits[:1]), "network")
    assert choose_engine(replace(problem, limits=limits)).name == "general"


def test_choices_with_a_limit_on_the_same_ranks():
    """A greedy profile under a limit on the first two ranks is the exhaustive one."""
    for seed in range(60):
        rng = np.random.default_rng(seed)
        problem = random_problem(rng, (Total(),), most_wanted=1)
        ranks = rng.integers(0, 4, problem.num_pairs).astype(np.int16)
        stages = (Total(), Choices("choices", ranks, "greedy", 3))
        inside = (ranks > 0) & (ranks <= 2)
        most = int((Listing(problem).matchings & inside).sum(axis=1).max(initial=0))
        problem = replace(problem, stages=stages, limits=(Limit("limit", inside, most),))
        judge(problem, Listing(problem), solve_problem(problem, time_limit=60))
