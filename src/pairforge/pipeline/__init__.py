"""The walks from two spreadsheets to pairings, to their trade-off, and to what stands in their way."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pairforge.pipeline.checking import CheckOutcome, check, run_check
    from pairforge.pipeline.explaining import Explainer, answer, explain
    from pairforge.pipeline.letters import LettersOutcome, run_letters
    from pairforge.pipeline.loading import load_all
    from pairforge.pipeline.solving import Outcome, run, solve
    from pairforge.pipeline.tracing import FrontierOutcome, frontier, run_frontier
    from pairforge.pipeline.verifying.walk import run_verify, verify

_HOMES = {
    "CheckOutcome": "checking",
    "Explainer": "explaining",
    "FrontierOutcome": "tracing",
    "LettersOutcome": "letters",
    "Outcome": "solving",
    "answer": "explaining",
    "check": "checking",
    "explain": "explaining",
    "frontier": "tracing",
    "load_all": "loading",
    "run": "solving",
    "run_check": "checking",
    "run_frontier": "tracing",
    "run_letters": "letters",
    "run_verify": "verifying.walk",
    "solve": "solving",
    "verify": "verifying.walk",
}
"""Where each walk is; one must not wait for what only the others need."""

__all__ = [
    "CheckOutcome",
    "Explainer",
    "FrontierOutcome",
    "LettersOutcome",
    "Outcome",
    "answer",
    "check",
    "explain",
    "frontier",
    "load_all",
    "run",
    "run_check",
    "run_frontier",
    "run_letters",
    "run_verify",
    "solve",
    "verify",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
