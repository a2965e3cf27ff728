"""``kind: at_most``: not too many of one kind in a cohort."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from pairforge.config.cohorts.base import ColumnCohort
from pairforge.config.columns import Heading
from pairforge.config.folding import clean
from pairforge.config.refusals import refused


class AtMost(ColumnCohort):
    """A cohort has at most so many mentees with one answer: `same` for any answer, or one `value`."""

    kind: Literal["at_most"]
    same: PositiveInt | None = Field(None, description="Most mentees who may have the same answer.")
    value: Heading | None = Field(None, description="The answer that is counted, instead of each.")
    count: NonNegativeInt | None = Field(None, description="Most mentees who may have that answer.")

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        one = self.value is not None and self.count is not None
        if (self.value is None) != (self.count is None) or one == (self.same is not None):
            raise refused(
                "say how many, in one way: `same` for any answer, or `value` and `count` for one answer",
                "Write `same: 2`, or `value: ...` and `count: 2`.",
            )
        return self

    @property
    def most(self) -> int:
        """Most mentees of a value."""
        return self.same if self.same is not None else self.count or 0

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        return (f"{self.most} of {'a value' if self.value is None else clean(self.value)}",)
