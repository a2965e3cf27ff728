"""The YAML of each kind of rule; a new kind is one new file and one name here."""

from typing import Annotated, TypeAlias

from pydantic import Field

from pairforge.config.rules.base import RuleBase
from pairforge.config.rules.differ import Differ
from pairforge.config.rules.gap import Gap
from pairforge.config.rules.lock import Lock
from pairforge.config.rules.meet import Meet
from pairforge.config.rules.never import Never
from pairforge.config.rules.same import Same
from pairforge.config.rules.share import Share

RuleConfig: TypeAlias = Annotated[
    Never | Lock | Differ | Share | Gap | Same | Meet, Field(discriminator="kind")
]

__all__ = ["Differ", "Gap", "Lock", "Meet", "Never", "RuleBase", "RuleConfig", "Same", "Share"]
