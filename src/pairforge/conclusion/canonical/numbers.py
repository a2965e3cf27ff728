"""A number for each pair, as brief as can be: all alike, by name, by people, in runs, or one by one."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Problem

IntArray = NDArray[np.int64]

NOWHERE = -1
"""The cell of a pair that is in none."""

_ROUNDS = 12


def told_numbers(problem: Problem, values: NDArray[Any]) -> Any:
    """Numbers of the pairs (shape (num_pairs,)) as ``problem.json`` holds them; see ``docs/verify.md``."""
    if not len(values) or (values == values[0]).all():
        return int(values[0]) if len(values) else 0
    if np.array_equal(values, problem.points):
        return "points"
    return _in_runs(values)


def told_cells(problem: Problem, of_pair: NDArray[Any]) -> Any:
    """The cell of each pair; where it can be, as a sum of what mentee and mentor say, null for none."""
    if of_pair is problem.mentees or of_pair is problem.mentors:
        own = list(range(problem.num_mentees if of_pair is problem.mentees else problem.num_mentors))
        other = [0] * (problem.num_mentors if of_pair is problem.mentees else problem.num_mentees)
        sides = (own, other) if of_pair is problem.mentees else (other, own)
        return dict(zip(("mentees", "mentors"), sides, strict=True))
    return _by_people(problem, of_pair.astype(np.int64)) or told_numbers(problem, of_pair)


def told_weights(problem: Problem, weights: IntArray | None) -> Any:
    """What each pair counts in its cell."""
    if weights is None:
        return 1
    told = told_numbers(problem, weights)
    return (_by_people(problem, weights) or told) if isinstance(told, dict | list) else told


def _in_runs(values: NDArray[Any]) -> Any:
    """Each number with how often it follows itself, if that is shorter."""
    first = np.append(0, np.flatnonzero(np.diff(values)) + 1)
    if 2 * len(first) >= len(values):
        return values.tolist()
    lengths = np.diff(np.append(first, len(values)))
    return {"runs": np.column_stack([values[first], lengths]).tolist()}


def _by_people(problem: Problem, values: IntArray) -> dict[str, list[int | None]] | None:
    """A number for each mentee and mentor, whose sum each pair has; None if none are found.

    Only of cells a negative sum means that the pair is in none, so that people without any pair that is in
    one are no part of the sum.
    """
    inside = np.flatnonzero(values != NOWHERE)
    mentees, mentors, own = problem.mentees[inside], problem.mentors[inside], values[inside]
    left, right = np.zeros(problem.num_mentees, np.int64), np.zeros(problem.num_mentors, np.int64)
    known_left, known_right = np.zeros(len(left), dtype=bool), np.zeros(len(right), dtype=bool)
    for _ in range(_ROUNDS):
        open_pairs = np.flatnonzero(~known_left[mentees])
        if not len(open_pairs):
            break
        reached = open_pairs[known_right[mentors[open_pairs]]]
        if len(reached):
            left[mentees[reached]] = own[reached] - right[mentors[reached]]
            known_left[mentees[reached]] = True
        else:
            known_left[mentees[open_pairs[0]]] = True
        reached = np.flatnonzero(known_left[mentees])
        right[mentors[reached]] = own[reached] - left[mentees[reached]]
        known_right[mentors[reached]] = True
    sums = left[problem.mentees] + right[problem.mentors]
    both = known_left[problem.mentees] & known_right[problem.mentors]
    if not np.array_equal(np.where(both, sums, NOWHERE), values):
        return None
    return {
        "mentees": [one if known else None for one, known in zip(left.tolist(), known_left, strict=True)],
        "mentors": [one if known else None for one, known in zip(right.tolist(), known_right, strict=True)],
    }
