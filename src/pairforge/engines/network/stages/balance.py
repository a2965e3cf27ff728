"""The sum of the squared loads of the mentors."""

from __future__ import annotations

from pairforge.certificate.counting import less_costs
from pairforge.engines.network.search import Search
from pairforge.problem import Balance


def finish_balance(search: Search, stage: Balance) -> bool:
    """One separable convex flow: a mentor's next place is dearer than the last."""
    return search.maximize(less_costs(search.problem, stage), stage.name)
