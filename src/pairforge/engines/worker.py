"""An engine in a process of its own, so that it can be stopped at any moment.

Run as ``python -m pairforge.engines.worker``: reads a pickled (engine name, problem, seconds, work) from
standard input and writes pickled (matching, whether it is the final one) to standard output. All answers are
one stream of one pickler, which writes each object once: of a matching only what is new in it.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import IO, Any

from pairforge.engines.deadline import Deadline
from pairforge.engines.options import Options
from pairforge.engines.protocol import Engine, nothing_yet
from pairforge.errors import FaultError
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import Problem

_TICK = 0.1
_OUT_OF_MEMORY = {-9, 137}


def solve_in_worker(
    engine: Engine,
    problem: Problem,
    deadline: Deadline,
    options: Options,
    observe: Callable[[Matching], None],
) -> Matching:
    """Solve in another process; at a limit or at Ctrl-C end it and return the best so far.

    Raises
    ------
    FaultError
        If the process fails for another reason than want of memory.
    """
    process = subprocess.Popen(
        [sys.executable, "-m", "pairforge.engines.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    best: Matching = nothing_yet(engine)
    answers: queue.SimpleQueue[Any] = queue.SimpleQueue()
    threads: list[threading.Thread] = []
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        message = (engine.name, replace(problem), deadline.left(), deadline.work)
        threads = [
            threading.Thread(target=_receive, args=(process.stdout, answers), daemon=True),
            threading.Thread(target=_send, args=(process.stdin, message), daemon=True),
        ]
        for thread in threads:
            thread.start()
        while True:
            if deadline.expired():
                return replace(best, stopped_by=StoppedBy.TIME)
            if options.memory_limit is not None and _megabytes(process.pid) > options.memory_limit:
                return replace(best, stopped_by=StoppedBy.MEMORY)
            try:
                answer = answers.get(timeout=_TICK)
            except queue.Empty:
                continue
            if answer is None:
                return _ended(process, best)
            best, is_final = answer
            if is_final:
                return best
            observe(best)
    except KeyboardInterrupt:
        return replace(best, stopped_by=StoppedBy.INTERRUPT)
    finally:
        process.kill()
        process.wait()
        for thread in threads:
            thread.join()


def _megabytes(process: int) -> float:
    """The memory that a process takes; 0 if it has ended."""
    import psutil

    try:
        return float(psutil.Process(process).memory_info().rss) / (1 << 20)
    except psutil.NoSuchProcess:
        return 0.0


def _ended(process: subprocess.Popen[bytes], best: Matching) -> Matching:
    """What to return when the process says no more: the best so far if it ran out of memory."""
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=1)
    code = process.poll()
    if code in _OUT_OF_MEMORY:
        return replace(best, stopped_by=StoppedBy.MEMORY)
    raise FaultError(f"The engine's process ended with code {code}.")


def _send(pipe: IO[bytes], message: object) -> None:
    with suppress(OSError), pipe:  # the process may be ended meanwhile
        pickle.dump(message, pipe, protocol=5)


def _receive(pipe: IO[bytes], answers: queue.SimpleQueue[Any]) -> None:
    with suppress(EOFError, OSError, ValueError, pickle.UnpicklingError), pipe:
        stream = pickle.Unpickler(pipe)  # noqa: S301 - written by our own process
        while True:
            answers.put(stream.load())
    answers.put(None)


def main() -> None:
    """Read a problem, solve it, write what is found."""
    from pairforge.engines.registry import ENGINES

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a solver prints is no answer
    name, problem, seconds, work = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by our own process

    stream = pickle.Pickler(out, protocol=5)

    def report(matching: Matching, *, is_final: bool = False) -> None:
        stream.dump((matching, is_final))
        out.flush()

    try:
        report(ENGINES[name].solve(problem, Deadline(seconds, work), report), is_final=True)
    except MemoryError:
        os._exit(137)


if __name__ == "__main__":
    main()
