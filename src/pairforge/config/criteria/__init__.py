"""The YAML of each kind of criterion; a new kind is one new file and one name here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from pairforge.config.criteria.base import CriterionBase
from pairforge.config.criteria.closeness import Closeness
from pairforge.config.criteria.different import Different
from pairforge.config.criteria.overlap import Overlap
from pairforge.config.criteria.ranking import Ranking
from pairforge.config.criteria.same import Same
from pairforge.config.criteria.scores import Scores
from pairforge.config.criteria.skill_gap import SkillGap

CriterionConfig: TypeAlias = Annotated[
    Overlap | Ranking | Same | Different | Closeness | SkillGap | Scores, Field(discriminator="kind")
]

__all__ = [
    "Closeness",
    "CriterionBase",
    "CriterionConfig",
    "Different",
    "Overlap",
    "Ranking",
    "Same",
    "Scores",
    "SkillGap",
]
