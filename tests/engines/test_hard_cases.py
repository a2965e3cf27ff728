"""Impossible, nearly impossible, contradictory, nasty and far too large programmes end when they should."""

from __future__ import annotations

import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pytest
import yaml
from tests.engines import hard_cases as hard

from pairforge.certificate import prove
from pairforge.engines import solve_problem
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import Problem

MORE = 2.0
"""Seconds that everything may take beyond its limit."""

IMPOSSIBLE, POSSIBLE, NASTY = hard.impossible(), hard.possible(), hard.nasties()
QUICK = {
    *("at_least", "not_alone", "share", "together and apart", "matched_share", "group_gap"),
    *(
        "only one, 12",
        "only one, 30",
        "even of 11",
        "leads and seconds",
        "total, worst_off",
        "total, variety",
    ),
}
"""Those of the normal run."""


def each(cases: dict[str, hard.Case]) -> list[Any]:
    """The cases by their names; those that are not quick belong to the full run."""
    return [
        pytest.param(case, id=name, marks=() if name in QUICK else pytest.mark.full)
        for name, case in cases.items()
    ]


def solved(problem: Problem, seconds: float, **limits: Any) -> Matching:
    """What the general engine finds; it must end in time, and so must the check of its proof."""
    start = time.monotonic()
    matching = solve_problem(problem, time_limit=seconds, engine="general", **limits)
    if matching.chosen is not None:
        proof = prove(problem, matching)
        assert matching.stopped_by is not None or proof.optimal
    assert time.monotonic() - start < seconds + MORE
    return matching


@pytest.mark.parametrize("case", each(IMPOSSIBLE))
def test_impossible_is_said_to_be_impossible(in_memory, case):
    """No pairs, and neither is it said that the time was too short."""
    matching = solved(case(in_memory), 20.0)
    assert (matching.chosen, matching.stopped_by) == (None, None)
    assert [prices.stage for prices in matching.levels] == ["feasible"]


@pytest.mark.parametrize("case", each(POSSIBLE | NASTY))
def test_possible_is_answered_in_time(in_memory, case):
    """There are pairs that keep every hard rule, proved best or not."""
    assert solved(case(in_memory), 15.0).chosen is not None


@pytest.mark.parametrize("size", [12, 30])
def test_the_only_matching_is_found_and_proved(size):
    """Where everybody fits in one way only, that way is found and is the optimum."""
    problem = hard.only_one(size)
    matching = solved(problem, 20.0)
    assert matching.chosen is not None
    assert len(matching.chosen) == size
    assert prove(problem, matching).ties_proved


@pytest.mark.parametrize("seconds", [0.5, pytest.param(5.0, marks=pytest.mark.full)])
def test_far_too_large_ends_in_time(seconds):
    """5,000 mentees and 1,000 mentors with rules that cross: something within the limit, or nothing."""
    matching = solved(hard.large(5000, 1000), seconds)
    assert matching.stopped_by is StoppedBy.TIME


def test_memory_that_is_not_enough_ends_the_search():
    """A worker that needs more than it may is ended, and what it had found is returned."""
    matching = solved(hard.large(3000, 600), 60.0, memory_limit=200)
    assert matching.stopped_by is StoppedBy.MEMORY


# ------------------------------------------------------------------ the same again, whatever the clock says


def as_bytes(matching: Matching) -> bytes:
    """Everything that was found."""
    assert matching.chosen is not None
    return pickle.dumps((matching.chosen.tolist(), matching.stopped_by, repr(matching.levels)))


@pytest.mark.parametrize(
    ("name", "work"),
    [
        ("no seat to spare", 0.3),
        *(
            pytest.param(name, work, marks=pytest.mark.full)
            for name, work in [
                ("no seat to spare", 1.0),
                ("even of 61, at least 4", 0.3),
                ("even of 61, at least 4", 1.0),
                ("everything", 1.0),
            ]
        ),
    ],
)
def test_a_limit_of_work_gives_the_same_twice(in_memory, name, work):
    """However busy the machine is, the same work finds the same pairs and the same prices."""
    problem = POSSIBLE[name](in_memory)
    with np.printoptions(threshold=sys.maxsize):
        quiet = as_bytes(solve_problem(problem, time_limit=600, engine="general", work_limit=work))
        busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(3)]
        try:
            again = as_bytes(solve_problem(problem, time_limit=600, engine="general", work_limit=work))
        finally:
            for process in busy:
                process.kill()
                process.wait()
    assert quiet == again


# ---------------------------------------------------------------------------------------------- Ctrl-C

WATCHED = """
import signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in the background
from pairforge.pipeline import solving
honest = solving.solve_problem
def solve_problem(problem, **limits):
    print("solving", flush=True)
    return honest(problem, **limits)
solving.solve_problem = solve_problem
sys.argv[0] = "pairforge"
from pairforge.cli import main
main()
"""


def written(programme: Callable[..., Path], num_mentees: int, num_mentors: int) -> Path:
    """A programme that takes long, on disk."""
    random = Random(num_mentees)
    mentees = [
        {"id": f"e{idx}", "Team": random.choice(hard.TEAMS), "Gender": random.choice(hard.GENDERS)}
        | {"Years": random.randrange(400) / 8}
        for idx in range(num_mentees)
    ]
    mentors = [
        {"id": f"m{idx}", "capacity": 5, "Years": random.randrange(400) / 8} for idx in range(num_mentors)
    ]
    config = {
        "criteria": [hard.CRITERIA[0]],
        "cohorts": [
            hard.hard("at_most", column="Team", same=2),
            {"kind": "share", "column": "Gender", "tolerance": 2},
            {"kind": "distinct", "column": "Team", "at_least": 3},
        ],
        "priorities": ["matched", "breaks", {"kind": "group_gap", "column": "Team"}, "total"],
        "solver": {"time_limit": 120, "engine": "general"},
    }
    return programme(mentors, mentees, yaml.safe_dump(config))


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
@pytest.mark.parametrize("size", [(60, 15), pytest.param((300, 60), marks=pytest.mark.full)])
@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.full) for seed in range(1, 6))])
def test_interrupt_at_any_moment(programme, tmp_path, size, seed):
    """Ctrl-C ends `pairforge solve` soon, with the best pairs so far or with none."""
    config = written(programme, *size)
    command = [sys.executable, "-c", WATCHED, "solve", str(config), "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with process:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        assert said == "solving", process.communicate()[1]
        time.sleep(Random(seed).uniform(0.0, 5.0))
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
        took = time.monotonic() - start
    assert took < MORE, f"{took:.1f} s"
    assert process.returncode in (0, 4), err
    assert (tmp_path / "out" / "pairings.csv").exists() == (process.returncode == 0)
