"""Solving a problem where it can be stopped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from pairforge.engines.deadline import Deadline
from pairforge.engines.options import Options
from pairforge.engines.protocol import nothing_yet
from pairforge.engines.registry import choose_engine
from pairforge.engines.worker import solve_in_worker
from pairforge.pairing import Matching, StoppedBy
from pairforge.problem import Problem

LONG = {"network": 300_000, "general": 120}
"""From so many pairs on, one step of an engine may take longer than Ctrl-C may wait."""

MANY = 6_000
"""From so many people on a flow may too, with few pairs: through long chains of them."""


def solve_problem(
    problem: Problem,
    *,
    time_limit: float,
    engine: str | None = None,
    work_limit: float | None = None,
    memory_limit: int | None = None,
    observe: Callable[[Matching], None] = lambda _: None,
) -> Matching:
    """Find the best matching.

    A solver cannot be interrupted from Python, so a problem that may take long is solved in a process of
    its own, which is ended at the time limit or at Ctrl-C; what it had found by then is returned.

    Parameters
    ----------
    problem
        From ``formulate``.
    time_limit
        Seconds.
    engine
        Name of the engine that is to do it; None: the first that solves the problem exactly.
    work_limit
        Work that does not depend on the clock, about a second each; None: no limit.
    memory_limit
        Megabytes; None: no limit but that of the machine.
    observe
        Is told the best matching so far, whenever something is found out.

    Returns
    -------
    Matching
        The best matching, or the best so far, or why there is none. ``prove`` checks what it claims.

    Raises
    ------
    InputError
        If no engine solves such a problem exactly, or not the one that is asked for.
    FaultError
        If the engine fails.
    """
    options = Options(time_limit, work_limit, memory_limit)
    deadline = Deadline(time_limit, work_limit)
    chosen = choose_engine(problem, engine)
    is_long = problem.num_pairs >= LONG[chosen.name] or problem.num_mentees + problem.num_mentors >= MANY
    if is_long or memory_limit is not None:
        return solve_in_worker(chosen, problem, deadline, options, observe)

    best = nothing_yet(chosen)

    def keep(matching: Matching) -> None:
        nonlocal best
        best = matching
        observe(matching)

    try:
        return chosen.solve(problem, deadline, keep)
    except KeyboardInterrupt:
        return replace(best, stopped_by=StoppedBy.INTERRUPT)
    except MemoryError:
        return replace(best, stopped_by=StoppedBy.MEMORY)
