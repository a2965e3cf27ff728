"""People and eligible pairs, as integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Problem, Ties

IntArray = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True)
class Heading:
    """What a problem is of.

    Parameters
    ----------
    config_sha256, roster_sha256, seed, resolution, full_score, worst_share
        As in the result.
    criteria
        The labels of the criteria.
    mentees, mentors
        Ids.
    capacity, minimum
        Places that mentors offer, and must have filled, as they said.
    """

    config_sha256: str
    roster_sha256: str
    seed: int
    resolution: int
    full_score: float | None
    worst_share: float
    criteria: Sequence[str]
    mentees: Sequence[str]
    mentors: Sequence[str]
    capacity: Sequence[int]
    minimum: Sequence[int]


def told_people(problem: Problem, heading: Heading) -> dict[str, Any]:
    """Who there is, who can be paired with whom, and from which keys ties are decided."""
    return vars(heading) | {
        "criteria": list(heading.criteria),
        "wants": problem.wants.tolist(),
        "eligible": _runs(problem),
        "points": _parts(problem.points.tolist(), problem.starts),
        "locked": problem.locked.tolist(),
        "standing": None if problem.standing is None else problem.standing.tolist(),
        "ties_bits": Ties.bits(problem),
        "mentee_keys": [f"{key:016x}" for key in problem.mentee_keys.tolist()],
        "mentor_keys": [f"{key:016x}" for key in problem.mentor_keys.tolist()],
    }


def _runs(problem: Problem) -> list[list[list[int]]]:
    """Each mentee's mentors (ascending) as first and number of those that follow each other, run by run."""
    follows = (np.diff(problem.mentors) == 1) & (np.diff(problem.mentees) == 0)
    first = np.flatnonzero(np.append(True, ~follows)[: problem.num_pairs])
    lengths = np.diff(np.append(first, problem.num_pairs))
    runs: list[list[int]] = np.column_stack([problem.mentors[first], lengths]).tolist()
    return _parts(runs, np.searchsorted(first, problem.starts))


def _parts(numbers: list[Any], starts: IntArray) -> list[list[Any]]:
    """The part of each mentee."""
    return [numbers[start:end] for start, end in pairwise(starts.tolist())]
