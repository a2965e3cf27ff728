"""Why a problem is a network, or why it is none, in words."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pairforge.certificate import costs_of
from pairforge.errors import Trouble
from pairforge.problem import Breaks, Crossing, GroupGap, Matched, Problem, Stage, SumStage, Ties, Variety

_LARGEST = 1 << 62


def why_network(problem: Problem) -> str:
    """Why a flow is exact."""
    rules = list(dict.fromkeys(placed.counted.label for placed in problem.forests.placed))
    if not rules:
        return "capacities, minimums, locks and priorities form a network, so min-cost flow is exact"
    if len(rules) == 1:
        return f"`{rules[0]}` crosses nothing: solved exactly as a network flow"
    return f"{_listed(rules)} are nested: solved exactly as a network flow"


def why_general(problem: Problem) -> str:
    """Why the general engine solves a problem."""
    if isinstance(problem.structure, Crossing):
        return f"{why_crossing(problem.structure)}: solved by bounds over rows"
    trouble = refuses_rules(problem)
    if trouble is None and not problem.of_smallest:
        return "asked for, although a network flow would do"
    for stage in problem.stages:
        why = _why_no_flow(stage)
        if why is not None:
            return f"{why}: solved by bounds over rows"
    return "the priorities are no network flow: solved by bounds over rows"


def why_crossing(crossing: Crossing) -> str:
    """Which rules are no flow together."""
    if not crossing.nested:
        return f"`{crossing.rule}` by itself is no network flow"
    nested = f"{_listed(crossing.nested)} could be solved as a network flow; "
    if not crossing.crossed:
        return f"{nested}`{crossing.rule}` by itself could not"
    crossed = _listed(crossing.crossed)
    return f"{nested}adding `{crossing.rule}`, which cuts across {crossed}, makes the rules cross"


def refuses_rules(problem: Problem) -> Trouble | None:
    """Why rules, or priorities by themselves, are no network flow; None if they are."""
    if isinstance(problem.structure, Crossing):
        return _refused(why_crossing(problem.structure), problem.structure.rule)
    for stage in problem.stages:
        why = _why_no_flow(stage)
        if why is not None:
            return _refused(why, stage.name)
    if problem.forests.placed and not _fit(problem):
        return _refused("its numbers are too large for one", problem.forests.placed[0].counted.label)
    return None


def _why_no_flow(stage: Stage) -> str | None:
    """Why a stage is no flow, whatever the rules; None if it is one."""
    if isinstance(stage, GroupGap):
        return f"`{stage.name}` compares sums over many pairs"
    if isinstance(stage, SumStage) and stage.keep < 1 and not isinstance(stage, Matched):
        return f"`keep` of `{stage.name}` bounds a sum that does not count pairs"
    return None


def _refused(why: str, name: str) -> Trouble:
    return Trouble(
        what=f"This cannot be solved exactly as a network flow: {why}.",
        remedy=f"Let the general engine solve it, or take `{name}` out.",
    )


def _fit(problem: Problem) -> bool:
    """Whether costs and sums of them fit into 64 bits, also with the nodes of the rules."""
    nodes = problem.forests.num_nodes + 2
    largest = max(int(np.abs(problem.points).max(initial=0)), 1 << Ties.bits(problem))
    for stage in problem.stages:
        if isinstance(stage, Breaks | Variety):
            for costs in costs_of(problem, stage):
                if costs is not None:
                    nodes = max(nodes, len(costs.steps))
                    largest = max(largest, costs.largest)
    return largest * nodes < _LARGEST


def _listed(rules: Iterable[str]) -> str:
    names = [f"`{rule}`" for rule in rules]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))
