"""Solving and proving, against exhaustive search."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engines.judging import judge
from tests.problem.building import BANDS, STAGE_ORDERS, make_problem, random_problem, renumbered
from tests.problem.exhaustive import Listing, all_matchings, can_fill, can_fill_all, optima
from tests.problem.kinds import write_stages

from pairforge.certificate import StageProof, prove
from pairforge.engines import solve_problem, solving
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import (
    Balance,
    Leximin,
    Matched,
    Problem,
    Stage,
    Ties,
    Total,
    WorstOff,
    WorstShare,
)

OF_SMALLEST = WorstOff | WorstShare | Leximin


def tiny_problem(key: list[int], stages: tuple[Stage, ...]) -> Problem:
    """A random problem whose matchings can be listed: a larger one if everybody wants one mentor at most."""
    rng = np.random.default_rng(key)
    if key[-1] % 2:
        return random_problem(rng, stages, most_wanted=1)
    return random_problem(rng, stages, most_mentees=5, most_mentors=4)


def check_seeds(first: int, number: int) -> None:
    """Check so many random problems, every order of the priorities in turn; some must be infeasible."""
    feasible = 0
    for seed in range(first, first + number):
        problem = tiny_problem([9, seed], STAGE_ORDERS[seed % len(STAGE_ORDERS)])
        try:
            feasible += judge(problem, Listing(problem), solve_problem(problem, time_limit=60))
        except AssertionError as error:
            error.add_note(f"random problem [9, {seed}]: {problem}")
            raise
    assert 0.5 * number < feasible < 0.95 * number


@pytest.mark.parametrize("batch", range(4))
def test_every_stage_equals_exhaustive_search(batch):
    """On random problems every stage is the optimum, proved, and a shortage is shown where nothing can be."""
    check_seeds(100 * batch, 100)


@pytest.mark.full
@pytest.mark.parametrize("batch", range(10))
def test_every_stage_equals_exhaustive_search_in_full(batch):
    """The same on five thousand."""
    check_seeds(1000 + 500 * batch, 500)


@st.composite
def programmes(draw):
    """Problems that hypothesis can make smaller."""
    num_mentees, num_mentors = draw(st.integers(1, 7)), draw(st.integers(1, 5))
    stages = draw(st.sampled_from(STAGE_ORDERS))
    most_wanted = 1 if num_mentees > 4 or any(isinstance(stage, OF_SMALLEST) for stage in stages) else 3
    row = st.lists(st.none() | st.integers(-5, 5), min_size=num_mentors, max_size=num_mentors)
    table = draw(st.lists(row, min_size=num_mentees, max_size=num_mentees))
    wants = draw(st.lists(st.integers(0, most_wanted), min_size=num_mentees, max_size=num_mentees))
    minimum = draw(st.lists(st.integers(0, 2), min_size=num_mentors, max_size=num_mentors))
    more = draw(st.lists(st.integers(0, 2), min_size=num_mentors, max_size=num_mentors))
    capacity = [low + extra for low, extra in zip(minimum, more, strict=True)]
    lockable = [
        (mentee, mentor)
        for mentee in range(num_mentees)
        for mentor in range(num_mentors)
        if table[mentee][mentor] is not None and wants[mentee] and capacity[mentor]
    ]
    locked = draw(st.lists(st.sampled_from(lockable), max_size=1)) if lockable else []
    return make_problem(table, wants=wants, capacity=capacity, minimum=minimum, locked=locked, stages=stages)


@given(programmes())
def test_problems_of_hypothesis(problem):
    """The same on problems that hypothesis makes, and makes smaller where one fails."""
    judge(problem, Listing(problem), solve_problem(problem, time_limit=60))


def values(stage: StageProof) -> tuple[int | None, ...]:
    """The numbers that a stage reaches."""
    return tuple(level.value for level in stage.levels)


def test_two_phase_example():
    """W of a published two-phase method, which finds 26: the optimum is 27."""
    problem = make_problem([[4, 1, 7], [5, 8, 5], [4, 1, 5], [6, 7, 8]], capacity=2, minimum=1)
    proof = prove(problem, solve_problem(problem, time_limit=60))
    assert [(stage.stage, values(stage)) for stage in proof.stages] == [("matched", (4,)), ("total", (27,))]
    assert proof.optimal


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        ((Matched(), Total()), ((2,), (3,))),
        ((Total(), Matched()), ((9,), (1,))),
        ((Matched(), WorstOff(), Total()), ((2,), (1,), (3,))),
        ((BANDS, Balance()), ((2, 0, -2), (-2,))),
        ((Total(), Leximin()), ((9,), (1, -1))),
    ],
)
def test_order_of_the_priorities_decides(stages, expected):
    """One match of 9 or two of 3 in all: whichever stage comes first wins."""
    problem = make_problem([[9, 2], [1, None]], stages=stages)
    proof = prove(problem, solve_problem(problem, time_limit=60))
    assert tuple(map(values, proof.stages)) == expected


@pytest.mark.parametrize("number", [(2**60 - 1) // 8, 2**50 + 1, -(2**50) - 1])
def test_points_at_the_limit(number):
    """Points as large as they may be differ in their last bit, and the last bit decides."""
    problem = make_problem([[number, number - 1, number - 3], [number, number - 2, number - 2]])
    proof = prove(problem, solve_problem(problem, time_limit=60))
    assert [values(stage) for stage in proof.stages] == [(2,), (2 * number - 1,)]
    assert proof.optimal


@pytest.mark.parametrize("stages", STAGE_ORDERS)
@pytest.mark.parametrize("table", [[[None]], [[None, None], [None, None]]])
def test_nobody_is_eligible(stages, table):
    """Nobody can be matched, and that is proved."""
    problem = make_problem(table, stages=stages)
    matching = solve_problem(problem, time_limit=60)
    assert matching.chosen is not None
    assert matching.chosen.tolist() == []
    proof = prove(problem, matching)
    assert proof.optimal
    assert proof.ties_proved


# ---------------------------------------------------------------------------------------------- ties


def chosen_by_old_positions(matching: Matching, old: np.ndarray) -> set[int]:
    """The chosen pairs of a renumbered problem, as positions of the one before."""
    assert matching.chosen is not None
    return {int(old[pair]) for pair in matching.chosen}


@pytest.mark.parametrize("seed", range(60))
def test_numbering_makes_no_difference(seed):
    """The same people in any other order get the same mentors."""
    rng = np.random.default_rng([10, seed])
    problem = random_problem(rng, STAGE_ORDERS[seed % len(STAGE_ORDERS)])
    matching = solve_problem(problem, time_limit=60)
    for _ in range(5):
        other, old = renumbered(problem, rng)
        again = solve_problem(other, time_limit=60)
        if matching.chosen is None:
            assert again.chosen is None
        else:
            assert prove(other, again).ties_proved
            assert chosen_by_old_positions(again, old) == set(matching.chosen.tolist())


@pytest.mark.parametrize("stages", STAGE_ORDERS)
def test_numbering_makes_no_difference_where_everything_is_a_tie(stages):
    """Forty mentees and ten mentors with the same points for everybody."""
    problem = make_problem([[3] * 10] * 40, capacity=3, minimum=1, stages=stages)
    matching = solve_problem(problem, time_limit=60)
    assert prove(problem, matching).ties_proved
    rng = np.random.default_rng(11)
    for _ in range(5):
        other, old = renumbered(problem, rng)
        again = solve_problem(other, time_limit=60)
        assert matching.chosen is not None
        assert chosen_by_old_positions(again, old) == set(matching.chosen.tolist())


def test_another_seed_decides_ties_otherwise():
    """The people's keys decide among equals, so with other keys others are chosen."""
    answers = set()
    for seed in range(10):
        matching = solve_problem(make_problem([[1] * 4] * 8, seed=seed), time_limit=60)
        assert matching.chosen is not None
        answers.add(tuple(matching.chosen.tolist()))
    assert len(answers) == 10


@pytest.mark.parametrize("seed", range(60))
def test_ties_are_decided_by_the_weights(seed):
    """Among all optima the one with the greatest tie weight is chosen, and it is the only one."""
    problem = random_problem(
        np.random.default_rng([12, seed]),
        STAGE_ORDERS[seed % len(STAGE_ORDERS)],
        most_mentees=4,
        most_mentors=3,
    )
    matchings = all_matchings(problem)
    if not len(matchings):
        return
    (best,) = optima(problem, matchings, (*problem.stages, Ties()))
    matching = solve_problem(problem, time_limit=60)
    assert matching.chosen is not None
    assert matching.chosen.tolist() == np.flatnonzero(best).tolist()


def test_people_with_equal_keys_leave_ties_unproved():
    """Two mentees whom the keys cannot tell apart: the result is optimal, but not the only one."""
    problem = make_problem([[1], [1]])
    problem.mentee_keys[1] = problem.mentee_keys[0]
    proof = prove(problem, solve_problem(problem, time_limit=60))
    assert proof.optimal
    assert not proof.ties_proved


# ------------------------------------------------------------------------------------------- shortage


@pytest.mark.parametrize("batch", range(4))
def test_shortage_names_no_mentor_too_many(batch):
    """Without any one of the named mentors, the minimums of the others can be filled."""
    found = 0
    for seed in range(2500 * batch, 2500 * (batch + 1)):
        problem = random_problem(np.random.default_rng([13, seed]), (Matched(),))
        if not problem.minimum.any():
            continue
        matching = solve_problem(problem, time_limit=60)
        if matching.deficiency is not None:
            found += 1
            named = np.isin(np.arange(problem.num_mentors), matching.deficiency.mentors)
            assert not can_fill(problem, named)
            for mentor in matching.deficiency.mentors:
                others = named & (np.arange(problem.num_mentors) != mentor)
                assert can_fill(problem, others), f"random problem [13, {seed}]: not without {mentor}"
    assert found > 100


# ------------------------------------------------------------------------------ in a process of its own


@pytest.mark.parametrize("stages", STAGE_ORDERS)
def test_worker_gives_the_same_answer(monkeypatch, stages):
    """Solved in a process of its own, the matching is the same to the last price."""
    seeds = iter(np.random.default_rng([14, seed]) for seed in range(100))
    problem = next(problem for rng in seeds if can_fill_all(problem := random_problem(rng, stages)))
    here = solve_problem(problem, time_limit=60)
    monkeypatch.setattr(solving, "LONG", dict.fromkeys(solving.LONG, 0))
    there = solve_problem(problem, time_limit=60)
    assert_same(here, there)


@pytest.mark.parametrize("label", ["choices", "mentors_total", "twice_running"])
def test_worker_takes_stages_that_hold_arrays(monkeypatch, label):
    """What a stage knows of each pair or mentee goes along into the other process."""
    rng = np.random.default_rng([14, len(label)])
    problem = make_problem(rng.integers(0, 9, (6, 4)).tolist(), capacity=2, standing=[1, 0, 2, 0, 0, 5])
    stages = (Matched(), write_stages(rng, problem)[label], WorstShare(Fraction(3, 10)), Total())
    problem = replace(problem, stages=stages)
    here = solve_problem(problem, time_limit=60)
    monkeypatch.setattr(solving, "LONG", dict.fromkeys(solving.LONG, 0))
    assert_same(here, solve_problem(problem, time_limit=60))


def test_worker_gives_the_same_shortage(monkeypatch):
    """What cannot be is shown in the same way."""
    problem = make_problem([[1, 1]], minimum=1)
    here = solve_problem(problem, time_limit=60)
    monkeypatch.setattr(solving, "LONG", dict.fromkeys(solving.LONG, 0))
    there = solve_problem(problem, time_limit=60)
    assert here.deficiency is not None
    assert there.deficiency is not None
    assert there.deficiency.mentors.tolist() == here.deficiency.mentors.tolist()
    assert (there.deficiency.needed, there.deficiency.available) == (2, 1)


def assert_same(one: Matching, other: Matching) -> None:
    """Assert that two matchings are equal in every field."""
    assert (one.engine, one.stopped_by, one.deficiency) == (other.engine, other.stopped_by, other.deficiency)
    assert one.chosen is not None
    assert other.chosen is not None
    assert one.chosen.tolist() == other.chosen.tolist()
    assert one.chosen.dtype == other.chosen.dtype
    assert len(one.stages) == len(other.stages)
    for mine, theirs in zip(one.stages, other.stages, strict=True):
        assert (mine.stage, mine.level, mine.scale) == (theirs.stage, theirs.level, theirs.scale)
        assert mine.row_prices == theirs.row_prices
        assert (mine.witness is None) == (theirs.witness is None)
        if mine.witness is not None:
            assert theirs.witness is not None
            assert mine.witness.tolist() == theirs.witness.tolist()
        assert mine.mentee_prices.tolist() == theirs.mentee_prices.tolist()
        assert mine.mentor_prices.tolist() == theirs.mentor_prices.tolist()


def test_only_large_problems_go_to_a_worker(monkeypatch):
    """A process of its own costs half a second, so it is for problems that may take long."""
    calls = []
    monkeypatch.setattr(solving, "solve_in_worker", lambda *args: calls.append(args))
    problem = make_problem([[1, 2], [3, 4]])
    solve_problem(problem, time_limit=60)
    assert not calls
    monkeypatch.setattr(solving, "LONG", dict.fromkeys(solving.LONG, 4))
    solve_problem(problem, time_limit=60)
    assert len(calls) == 1


def test_time_limit_of_few_pairs_in_long_chains():
    """A flow through long chains takes long with few pairs too, and obeys the time limit all the same."""
    size = 10_000
    small = make_problem([[1]])
    problem = replace(
        small,
        starts=np.append(np.arange(size) * 2, 2 * size - 1),
        mentors=np.repeat(np.arange(size + 1, dtype=np.int32), 2)[1:-2],
        points=np.tile([1, 3], size)[:-1],
        wants=np.ones(size, dtype=np.int64),
        capacity=np.ones(size, dtype=np.int64),
        minimum=np.zeros(size, dtype=np.int64),
        mentee_keys=np.arange(size, dtype=np.uint64),
        mentor_keys=np.arange(size, dtype=np.uint64),
    )
    start = time.monotonic()
    matching = solve_problem(problem, time_limit=0.5)
    assert time.monotonic() - start < 2.5
    assert matching.stopped_by is StoppedBy.TIME


@pytest.mark.parametrize(
    ("error", "stopped_by"), [(KeyboardInterrupt, StoppedBy.INTERRUPT), (MemoryError, StoppedBy.MEMORY)]
)
@pytest.mark.parametrize("reports", [0, 1])
def test_interrupted_in_this_process(monkeypatch, error, stopped_by, reports):
    """Ctrl-C and a want of memory keep what was found, marked as such, in small problems too."""
    found = solve_problem(make_problem([[1]]), time_limit=60)

    class Planted:
        name = "network"

        def refuses(self, problem):
            return None

        def solve(self, problem, deadline, report):
            for _ in range(reports):
                report(found)
            raise error

    monkeypatch.setattr(solving, "choose_engine", lambda problem, asked: Planted())
    matching = solve_problem(make_problem([[1]]), time_limit=60)
    assert matching.stopped_by is stopped_by
    assert (matching.chosen is None) == (reports == 0)


def test_problem_is_not_changed():
    """Solving and proving change nothing that they were given."""
    problem = random_problem(np.random.default_rng(0), (Matched(), WorstOff(), Total()))
    names = (
        "starts",
        "mentors",
        "points",
        "wants",
        "capacity",
        "minimum",
        "locked",
        "mentee_keys",
        "mentor_keys",
    )
    for name in names:
        getattr(problem, name).flags.writeable = False
    before = {name: getattr(problem, name).tolist() for name in names}
    prove(problem, solve_problem(problem, time_limit=60))
    assert before == {name: getattr(problem, name).tolist() for name in names}
