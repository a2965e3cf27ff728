"""People and eligible pairs, as integers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from pairforge.problem import Problem, Ties


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
        "eligible": [_runs(own) for own in _by_mentee(problem, problem.mentors)],
        "points": [own.tolist() for own in _by_mentee(problem, problem.points)],
        "locked": problem.locked.tolist(),
        "standing": None if problem.standing is None else problem.standing.tolist(),
        "ties": {
            "bits": Ties.bits(problem),
            "mentees": [f"{key:016x}" for key in problem.mentee_keys.tolist()],
            "mentors": [f"{key:016x}" for key in problem.mentor_keys.tolist()],
        },
    }


def _by_mentee(problem: Problem, values: Any) -> list[Any]:
    return np.split(values, problem.starts[1:-1])


def _runs(mentors: Any) -> list[int]:
    """Positions (ascending) as first and number of those that follow each other, for each such run."""
    if not len(mentors):
        return []
    first = np.append(0, np.flatnonzero(np.diff(mentors) != 1) + 1)
    lengths = np.diff(np.append(first, len(mentors)))
    runs: list[int] = np.column_stack([mentors[first], lengths]).reshape(-1).tolist()
    return runs
