"""``kind: veto``: people whom somebody would rather not be matched with."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Headings
from pairforge.config.readings import Ask, Side, Wishes
from pairforge.config.rules.base import RuleBase


class Veto(RuleBase):
    """Nobody is matched with somebody whom they named, nor with somebody who named them.

    Results and messages do not say who named whom. People outside the programme are listed and left out.
    """

    kind: Literal["veto"]
    mentee: Headings | None = Field(
        None, description="Heading or headings of the mentors whom a mentee would rather not have."
    )
    mentor: Headings | None = Field(
        None, description="Heading or headings of the mentees whom a mentor would rather not have."
    )
    separator: str | None = Field(
        None,
        description="What separates several people in a cell. Default: found in the column.",
        min_length=1,
    )

    @model_validator(mode="after")
    def _somebody_may(self) -> Self:
        if self.mentee is None and self.mentor is None:
            raise ValueError("name the columns: `mentee`, `mentor` or both")
        return self

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        sides: tuple[tuple[Side, list[str] | None], ...] = (("mentee", self.mentee), ("mentor", self.mentor))
        return tuple(
            Ask(side, tuple(headings), Wishes(self.separator), path)
            for side, headings in sides
            if headings is not None
        )
