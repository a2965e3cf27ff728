"""Convex costs of counts: squared loads, breaches of soft rules, mentees of a cohort who are alike."""

from __future__ import annotations

from pairforge.certificate.costs import CountStage
from pairforge.certificate.stages.counts import less_costs
from pairforge.engines.network.search import Search


def finish_counts(search: Search, stage: CountStage) -> bool:
    """One separable convex flow: the next pair of a node is dearer than the last."""
    return search.maximize(less_costs(search.problem, stage), stage.name)
