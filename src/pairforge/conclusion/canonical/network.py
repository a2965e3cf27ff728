"""What must hold where the rules are a network: the nodes of both forests, and limits over all pairs."""

from __future__ import annotations

from typing import Any

import numpy as np

from pairforge.conclusion.canonical.numbers import told_cells, told_numbers
from pairforge.conclusion.sets import sets_of
from pairforge.problem import Balance, Breaks, Forest, Problem, Stage, Variety


def told_network(problem: Problem) -> dict[str, Any]:
    """The nodes that the prices of the network engine speak of, the people first."""
    forests, names = problem.forests, sets_of(problem)
    return {
        "mentees": _told_forest(problem, forests.left, names["mentees"]),
        "mentors": _told_forest(problem, forests.right, names["mentors"]),
        "limits": [
            {
                "name": limit.name,
                "inside": told_numbers(problem, limit.inside.astype(np.int64)),
                "low": limit.low,
            }
            for limit in problem.limits
        ],
    }


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


def _told_forest(problem: Problem, forest: Forest, names: list[tuple[str, int]]) -> dict[str, Any]:
    return {
        "node": told_cells(problem, forest.leaf_of_pair),
        "parent": forest.parent.tolist(),
        "low": forest.low.tolist(),
        "high": forest.high.tolist(),
        "names": names,
    }
