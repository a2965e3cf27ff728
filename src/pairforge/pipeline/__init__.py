"""The walks from two spreadsheets to explained pairings, and to what stands in their way."""

from pairforge.pipeline.checking import CheckOutcome, check, run_check
from pairforge.pipeline.loading import load_all
from pairforge.pipeline.solving import Outcome, run, solve

__all__ = ["CheckOutcome", "Outcome", "check", "load_all", "run", "run_check", "solve"]
