"""Whether the pairs of a result may be at all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing import audit
from pairforge.conclusion.differences import Difference
from pairforge.config import Config
from pairforge.explanations.unmatched import rules_against
from pairforge.pipeline.reopening import MALFORMED, RESULT_FILE
from pairforge.pipeline.verifying.rebuilt import malformed
from pairforge.roster import Roster
from pairforge.scoring import Scores

IntArray = NDArray[np.int64]


def wrong_pairs(
    scores: Scores, roster: Roster, config: Config, document: Mapping[str, Any]
) -> tuple[Difference, ...]:
    """People who are not there, pairs that may not be, and rules that all pairs together break."""
    sides = roster.mentees.ids, roster.mentors.ids
    of_mentee, of_mentor = ({name: idx for idx, name in enumerate(ids)} for ids in sides)
    try:
        named = [(pair["mentee"], pair["mentor"]) for pair in document["pairs"]]
        people = [(of_mentee.get(mentee, -1), of_mentor.get(mentor, -1)) for mentee, mentor in named]
    except MALFORMED:
        return (malformed("pairs"),)
    positions = np.array(people, dtype=np.int64).reshape(-1, 2)
    is_known = (positions >= 0).all(axis=1)
    wrong = [
        Difference(RESULT_FILE, f"pairs[{idx}]", "unexpected", list(named[idx]))
        for idx in np.flatnonzero(~is_known).tolist()
    ]
    for idx in np.flatnonzero(is_known & ~_are_eligible(scores, positions)).tolist():
        rules = rules_against(scores, positions[idx, :1], positions[idx, 1:])
        wrong.append(Difference(RESULT_FILE, f"pairs[{idx}]", "broken", list(named[idx]), ", ".join(rules)))
    if wrong:
        return tuple(wrong)
    ordered = np.unique(positions, axis=0)
    if len(ordered) < len(positions):
        return (malformed("pairs"),)
    return tuple(_broken(scores, roster, config, *ordered.T))


def _are_eligible(scores: Scores, positions: IntArray) -> NDArray[np.bool_]:
    width = len(scores.starts) + int(scores.mentors.max(initial=0)) + 1
    keys = scores.mentees.astype(np.int64) * width + scores.mentors
    mentees, mentors = positions.T
    is_there: NDArray[np.bool_] = np.isin(mentees * width + mentors, keys) & (mentors < width)
    return is_there


def _broken(
    scores: Scores, roster: Roster, config: Config, mentees: IntArray, mentors: IntArray
) -> Iterator[Difference]:
    for broken in audit(roster, config, mentees, mentors, resolution=scores.resolution).breaks:
        yield Difference(RESULT_FILE, "pairs", "broken", None, str(broken))
