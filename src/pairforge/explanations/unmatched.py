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
    """One entry for each mentee who got fewer than wanted (``chosen``: positions in ``scores``)."""
    got = np.bincount(scores.mentees[chosen], minlength=len(roster.mentees))
    loads = np.bincount(scores.mentors[chosen], minlength=len(roster.mentors))
    full = loads >= roster.capacity
    return tuple(
        UnmatchedResult(
            mentee=roster.mentees.ids[mentee],
            wanted=int(roster.wants[mentee]),
            got=int(got[mentee]),
            reason=_reason(scores, roster, mentee, int(got[mentee]), full),
        )
        for mentee in np.flatnonzero(got < roster.wants).tolist()
    )


def rules_against(scores: Scores, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> dict[str, int]:
    """How many of the pairs of these mentees with these mentors each rule excludes, most first."""
    excluded: dict[str, int] = {}
    for mask in scores.masks:
        count = int((~mask.allows(mentees[:, None], mentors[None, :])).sum())
        if count:
            excluded[mask.label] = excluded.get(mask.label, 0) + count
    return dict(sorted(excluded.items(), key=lambda item: (-item[1], item[0])))


def _reason(
    scores: Scores, roster: Roster, mentee: int, got: int, full: NDArray[np.bool_]
) -> UnmatchedReason:
    mentors = scores.mentors[scores.starts[mentee] : scores.starts[mentee + 1]]
    if len(mentors) <= got:
        rules = rules_against(scores, np.array([mentee]), np.arange(len(roster.mentors)))
        alone = {rule: count for rule, count in rules.items() if count == len(roster.mentors)}
        return UnmatchedReason("no_eligible_mentor", alone or rules, len(mentors))
    free = int((~full[mentors]).sum())
    return UnmatchedReason("better_without" if free else "no_seat", {}, len(mentors))
