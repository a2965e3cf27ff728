"""What must hold where the rules are a network: the nodes of both forests, and limits over all pairs."""

from __future__ import annotations

from typing import Any

import numpy as np

from pairforge.conclusion.canonical.rows import RowsTold
from pairforge.problem import Balance, Breaks, Forest, GroupGap, Problem, Stage, Variety
from pairforge.problem.constraints import Family


def told_network(problem: Problem, stages: list[dict[str, Any]]) -> dict[str, Any]:
    """A row for each node of both forests, the people first, and for each limit.

    The first family has the innermost node of the mentees' side of each pair, the second the mentors'.
    What a stage needs is put into ``stages``.
    """
    sides = (problem.forests.left, problem.forests.right)
    families = [Family(side.leaf_of_pair, side.num_nodes) for side in sides]
    families += [Family(np.where(limit.inside, 0, -1).astype(np.int32), 1) for limit in problem.limits]
    number = len(families)
    rows = [row for number, side in enumerate(sides) for row in _rows_of(number, side)]
    rows += [
        [limit.low, problem.num_pairs, [[2 + place, 0, 1]], []] for place, limit in enumerate(problem.limits)
    ]
    told = RowsTold(problem, families)
    for stage, one in zip(problem.stages, stages, strict=True):
        if isinstance(stage, GroupGap):
            one |= told.of_stage(stage)
        elif isinstance(stage, Balance | Breaks | Variety):
            one["counted"] = told_costs(problem, stage)
    return {
        "families": told.told_families(),
        "block": {"families": list(range(number)), "helpers": [], "rows": rows},
        "nodes": [side.num_nodes for side in sides],
    }


def _rows_of(number: int, forest: Forest) -> list[list[Any]]:
    """What each node may count, over the cells of all nodes within it."""
    within: list[list[list[int]]] = [[] for _ in range(forest.num_nodes)]
    parent = forest.parent.tolist()
    for leaf in range(forest.num_nodes):
        node = leaf
        while node >= 0:
            within[node].append([number, leaf, 1])
            node = parent[node]
    ends = zip(forest.low.tolist(), forest.high.tolist(), within, strict=True)
    return [[low, high, cells, []] for low, high, cells in ends]


def told_costs(problem: Problem, stage: Stage) -> list[list[int]]:
    """What counts cost: node (those of the mentees first), and numbers as ``docs/verify.md`` has them."""
    if isinstance(stage, Balance):
        first = problem.forests.left.num_nodes
        return [[first + mentor, 2, 1, 0, 0] for mentor in range(problem.num_mentors)]
    if not isinstance(stage, Breaks | Variety):
        return []
    costs: list[list[int]] = []
    for placed in problem.forests.placed:
        counted = placed.counted
        if counted.stage == stage.name:
            first = 0 if placed.is_left else problem.forests.left.num_nodes
            cells = counted.cells
            columns = (first + placed.node[cells], counted.low[cells], counted.high[cells])
            for node, low, high in zip(*(column.tolist() for column in columns), strict=True):
                costs.append([node, counted.likeness, counted.price, max(low, 0), high])
    return costs
