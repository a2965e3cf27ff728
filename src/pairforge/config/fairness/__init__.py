"""The YAML of each kind of fairness limit; a new kind is one new file and one name here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from pairforge.config.fairness.base import LimitBase
from pairforge.config.fairness.floor import Floor
from pairforge.config.fairness.top_choice_share import TopChoiceShare

LimitConfig: TypeAlias = Annotated[Floor | TopChoiceShare, Field(discriminator="kind")]

__all__ = ["Floor", "LimitBase", "LimitConfig", "TopChoiceShare"]
