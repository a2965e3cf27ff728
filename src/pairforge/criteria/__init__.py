"""How well a pair fits: one small file a kind; a new kind is one new file and one line here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from pairforge.config import Config, plug_in
from pairforge.criteria.agreement import Agreement
from pairforge.criteria.checked import Checked
from pairforge.criteria.closeness import Closeness
from pairforge.criteria.common_hours import CommonHours
from pairforge.criteria.common_tags import CommonTags
from pairforge.criteria.different import Different
from pairforge.criteria.goals import Goals
from pairforge.criteria.history import History
from pairforge.criteria.like_me import LikeMe
from pairforge.criteria.meeting_time import MeetingTime
from pairforge.criteria.network import Network
from pairforge.criteria.overlap import Overlap
from pairforge.criteria.path import Path
from pairforge.criteria.protocol import (
    Criterion,
    Evidence,
    FloatArray,
    IntArray,
    mean_of_all_pairs,
    points,
    points_interval,
    rounded_mean,
)
from pairforge.criteria.ranking import Ranking
from pairforge.criteria.same import Same
from pairforge.criteria.scores import Scores
from pairforge.criteria.skill_gap import SkillGap
from pairforge.criteria.text import FreeText
from pairforge.criteria.values import Values
from pairforge.roster import Roster

CRITERIA: dict[str, type[Any]] = {
    "closeness": Closeness,
    "different": Different,
    "goals": Goals,
    "history": History,
    "like_me": LikeMe,
    "meeting_time": MeetingTime,
    "network": Network,
    "overlap": Overlap,
    "path": Path,
    "ranking": Ranking,
    "same": Same,
    "scores": Scores,
    "skill_gap": SkillGap,
    "text": FreeText,
    "values": Values,
}
"""Every kind of criterion that pairforge has itself, by its name in the config."""


def build_criteria(config: Config, roster: Roster) -> tuple[Criterion, ...]:
    """The config's criteria over a roster, in the config's order; what is only for the audit they do not see.

    Raises
    ------
    InputError
        If a criterion lacks something it needs, such as a package that is not installed.
    """
    seen = replace(roster, audited={})
    return tuple(
        CRITERIA[criterion.kind](criterion, seen)
        if criterion.kind in CRITERIA
        else Checked(plug_in(criterion.kind), criterion, seen)
        for criterion in config.criteria
    )


def phrase_of(kind: str) -> str:
    """How the evidence of a kind of criterion becomes words; ``{}`` stands for it."""
    found: type[Any] = CRITERIA[kind] if kind in CRITERIA else plug_in(kind).criterion
    return str(found.phrase)


__all__ = [
    "CRITERIA",
    "Agreement",
    "CommonHours",
    "CommonTags",
    "Criterion",
    "Evidence",
    "FloatArray",
    "IntArray",
    "Scores",
    "build_criteria",
    "mean_of_all_pairs",
    "phrase_of",
    "points",
    "points_interval",
    "rounded_mean",
]
