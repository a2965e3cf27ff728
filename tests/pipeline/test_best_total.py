"""The matching with the best total beside the one that was asked for: how long it may be looked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from pairforge.config import Config, load_config
from pairforge.pairing import Status, StoppedBy
from pairforge.pipeline import best_total, run, solving

ROOT = Path(__file__).parents[2]


@pytest.fixture
def config() -> Config:
    """A programme whose priorities are not the best total."""
    return load_config(ROOT / "configs" / "quickstart.yaml")


def comparisons(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time limits of the searches for the best total, as they begin."""
    limits: list[float] = []
    honest = best_total.solve_problem

    def solve_problem(problem, *, time_limit, **more):
        limits.append(time_limit)
        return honest(problem, time_limit=time_limit, **more)

    monkeypatch.setattr(best_total, "solve_problem", solve_problem)
    return limits


def test_both_searches_together_keep_to_the_time_limit(config, monkeypatch):
    """The search for the best total has what the first one left."""
    limits = comparisons(monkeypatch)
    result = run(config).result
    assert result.measures["best_total"] is not None
    assert len(limits) == 1
    assert 0 < limits[0] < config.solver.time_limit


def test_without_time_left_the_best_total_is_not_known(config, monkeypatch):
    """The matching is proved all the same."""
    clock = iter([0.0])

    class Spent(solving.Deadline):
        def left(self):
            return next(clock)

    monkeypatch.setattr(solving, "Deadline", Spent)
    result = run(config).result
    assert (result.status, result.stopped_by) == (Status.OPTIMAL, None)
    assert result.measures["best_total"] is None


@pytest.mark.parametrize("stopped_by", StoppedBy)
def test_who_stops_the_search_has_no_second_one(config, monkeypatch, stopped_by):
    """After Ctrl-C, or without time or memory, nothing else is looked for."""
    limits = comparisons(monkeypatch)
    honest = solving.solve_problem
    monkeypatch.setattr(
        solving, "solve_problem", lambda *args, **kw: replace(honest(*args, **kw), stopped_by=stopped_by)
    )
    result = run(config).result
    assert (limits, result.stopped_by, result.measures["best_total"]) == ([], stopped_by, None)


@pytest.mark.parametrize("step", ["formulate", "solve_problem", "prove", "measure"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_an_interrupt_while_comparing_keeps_the_matching(config, monkeypatch, step, error):
    """Only the comparison is missing then."""

    def fails(*_, **__):
        raise error

    monkeypatch.setattr(best_total, step, fails)
    result = run(config).result
    assert (result.status, result.stopped_by) == (Status.OPTIMAL, None)
    assert result.measures["best_total"] is None
    assert result.pairs


def test_an_interrupt_while_the_proof_is_checked_keeps_the_pairs(config, monkeypatch):
    """The same pairs, marked as not proved, and nothing else is looked for."""
    limits = comparisons(monkeypatch)
    proved = run(config).result
    honest, calls = solving.prove, iter([KeyboardInterrupt()])

    def prove(problem, matching):
        for error in calls:
            raise error
        return honest(problem, matching)

    monkeypatch.setattr(solving, "prove", prove)
    result = run(config).result
    assert (result.status, result.stopped_by) == (Status.FEASIBLE, StoppedBy.INTERRUPT)
    assert result.pairs == proved.pairs
    assert result.measures["best_total"] is None
    assert len(limits) == 1
