"""The walks from two spreadsheets to pairings, to their trade-off, and to what stands in their way."""

from pairforge.pipeline.checking import CheckOutcome, check, run_check
from pairforge.pipeline.frontier import FrontierOutcome, run_frontier
from pairforge.pipeline.loading import load_all
from pairforge.pipeline.solving import Outcome, run, solve

__all__ = [
    "CheckOutcome",
    "FrontierOutcome",
    "Outcome",
    "check",
    "load_all",
    "run",
    "run_check",
    "run_frontier",
    "solve",
]
