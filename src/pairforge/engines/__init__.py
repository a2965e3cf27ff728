"""Engines: what finds the matching."""

from pairforge.engines.network.deficiency import short_of_minimums
from pairforge.engines.network.shortage import Shortage, Supply, find_shortages, most_places
from pairforge.engines.network.shortfall import short_of_limits
from pairforge.engines.protocol import Engine, Report
from pairforge.engines.registry import ENGINES, choose_engine
from pairforge.engines.solving import solve_problem

__all__ = [
    "ENGINES",
    "Engine",
    "Report",
    "Shortage",
    "Supply",
    "choose_engine",
    "find_shortages",
    "most_places",
    "short_of_limits",
    "short_of_minimums",
    "solve_problem",
]
