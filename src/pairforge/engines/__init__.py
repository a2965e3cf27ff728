"""Engines: what finds the matching."""

from pairforge.engines.protocol import Engine, Report
from pairforge.engines.registry import ENGINES, choose_engine
from pairforge.engines.solving import solve_problem

__all__ = ["ENGINES", "Engine", "Report", "choose_engine", "solve_problem"]
