"""Solving a problem where it can be stopped."""

from __future__ import annotations

from dataclasses import replace

from pairforge.engines.deadline import Deadline
from pairforge.engines.protocol import nothing_yet
from pairforge.engines.registry import choose_engine
from pairforge.engines.worker import solve_in_worker
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import Problem

LONG = 300_000
"""From so many pairs on, one flow may take longer than Ctrl-C may wait."""

MANY = 6_000
"""From so many people on it may too, with few pairs: through long chains of them."""


def solve_problem(problem: Problem, *, time_limit: float) -> Matching:
    """Find the best matching.

    A flow cannot be interrupted from Python, so a problem that may take long is solved in a process of
    its own, which is ended at the time limit or at Ctrl-C; what it had found by then is returned.

    Parameters
    ----------
    problem
        From ``formulate``.
    time_limit
        Seconds.

    Returns
    -------
    Matching
        The best matching, or the best so far, or why there is none. ``prove`` checks what it claims.

    Raises
    ------
    InputError
        If no engine solves such a problem exactly.
    FaultError
        If the engine fails.
    """
    engine = choose_engine(problem)
    deadline = Deadline(time_limit)
    if problem.num_pairs >= LONG or problem.num_mentees + problem.num_mentors >= MANY:
        return solve_in_worker(engine, problem, deadline)

    best = nothing_yet(engine)

    def keep(matching: Matching) -> None:
        nonlocal best
        best = matching

    try:
        return engine.solve(problem, deadline, keep)
    except KeyboardInterrupt:
        return replace(best, stopped_by=StoppedBy.INTERRUPT)
    except MemoryError:
        return replace(best, stopped_by=StoppedBy.MEMORY)
