"""What the prices behind those of the people belong to: sets of pairs of rules, by their numbers."""

from __future__ import annotations

from pairforge.problem import Problem

Name = tuple[str, int]
"""The label of a rule, and the number of one of its sets."""


def sets_of(problem: Problem) -> dict[str, list[Name]]:
    """The sets of either side, in the order of their prices, which follow those of the people.

    Sets with the same pairs have one price, and the name of the first of them; those with the same pairs as a
    person have that of the person.
    """
    forests = problem.forests
    names: dict[bool, dict[int, Name]] = {True: {}, False: {}}
    for placed in forests.placed:
        counted, own = placed.counted, names[placed.is_left]
        for cell, node in zip(counted.cells.tolist(), placed.node[counted.cells].tolist(), strict=True):
            own.setdefault(node, (counted.label, counted.first + cell))
    left = range(problem.num_mentees, forests.left.num_nodes)
    right = range(problem.num_mentors, forests.right.num_nodes)
    return {
        "mentees": [names[True][node] for node in left],
        "mentors": [names[False][node] for node in right],
    }
