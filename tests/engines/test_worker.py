"""An engine in a process of its own: it can be stopped at any moment, and nothing of it remains."""

from __future__ import annotations

import io
import os
import pickle
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from tests.problem.building import dense_problem, make_problem

from pairforge.certificate import prove
from pairforge.engines import solve_problem, solving
from pairforge.errors import FaultError
from pairforge.pairing import StoppedBy
from pairforge.problem import Matched, Total, WorstOff

PLANTED = """
import os, signal, sys, time
import numpy as np
from pairforge.engines import ENGINES, worker
from pairforge.pairing import EngineNote, Matching, StagePrices, StoppedBy

def prices(level):
    return StagePrices("planted", np.zeros(1, dtype=np.int64), np.zeros(1, dtype=np.int64), level)

class Planted:
    name = "network"

    def refuses(self, problem):
        return None

    def solve(self, problem, deadline, report):
        def answer(chosen, *stages):
            note = EngineNote("network", "a test")
            fields = {{'stages': stages, 'stopped_by': StoppedBy.TIME, 'deficiency': None}}
            return Matching(engine=note, chosen=np.array(chosen), **fields)
{body}

ENGINES["network"] = Planted()
worker.main()
"""
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


@pytest.fixture
def started(monkeypatch):
    """The worker processes that were started, in their order."""
    processes = []
    popen = subprocess.Popen

    def recorded(*args, **kwargs):
        processes.append(popen(*args, **kwargs))
        return processes[-1]

    monkeypatch.setattr(subprocess, "Popen", recorded)
    return processes


@pytest.fixture
def solve_planted(monkeypatch, tmp_path, started):
    """A function that solves a problem of two people in a worker whose engine does what it is told."""
    popen = subprocess.Popen

    def solve(body, seconds=30.0):
        script = tmp_path / "planted.py"
        script.write_text(PLANTED.format(body=textwrap.indent(textwrap.dedent(body), " " * 8)))
        monkeypatch.setattr(
            subprocess, "Popen", lambda args, **kwargs: popen([args[0], str(script)], **kwargs)
        )
        monkeypatch.setattr(solving, "LONG", dict.fromkeys(solving.LONG, 0))
        return solve_problem(make_problem([[1]]), time_limit=seconds)

    return solve


def assert_gone(processes: list[subprocess.Popen[bytes]]) -> None:
    """Assert that the one process has ended and was waited for."""
    (process,) = processes
    assert process.returncode is not None
    if sys.platform != "win32":
        with pytest.raises(ProcessLookupError):
            os.kill(process.pid, 0)


def test_last_answer_counts(solve_planted, started):
    """Several reports and the final answer: the final one is returned, as it is."""
    matching = solve_planted("report(answer([])); report(answer([0])); return answer([])")
    assert matching.chosen.tolist() == []
    assert matching.engine.why == "a test"
    assert_gone(started)


def test_time_limit_returns_the_best_so_far(solve_planted, started):
    """An engine that never ends is ended at the limit, and what it reported is kept."""
    start = time.monotonic()
    matching = solve_planted("report(answer([])); report(answer([0])); time.sleep(600)", seconds=3.0)
    assert 3.0 <= time.monotonic() - start < 5.0
    assert matching.stopped_by is StoppedBy.TIME
    assert matching.chosen.tolist() == [0]
    assert_gone(started)


@pytest.mark.parametrize(
    ("stages", "levels"),
    [
        (["", "one", "one, two"], [1, 2]),
        (["one, two", "one, two"], [1, 2]),
        (["one, two", "one, three"], [1, 3]),
        (["one, two", "one"], [1]),
        (["one", "two, one"], [2, 1]),
        (["one, two", ""], []),
    ],
)
@pytest.mark.parametrize("end", ["report(answer([0], {})); raise MemoryError", "return answer([0], {})"])
def test_prices_that_are_known_are_not_sent_again(solve_planted, stages, levels, end):
    """Of each answer all prices arrive, whether they were in the one before or not."""
    body = "one, two, three = map(prices, (1, 2, 3))\n"
    body += "".join(f"report(answer([], {more}))\n" for more in stages[:-1]) + end.format(stages[-1])
    matching = solve_planted(body)
    assert matching.chosen.tolist() == [0]
    assert [one.level for one in matching.stages] == levels


def test_each_object_is_sent_once(tmp_path):
    """A hundred reports with the same million prices, and one part more each: the stream has them once."""
    script = tmp_path / "planted.py"
    body = """
        many = StagePrices("planted", np.arange(10**6), np.zeros(1, dtype=np.int64), 1)
        parts = []
        for level in range(100):
            parts.append(prices(level))
            report(answer([0], many, *parts))
        return answer([0], many, *parts)
    """
    script.write_text(PLANTED.format(body=textwrap.indent(textwrap.dedent(body), " " * 8)))
    message = pickle.dumps(("network", make_problem([[1]]), 30.0, None))
    out = subprocess.run([sys.executable, str(script)], input=message, capture_output=True, check=True).stdout
    assert 8 * 10**6 < len(out) < 9 * 10**6
    stream = pickle.Unpickler(io.BytesIO(out))
    answers = [stream.load() for _ in range(101)]
    assert [is_final for _, is_final in answers] == [False] * 100 + [True]
    assert [len(matching.stages) for matching, _ in answers] == [*range(2, 102), 101]
    matching, _ = answers[-1]
    assert matching.stages[0].mentee_prices.tolist() == list(range(10**6))
    assert [prices.level for prices in matching.stages[1:]] == list(range(100))


def test_time_limit_before_anything_is_found(solve_planted, started):
    """An engine that reports nothing in time leaves no matching, and no reason why there is none."""
    matching = solve_planted("time.sleep(600)", seconds=0.5)
    assert (matching.chosen, matching.stages, matching.deficiency) == (None, (), None)
    assert matching.stopped_by is StoppedBy.TIME
    assert matching.engine.name == "network"
    assert_gone(started)


@POSIX
def test_engine_that_ignores_signals_is_ended(solve_planted, started):
    """Not even an engine that ignores being asked to end outlives the limit."""
    body = "signal.signal(signal.SIGTERM, signal.SIG_IGN); report(answer([0])); time.sleep(600)"
    assert solve_planted(body, seconds=2.0).chosen.tolist() == [0]
    assert_gone(started)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("raise ValueError('planted')", id="an exception"),
        pytest.param("report(answer([0])); raise ValueError('planted')", id="an exception after a report"),
        pytest.param("os._exit(3)", id="an exit"),
        pytest.param("os._exit(0)", id="an exit that looks like success"),
        pytest.param("os.kill(os.getpid(), signal.SIGTERM); time.sleep(60)", id="a signal", marks=POSIX),
        pytest.param("os.kill(os.getpid(), signal.SIGSEGV); time.sleep(60)", id="a crash", marks=POSIX),
    ],
)
def test_failing_engine_is_a_fault(solve_planted, started, body):
    """An engine that fails is our fault, never a result."""
    with pytest.raises(FaultError, match="The engine's process ended with code"):
        solve_planted(body)
    assert_gone(started)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("raise MemoryError", id="an exception"),
        pytest.param(
            "os.kill(os.getpid(), signal.SIGKILL); time.sleep(60)", id="the system's killer", marks=POSIX
        ),
    ],
)
def test_memory_that_runs_out_returns_the_best_so_far(solve_planted, started, body):
    """Where the memory runs out, what had been found is kept, marked as such."""
    matching = solve_planted(f"report(answer([0])); {body}")
    assert matching.stopped_by is StoppedBy.MEMORY
    assert matching.chosen.tolist() == [0]
    assert_gone(started)


def test_engine_that_prints_does_not_disturb(solve_planted, started):
    """What a library prints to standard output is no answer and spoils none."""
    matching = solve_planted("print('hello', flush=True); os.write(1, b'hello'); return answer([0])")
    assert matching.chosen.tolist() == [0]
    assert_gone(started)


@POSIX
def test_worker_ended_from_outside_is_a_fault(solve_planted, started):
    """Somebody ends the process: a fault, told at once, not at the time limit."""
    thread = threading.Timer(1.0, lambda: started[0].terminate())
    thread.start()
    start = time.monotonic()
    with pytest.raises(FaultError, match="The engine's process ended with code -15"):
        solve_planted("time.sleep(600)")
    assert time.monotonic() - start < 4.0
    thread.join()
    assert_gone(started)


def test_nothing_remains_of_a_worker(solve_planted, started):
    """Neither the process nor its pipes stay open."""
    solve_planted("return answer([0])")
    assert_gone(started)
    assert started[0].stdin.closed
    assert started[0].stdout.closed


# -------------------------------------------------------------------------------- with the real engine


@pytest.fixture(scope="module")
def large():
    """3,000 mentees and 800 mentors, all pairs eligible: several seconds for each of several flows."""
    rng = np.random.default_rng(16)
    points = rng.integers(0, 1000, (3000, 800)) + rng.integers(0, 300, 800)
    return dense_problem(points, rng.integers(2, 6, 800), (Matched(), WorstOff(), Total()))


@pytest.mark.parametrize("seconds", [0.05, 1.0, 2.5])
def test_time_limit_is_obeyed_within_two_seconds(large, started, seconds):
    """However little time there is, the answer comes in time; whatever was found keeps every rule."""
    start = time.monotonic()
    matching = solve_problem(large, time_limit=seconds)
    assert time.monotonic() - start < seconds + 2.0
    assert matching.stopped_by in ({StoppedBy.TIME} if seconds < 1 else {StoppedBy.TIME, None})
    if matching.chosen is not None:
        proof = prove(large, matching)
        assert proof.stages[0].levels[0].value == 3000 or matching.stopped_by is StoppedBy.TIME
    assert_gone(started)


@POSIX
@pytest.mark.parametrize("after", [0.2, 1.0])
@pytest.mark.parametrize("to_group", [False, True])
def test_interrupt_is_obeyed_within_two_seconds(tmp_path, after, to_group):
    """Ctrl-C (which a terminal sends to the whole group) ends the search and returns the best so far."""
    script = tmp_path / "interrupted.py"
    script.write_text(
        textwrap.dedent(
            f"""
            import sys
            sys.path.insert(0, {str(Path(__file__).parents[2])!r})
            import numpy as np
            from pairforge.engines import solve_problem
            from pairforge.problem import Matched, Total, WorstOff
            from tests.problem.building import dense_problem

            rng = np.random.default_rng(17)
            points = rng.integers(0, 1000, (3000, 800)) + rng.integers(0, 300, 800)
            problem = dense_problem(points, rng.integers(2, 6, 800), (Matched(), WorstOff(), Total()))
            print("started", flush=True)
            matching = solve_problem(problem, time_limit=600)
            print(matching.stopped_by, flush=True)
            """
        )
    )
    process = subprocess.Popen(
        [sys.executable, str(script)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        time.sleep(after)
        start = time.monotonic()
        (os.killpg if to_group else os.kill)(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert time.monotonic() - start < 2.0
    assert (out, err, process.returncode) == ("interrupt\n", "", 0)
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
