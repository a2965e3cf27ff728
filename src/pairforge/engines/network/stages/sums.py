"""Sums over pairs, one after the other."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from pairforge.certificate import Row, with_row
from pairforge.certificate.stages.sums import kept_of, objective_of, sum_of
from pairforge.engines.network.search import Branch, Search
from pairforge.problem import Matched, SumStage


def finish_sums(search: Search, stage: SumStage) -> bool:
    """Maximize each sum over the optima of those before, and leave later stages what ``keep`` allows."""
    before = search.branches
    for step in range(len(stage.sums)):
        if search.deadline.expired():
            return False
        if not search.maximize(partial(objective_of, search.problem, stage, step), stage.name, step):
            return False
    if stage.keep < 1:
        _leave_slack(search, stage, before)
    return True


def _leave_slack(search: Search, stage: SumStage, before: tuple[Branch, ...]) -> None:
    """Bound the number of pairs from below instead of holding it at its best, which this matching reaches."""
    assert isinstance(stage, Matched), "the router refuses other sums of which a share is kept"
    problem, chosen = search.problem, search.chosen
    row = Row(None, kept_of(stage, sum_of(problem, stage, 0, chosen)), problem.num_pairs)
    search.proofs[-1] = replace(search.proofs[-1], witness=chosen)
    search.branches = tuple(Branch(with_row(branch.face, row), chosen) for branch in before)
