"""The YAML of each kind of criterion; a new kind is one new file and one name here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from pairforge.config.criteria.base import CriterionBase
from pairforge.config.criteria.closeness import Closeness
from pairforge.config.criteria.different import Different
from pairforge.config.criteria.goals import Goals
from pairforge.config.criteria.history import History
from pairforge.config.criteria.like_me import LikeMe
from pairforge.config.criteria.meeting_time import MeetingTime
from pairforge.config.criteria.network import Network
from pairforge.config.criteria.overlap import Overlap
from pairforge.config.criteria.path import Path
from pairforge.config.criteria.ranking import Ranking
from pairforge.config.criteria.same import Same
from pairforge.config.criteria.scores import Scores
from pairforge.config.criteria.skill_gap import SkillGap
from pairforge.config.criteria.text import FreeText
from pairforge.config.criteria.values import Values

CriterionConfig: TypeAlias = Annotated[
    Overlap
    | Goals
    | Ranking
    | Same
    | Different
    | Closeness
    | Path
    | Values
    | LikeMe
    | FreeText
    | History
    | MeetingTime
    | Network
    | SkillGap
    | Scores,
    Field(discriminator="kind"),
]

__all__ = [
    "Closeness",
    "CriterionBase",
    "CriterionConfig",
    "Different",
    "FreeText",
    "Goals",
    "History",
    "LikeMe",
    "MeetingTime",
    "Network",
    "Overlap",
    "Path",
    "Ranking",
    "Same",
    "Scores",
    "SkillGap",
    "Values",
]
