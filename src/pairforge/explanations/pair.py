"""Why this pair: what in the answers speaks for it, and who would have been next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria import Evidence, points_interval
from pairforge.roster import Roster
from pairforge.scoring import Scores


@dataclass(frozen=True)
class PairExplanation:
    """Facts about one chosen pair.

    Parameters
    ----------
    mentee, mentor
        Who it is, by id.
    evidence
        For each criterion that gave points, what in the two people's answers gave them.
    rank
        One more than the number of eligible mentors who score higher for this mentee.
    eligible
        How many mentors are eligible for this mentee.
    runner_up, runner_up_score
        The best eligible mentor whom this mentee did not get, and the score; None if there is none.
    lowest, highest
        What the score could be, whatever the two people's blank answers are; both are the score where
        nothing is blank.
    """

    mentee: str
    mentor: str
    evidence: Mapping[str, tuple[Evidence, ...]]
    rank: int
    eligible: int
    runner_up: str | None
    runner_up_score: float | None
    lowest: float
    highest: float


def explain_pairs(scores: Scores, roster: Roster, chosen: NDArray[np.int64]) -> tuple[PairExplanation, ...]:
    """One explanation for each chosen pair (positions in ``scores``, ascending)."""
    runner_up = _runners_up(scores, chosen)
    lowest, highest = _intervals(scores, chosen)
    found = []
    for pair, low, high in zip(chosen.tolist(), lowest.tolist(), highest.tolist(), strict=True):
        mentee, mentor = int(scores.mentees[pair]), int(scores.mentors[pair])
        row = slice(int(scores.starts[mentee]), int(scores.starts[mentee + 1]))
        second = runner_up[mentee]
        evidence = {criterion.label: criterion.evidence(mentee, mentor) for criterion in scores.criteria}
        found.append(
            PairExplanation(
                mentee=roster.mentees.ids[mentee],
                mentor=roster.mentors.ids[mentor],
                evidence={label: tokens for label, tokens in evidence.items() if tokens},
                rank=1 + int((scores.points[row] > scores.points[pair]).sum()),
                eligible=row.stop - row.start,
                runner_up=None if second is None else roster.mentors.ids[int(scores.mentors[second])],
                runner_up_score=None if second is None else int(scores.points[second]) / scores.resolution,
                lowest=low / scores.resolution,
                highest=high / scores.resolution,
            )
        )
    return tuple(found)


def _intervals(scores: Scores, chosen: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The fewest and most points of each chosen pair, whatever the blank answers are."""
    mentees, mentors = (side[chosen].astype(np.int64) for side in (scores.mentees, scores.mentors))
    low, high = np.zeros(len(chosen), dtype=np.int64), np.zeros(len(chosen), dtype=np.int64)
    for criterion in scores.criteria:
        fewest, most = points_interval(criterion, mentees, mentors, scores.resolution)
        low, high = low + fewest, high + most
    return low, high


def _runners_up(scores: Scores, chosen: NDArray[np.int64]) -> dict[int, int | None]:
    is_chosen = np.zeros(len(scores.points), dtype=bool)
    is_chosen[chosen] = True
    found: dict[int, int | None] = {}
    for mentee in np.unique(scores.mentees[chosen]).tolist():
        start, end = int(scores.starts[mentee]), int(scores.starts[mentee + 1])
        others = start + np.flatnonzero(~is_chosen[start:end])
        found[mentee] = int(others[np.argmax(scores.points[others])]) if len(others) else None
    return found
