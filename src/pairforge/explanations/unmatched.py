"""Why a mentee stays without a mentor, or gets fewer than wanted."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from pairforge.explanations.in_the_way import InTheWay
from pairforge.pairing import UnmatchedReason, UnmatchedResult
from pairforge.problem import Problem
from pairforge.roster import Roster
from pairforge.scoring import Scores


def explain_unmatched(
    scores: Scores, roster: Roster, problem: Problem, chosen: NDArray[np.int64]
) -> tuple[UnmatchedResult, ...]:
    """One entry for each mentee who got fewer than wanted.

    Parameters
    ----------
    scores, roster, problem
        The programme; the pairs of ``problem`` are those of ``scores``.
    chosen
        Positions of the chosen pairs, ascending; they keep every rule.
    """
    mentees, mentors = problem.people(chosen)
    got = np.bincount(mentees, minlength=len(roster.mentees))
    filled = np.zeros(len(roster.mentors), dtype=np.int64)
    np.add.at(filled, mentors, roster.places[mentees])
    in_the_way = InTheWay(problem, chosen)
    starts = np.searchsorted(mentees, np.arange(len(roster.mentees) + 1))
    return tuple(
        UnmatchedResult(
            mentee=roster.mentees.ids[mentee],
            wanted=int(roster.wants[mentee]),
            got=int(got[mentee]),
            reason=_reason(
                scores,
                mentee,
                mentors[starts[mentee] : starts[mentee + 1]],
                filled + roster.places[mentee] > roster.capacity,
                in_the_way,
            ),
        )
        for mentee in np.flatnonzero(got < roster.wants).tolist()
    )


def rules_against(scores: Scores, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> dict[str, int]:
    """How many of the pairs of these mentees with these mentors each rule excludes, most first."""
    excluded: dict[str, NDArray[np.bool_]] = {}
    for mask in scores.masks:
        against = ~mask.allows(mentees[:, None], mentors[None, :])
        excluded[mask.label] = against | excluded.get(mask.label, np.zeros_like(against))
    counts = {label: int(against.sum()) for label, against in excluded.items()}
    return dict(sorted(((rule, n) for rule, n in counts.items() if n), key=lambda item: (-item[1], item[0])))


def _reason(
    scores: Scores,
    mentee: int,
    given: NDArray[np.int64],
    full: NDArray[np.bool_],
    in_the_way: InTheWay,
) -> UnmatchedReason:
    """Why ``mentee``, who has the mentors ``given``, has no more."""
    own = np.arange(scores.starts[mentee], scores.starts[mentee + 1])
    others = own[~np.isin(scores.mentors[own], given)]
    if not len(others):
        rules = rules_against(scores, np.array([mentee]), np.arange(len(full)))
        alone = {rule: count for rule, count in rules.items() if count == len(full)}
        return UnmatchedReason("no_eligible_mentor", alone or rules, len(own))
    with_seat = others[~full[scores.mentors[others]]]
    if not len(with_seat):
        return UnmatchedReason("no_seat", {}, len(own))
    broken: Counter[str] = Counter()
    for pair in with_seat.tolist():
        labels = in_the_way.of(pair)
        if not labels:
            return UnmatchedReason("better_without", {}, len(own))
        broken.update(labels)
    counts = dict(sorted(broken.items(), key=lambda item: (-item[1], item[0])))
    return UnmatchedReason("rules_of_groups", counts, len(own))
