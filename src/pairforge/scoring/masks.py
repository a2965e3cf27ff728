"""What makes pairs ineligible: the rules' masks, and three facts that need no rule."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config.criteria import Scores as ScoresConfig
from pairforge.roster import PairList, Roster
from pairforge.scoring.co_mentors import CoMentors
from pairforge.scoring.rules.conflict import Conflict
from pairforge.scoring.rules.consent import Consent
from pairforge.scoring.rules.differ import Differ
from pairforge.scoring.rules.gap import Gap
from pairforge.scoring.rules.meet import Meet
from pairforge.scoring.rules.never import Never
from pairforge.scoring.rules.reporting_line import ReportingLine
from pairforge.scoring.rules.same import Same
from pairforge.scoring.rules.share import Share
from pairforge.scoring.rules.veto import Veto


class Mask(Protocol):
    """Says which pairs are allowed; positions broadcast as for criteria."""

    label: str

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each pair is allowed."""
        ...


RULES: dict[str, Callable[[Any, Roster], Mask]] = {
    "conflict": Conflict,
    "consent": Consent,
    "differ": Differ,
    "gap": Gap,
    "meet": Meet,
    "never": Never,
    "reporting_line": ReportingLine,
    "same": Same,
    "share": Share,
    "veto": Veto,
}
"""The mask of every kind of rule that excludes pairs, by its name in the config."""


def build_masks(config: Config, roster: Roster) -> tuple[Mask, ...]:
    """All masks of a programme: people who rest, oneself, not listed, no co-mentors, then the rules' own."""
    listed = [
        Listed(criterion.label, roster.pair_lists[criterion.pair_asks()[0]], len(roster.mentors))
        for criterion in config.criteria
        if isinstance(criterion, ScoresConfig)
    ]
    rules = [RULES[rule.kind](rule, roster) for rule in config.rules if rule.kind in RULES]
    co_mentors = [] if config.co_mentors is None else [CoMentors(config.co_mentors, roster)]
    return (Resting(roster), Oneself(roster), *listed, *co_mentors, *rules)


def allowed_by(
    masks: Sequence[Mask], mentees: NDArray[np.int64], mentors: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether each pair is allowed by all of the masks."""
    allowed = np.ones(np.broadcast_shapes(mentees.shape, mentors.shape), dtype=bool)
    for mask in masks:
        allowed &= mask.allows(mentees, mentors)
    return allowed


class Resting:
    """Mentors with capacity 0 and mentees who want nobody are in no pair."""

    label = "resting"

    def __init__(self, roster: Roster) -> None:
        self._mentees, self._mentors = roster.wants > 0, roster.capacity > 0

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether neither of the two rests."""
        return self._mentees[mentees] & self._mentors[mentors]


class Oneself:
    """Nobody is matched with themselves."""

    label = "oneself"

    def __init__(self, roster: Roster) -> None:
        self._pairs, self._num_mentors = roster.same_person, len(roster.mentors)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the two are two people."""
        return ~self._pairs.contains(mentees, mentors, self._num_mentors)


NO_RULES = frozenset({Resting.label, Oneself.label})
"""Labels of the masks that nobody can relax; they count as no rule."""


class Listed:
    """Where scores are listed, pairs that are not listed cannot be."""

    def __init__(self, label: str, pairs: PairList, num_mentors: int) -> None:
        self.label = f"not listed in {label}"
        self._pairs, self._num_mentors = pairs, num_mentors

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the pair is listed."""
        return self._pairs.contains(mentees, mentors, self._num_mentors)
