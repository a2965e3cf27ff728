"""All engines, and the choice among them."""

from __future__ import annotations

from pairforge.engines.network import NetworkEngine
from pairforge.engines.protocol import Engine
from pairforge.errors import InputError, Trouble
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
    reasons = []
    for engine in ENGINES.values():
        reason = engine.refuses(problem)
        if reason is None:
            return engine
        reasons.append(reason)
    raise InputError(
        [
            Trouble(
                what=f"This cannot be solved exactly yet: {reason}.",
                remedy="Let every mentee want one mentor, or take `worst_off` out of the priorities.",
            )
            for reason in reasons
        ]
    )
