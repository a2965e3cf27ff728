"""``kind: consent``: only people who agreed are matched."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Heading, SideHeadings
from pairforge.config.readings import Ask, Text
from pairforge.config.rules.base import RuleBase


class Consent(RuleBase):
    """Whoever gave another answer, or none, is in no pair."""

    kind: Literal["consent"]
    column: Heading | None = Field(None, description="Heading of the question on both sides.")
    mentee: Heading | None = Field(None, description="Heading of the mentees' question.")
    mentor: Heading | None = Field(None, description="Heading of the mentors' question.")
    values: list[Heading] = Field(
        min_length=1, description="The answers that mean yes, such as [Yes, I agree]; any other means no."
    )

    @model_validator(mode="after")
    def _one_way_or_the_other(self) -> Self:
        if (self.column is None) == (self.mentee is None and self.mentor is None):
            raise ValueError("name the columns: `column` for both sides, or `mentee`, `mentor` or both")
        return self

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        sides = SideHeadings(mentee=self.mentee or self.column, mentor=self.mentor or self.column)
        return sides.asks(Text(), path)
