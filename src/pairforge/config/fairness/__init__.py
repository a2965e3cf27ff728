"""The YAML of each kind of fairness limit; a new kind is one new file and one name here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from pairforge.config.fairness.base import LimitBase
from pairforge.config.fairness.count import Count
from pairforge.config.fairness.floor import Floor
from pairforge.config.fairness.group_gap import GroupGap
from pairforge.config.fairness.matched_share import MatchedShare
from pairforge.config.fairness.top_choice_share import TopChoiceShare

LimitConfig: TypeAlias = Annotated[
    Floor | TopChoiceShare | MatchedShare | Count | GroupGap, Field(discriminator="kind")
]

__all__ = ["Count", "Floor", "GroupGap", "LimitBase", "LimitConfig", "MatchedShare", "TopChoiceShare"]
