"""The walks from two spreadsheets to pairings, to their trade-off, and to what stands in their way."""

from pairforge.pipeline.checking import CheckOutcome, check, run_check
from pairforge.pipeline.loading import load_all
from pairforge.pipeline.solving import Outcome, run, solve
from pairforge.pipeline.tracing import FrontierOutcome, frontier, run_frontier

__all__ = [
    "CheckOutcome",
    "FrontierOutcome",
    "Outcome",
    "check",
    "frontier",
    "load_all",
    "run",
    "run_check",
    "run_frontier",
    "solve",
]
