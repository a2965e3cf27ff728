"""The price of the soft rules that are broken."""

from __future__ import annotations

from pairforge.certificate.counting import less_costs
from pairforge.engines.network.search import Search
from pairforge.problem import Breaks


def finish_breaks(search: Search, stage: Breaks) -> bool:
    """One separable convex flow: pairs that break a rule, or would keep it, have its price."""
    return search.maximize(less_costs(search.problem, stage), stage.name)
