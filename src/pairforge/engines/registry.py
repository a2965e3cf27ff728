"""All engines, and the choice among them."""

from __future__ import annotations

from pairforge.engines.general import GeneralEngine
from pairforge.engines.network import NetworkEngine
from pairforge.engines.protocol import Engine
from pairforge.engines.routing import why_general, why_network
from pairforge.errors import InputError
from pairforge.pairing import EngineNote
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


def note_of(problem: Problem, name: object) -> EngineNote:
    """What a result of the engine of this name says of it; of the first that can, if there is no such engine.

    Raises
    ------
    InputError
        If no engine solves the problem exactly.
    """
    engine = ENGINES.get(name) if isinstance(name, str) else None
    engine = choose_engine(problem) if engine is None or engine.refuses(problem) is not None else engine
    why = why_network if engine.name == "network" else why_general
    return EngineNote(engine.name, why(problem))
