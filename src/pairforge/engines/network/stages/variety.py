"""The twos of mentees of one mentor who are alike."""

from __future__ import annotations

from pairforge.certificate.counting import less_costs
from pairforge.engines.network.search import Search
from pairforge.problem import Variety


def finish_variety(search: Search, stage: Variety) -> bool:
    """One separable convex flow: each more of a value in a cohort is dearer than the last."""
    return search.maximize(less_costs(search.problem, stage), stage.name)
