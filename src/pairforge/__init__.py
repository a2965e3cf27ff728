"""Proved-optimal mentor and mentee pairings, straight from two spreadsheets.

>>> import pairforge
>>> result = pairforge.solve("configs/quickstart.yaml")
>>> result.status
<Status.OPTIMAL: 'optimal'>
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairforge.advice.check import Check
    from pairforge.conclusion.verified import VerifyReport
    from pairforge.config import Config, load_config
    from pairforge.errors import ConfigError, FaultError, InputError, PairforgeError, Trouble
    from pairforge.pairing import Frontier, Result, Status
    from pairforge.pipeline import check, explain, frontier, solve, verify
    from pairforge.roster import Roster, read_roster

_HOMES = {
    "Check": "advice.check",
    "Config": "config",
    "ConfigError": "errors",
    "FaultError": "errors",
    "Frontier": "pairing",
    "InputError": "errors",
    "PairforgeError": "errors",
    "Result": "pairing",
    "Roster": "roster",
    "Status": "pairing",
    "Trouble": "errors",
    "VerifyReport": "conclusion.verified",
    "check": "pipeline",
    "explain": "pipeline",
    "frontier": "pipeline",
    "load_config": "config",
    "read_roster": "roster",
    "solve": "pipeline",
    "verify": "pipeline",
}

__all__ = [
    "Check",
    "Config",
    "ConfigError",
    "FaultError",
    "Frontier",
    "InputError",
    "PairforgeError",
    "Result",
    "Roster",
    "Status",
    "Trouble",
    "VerifyReport",
    "check",
    "explain",
    "frontier",
    "load_config",
    "read_roster",
    "solve",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
