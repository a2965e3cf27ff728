"""Why a mentee stays without a mentor, or gets fewer than wanted."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.pairing import UnmatchedReason, UnmatchedResult
from pairforge.roster import Roster
from pairforge.scoring import Scores


def explain_unmatched(
    scores: Scores, roster: Roster, chosen: NDArray[np.int64]
) -> tuple[UnmatchedResult, ...]:
    """One entry for each mentee who got fewer than wanted (``chosen``: ascending positions in ``scores``)."""
    got = np.bincount(scores.mentees[chosen], minlength=len(roster.mentees))
    loads = np.bincount(scores.mentors[chosen], minlength=len(roster.mentors))
    full = loads >= roster.capacity

    starts = np.searchsorted(scores.mentees[chosen], np.arange(len(roster.mentees) + 1))
    return tuple(
        UnmatchedResult(
            mentee=roster.mentees.ids[mentee],
            wanted=int(roster.wants[mentee]),
            got=int(got[mentee]),
            reason=_reason(
                scores, roster, mentee, scores.mentors[chosen[starts[mentee] : starts[mentee + 1]]], full
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
    scores: Scores, roster: Roster, mentee: int, given: NDArray[np.int32], full: NDArray[np.bool_]
) -> UnmatchedReason:
    """Why ``mentee``, who has the mentors ``given``, has no more."""
    mentors = scores.mentors[scores.starts[mentee] : scores.starts[mentee + 1]]
    others = np.setdiff1d(mentors, given)
    if not len(others):
        rules = rules_against(scores, np.array([mentee]), np.arange(len(roster.mentors)))
        alone = {rule: count for rule, count in rules.items() if count == len(roster.mentors)}
        return UnmatchedReason("no_eligible_mentor", alone or rules, len(mentors))
    return UnmatchedReason("no_seat" if full[others].all() else "better_without", {}, len(mentors))
