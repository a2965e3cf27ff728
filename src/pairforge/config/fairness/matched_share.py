"""``kind: matched_share``: how much of the pairs a group of mentees gets."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Heading
from pairforge.config.fairness.base import LimitBase
from pairforge.config.folding import clean
from pairforge.config.readings import Ask, Text
from pairforge.config.refusals import refused
from pairforge.config.shares import PartOfAll


class MatchedShare(LimitBase):
    """At least, or at most, such a share of all pairs is with mentees of one answer."""

    kind: Literal["matched_share"]
    column: Heading = Field(description="Heading of the mentees' column.")
    value: Heading = Field(description="The answer of the group.")
    at_least: PartOfAll | None = Field(None, description="Smallest share of the pairs, such as 0.4.")
    at_most: PartOfAll | None = Field(None, description="Largest share of the pairs, such as 0.6.")

    @model_validator(mode="after")
    def _a_bound(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise refused("this bounds nothing", "Add `at_least`, `at_most` or both.")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise refused("`at_least` is larger than `at_most`", "Make one of the two fit the other.")
        return self

    @property
    def label(self) -> str:
        """What the limit is called in messages and results."""
        return f"{self.kind} ({clean(self.column)}, {clean(self.value)})"

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return (Ask("mentee", (self.column,), Text(), path),)
