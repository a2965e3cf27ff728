"""The network engine: what it reports on its way, and where it stops."""

from __future__ import annotations

import numpy as np
import pytest
from tests.engines.counted_deadline import CountedDeadline
from tests.engines.judging import numbers
from tests.problem.building import STAGE_ORDERS, make_problem, random_problem
from tests.problem.exhaustive import Best, best_of, can_fill_all

from pairforge.certificate import LevelProof, prove
from pairforge.engines.deadline import Deadline
from pairforge.engines.network import NetworkEngine, engine
from pairforge.engines.network.search import Search
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import Leximin, Problem, Stage


def feasible(seed: int, stages: tuple[Stage, ...]) -> Problem:
    """A random problem that has a matching."""
    for attempt in range(100):
        rng = np.random.default_rng([26, seed, attempt])
        problem = random_problem(rng, stages, most_mentees=5, most_mentors=4)
        if can_fill_all(problem):
            return problem
    raise AssertionError("no problem has a matching")


@pytest.mark.parametrize("seed", range(40))
def test_reports_get_better(monkeypatch, seed):
    """Each report keeps every rule, all stages are proved when the next begins, and none gets worse again."""
    stages = STAGE_ORDERS[seed % len(STAGE_ORDERS)]
    problem = feasible(seed, stages)
    reports: list[Matching] = []
    numbers_finished: list[int] = []
    finish = engine.finish

    def counted(search: Search, stage: Stage) -> bool:
        numbers_finished.extend([stages.index(stage)] * (len(reports) - len(numbers_finished)))
        return finish(search, stage)

    monkeypatch.setattr(engine, "finish", counted)
    final = NetworkEngine().solve(problem, Deadline(60), reports.append)
    assert final.stopped_by is None
    assert {*numbers_finished} == {*range(len(stages))}
    numbers_finished += [len(stages)] * (len(reports) + 1 - len(numbers_finished))
    before: list[list[int]] = []
    for report, is_last, number in zip(
        [*reports, final], np.diff([*numbers_finished, len(stages) + 1]) > 0, numbers_finished, strict=True
    ):
        proof = prove(problem, report)
        values = [[level.value for level in stage.levels if level.value] for stage in proof.stages]
        assert values[: len(before)] == before
        if is_last:
            assert all(stage.proved for stage in proof.stages[:number])
            before = values[:number]


def test_reports_say_that_they_are_not_the_end():
    """If a report turns out to be the last word, it is because time ran out."""
    reports: list[Matching] = []
    NetworkEngine().solve(make_problem([[1, 2], [3, 4]]), Deadline(60), reports.append)
    assert {report.stopped_by for report in reports} == {StoppedBy.TIME}


def test_no_time_at_all():
    """Without any time nothing is found, and nothing is claimed."""
    matching = NetworkEngine().solve(make_problem([[1]]), Deadline(0.0), lambda _: None)
    assert (matching.chosen, matching.stages, matching.deficiency) == (None, (), None)
    assert matching.stopped_by is StoppedBy.TIME


@pytest.mark.parametrize("stages", STAGE_ORDERS)
@pytest.mark.parametrize("seed", range(5))
def test_stopped_anywhere(stages, seed):
    """Wherever the time runs out, what was found keeps every rule and its bounds hold."""
    problem = feasible(1000 + seed, stages)
    best = best_of(problem)
    assert best is not None
    for times in range(1, 30):
        deadline = CountedDeadline(times)
        matching = NetworkEngine().solve(problem, deadline, lambda _: None)
        over = len(deadline.asked) >= times
        assert over or matching.stopped_by is None
        if matching.chosen is None:
            assert times == 1
            continue
        proof = prove(problem, matching)
        if matching.stopped_by is None:
            assert proof.optimal
        for stage, one, most in zip(stages, proof.stages, best.values, strict=True):
            if not one.proved:
                unproved = next(level for level in one.levels if not level.proved)
                place = one.levels.index(unproved)
                assert unproved.bound is None or unproved.bound >= most_at(
                    problem, stage, place, unproved, best
                )
                break
            if getattr(stage, "keep", 1) == 1:
                assert numbers(stage, [level.value for level in one.levels]) == most
        if not over:
            break


def most_at(problem: Problem, stage: Stage, place: int, level: LevelProof, best: Best) -> int:
    """What the best matching reaches in one number of a stage."""
    if isinstance(stage, Leximin) and place:
        return -int((problem.standings[best.tied_best[0]] // stage.width == level.label).sum())
    most = best.values[problem.stages.index(stage)][place]
    return -1 if most is None else most


def test_engine_says_what_it_is_and_why():
    """The result can say which engine solved it, and why that one."""
    matching = NetworkEngine().solve(make_problem([[1]]), Deadline(60), lambda _: None)
    assert matching.engine.name == "network"
    assert matching.engine.why == (
        "capacities, minimums, locks and priorities form a network, so min-cost flow is exact"
    )


@pytest.mark.parametrize("seed", range(8))
def test_stages_too_large_for_one_number(seed):
    """Where the stages do not fit into one 64-bit cost, each gets a flow of its own, and all are proved."""
    rng = np.random.default_rng([27, seed])
    largest = (2**60 - 1) // 14
    table = (rng.integers(-3, 4, (7, 5)) + largest * rng.choice([-1, 1], (7, 5))).tolist()
    stages = STAGE_ORDERS[seed % len(STAGE_ORDERS)]
    problem = make_problem(table, capacity=2, minimum=[1, 0, 0, 0, 1], stages=stages)
    proof = prove(problem, NetworkEngine().solve(problem, Deadline(60), lambda _: None))
    assert proof.optimal
    assert proof.ties_proved
