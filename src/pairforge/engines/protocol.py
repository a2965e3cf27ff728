"""What every engine can do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeAlias

from pairforge.engines.deadline import Deadline
from pairforge.errors import Trouble
from pairforge.pairing import EngineNote, Matching
from pairforge.problem import Problem

Report: TypeAlias = Callable[[Matching], None]
"""Takes the best matching so far, whenever there is a better or a better proved one."""


class Engine(Protocol):
    """Solves problems of a certain structure, exactly."""

    name: str

    def refuses(self, problem: Problem) -> Trouble | None:
        """Why it cannot solve this problem exactly and what to do about it, or None if it can."""
        ...

    def solve(self, problem: Problem, deadline: Deadline, report: Report) -> Matching:
        """Solve it, or stop at the deadline with the best matching so far."""
        ...


def nothing_yet(engine: Engine) -> Matching:
    """What there is to return if an engine is stopped before it found anything."""
    return Matching(
        engine=EngineNote(engine.name, "stopped before it found anything"),
        chosen=None,
        stages=(),
        stopped_by=None,
        deficiency=None,
    )
