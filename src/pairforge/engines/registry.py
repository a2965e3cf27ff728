"""All engines, and the choice among them."""

from __future__ import annotations

from pairforge.engines.general import GeneralEngine
from pairforge.engines.network import NetworkEngine
from pairforge.engines.protocol import Engine
from pairforge.errors import InputError
from pairforge.problem import Problem

ENGINES: dict[str, Engine] = {"network": NetworkEngine(), "general": GeneralEngine()}
"""Every engine by its name, in the order in which they are asked."""


def choose_engine(problem: Problem, asked: str | None = None) -> Engine:
    """The first engine that solves the problem exactly, or the one that is asked for.

    Raises
    ------
    InputError
        If none does, or the one that is asked for does not; says why each refuses.
    """
    troubles = []
    for engine in ENGINES.values() if asked is None else (ENGINES[asked],):
        trouble = engine.refuses(problem)
        if trouble is None:
            return engine
        troubles.append(trouble)
    raise InputError(troubles[-1:])
