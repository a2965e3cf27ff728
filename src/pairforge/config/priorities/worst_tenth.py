"""``kind: worst_tenth``: the sum of the smallest scores, of a tenth of the pairs or another share."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, PositiveInt

from pairforge.config.priorities.base import PriorityBase, written
from pairforge.config.shares import Share

TENTH = 0.1


class WorstTenth(PriorityBase):
    """The sum of the smallest scores is as large as possible: those of a tenth of the pairs, rounded up."""

    kind: Literal["worst_tenth"]
    share: Share = Field(TENTH, description="Another share of the pairs than a tenth.")
    mix: tuple[PositiveInt, PositiveInt] | None = Field(
        None,
        description="Two whole numbers: what the sum of the smallest scores and the total count together, "
        "such as [3, 1]; `pairforge frontier` finds them. Default: the smallest scores alone.",
    )

    no_keep: ClassVar[str | None] = "slack on the sum of the smallest scores has no exact form as a flow"
    needs_matched: ClassVar[str | None] = (
        "`worst_tenth` adds up the smallest scores among those who get a mentor"
    )

    @property
    def settings(self) -> tuple[str, ...]:
        """What differs from the default, in words for the label."""
        share = () if self.share == TENTH else (written(self.share),)
        return share if self.mix is None else (*share, f"mix {self.mix[0]}:{self.mix[1]}")
