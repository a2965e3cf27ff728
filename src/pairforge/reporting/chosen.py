"""The pairs of a result by position, for sheets of what only whoever runs the programme may see."""

from __future__ import annotations

import numpy as np

from pairforge.auditing import ChosenPairs
from pairforge.pairing import Result
from pairforge.roster import Roster


def chosen_pairs(roster: Roster, result: Result) -> ChosenPairs:
    """The pairs of a result as the audit takes them."""
    mentees = {identifier: idx for idx, identifier in enumerate(roster.mentees.ids)}
    mentors = {identifier: idx for idx, identifier in enumerate(roster.mentors.ids)}
    return ChosenPairs(
        roster,
        np.array([mentees[pair.mentee] for pair in result.pairs], dtype=np.int64),
        np.array([mentors[pair.mentor] for pair in result.pairs], dtype=np.int64),
    )
