"""All engines, and the choice among them."""

from __future__ import annotations

from pairforge.engines.network import NetworkEngine
from pairforge.engines.protocol import Engine
from pairforge.errors import InputError
from pairforge.problem import Problem

ENGINES: dict[str, Engine] = {"network": NetworkEngine()}
"""Every engine by its name, in the order in which they are asked."""


def choose_engine(problem: Problem) -> Engine:
    """The first engine that solves the problem exactly.

    Raises
    ------
    InputError
        If none does; says why each refuses.
    """
    troubles = []
    for engine in ENGINES.values():
        trouble = engine.refuses(problem)
        if trouble is None:
            return engine
        troubles.append(trouble)
    raise InputError(troubles)
