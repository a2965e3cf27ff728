"""``kind: at_least``: enough of one kind in a cohort that has anybody."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, PositiveInt, model_validator

from pairforge.config.cohorts.base import ColumnCohort
from pairforge.config.columns import Heading
from pairforge.config.folding import clean
from pairforge.config.refusals import refused


class AtLeast(ColumnCohort):
    """A cohort that has anybody has at least so many mentees of `each` answer, or of one `value`."""

    kind: Literal["at_least"]
    each: PositiveInt | None = Field(
        None, description="Fewest mentees of each answer that any mentee of the programme gave."
    )
    value: Heading | None = Field(None, description="The answer that is counted, instead of each.")
    count: PositiveInt | None = Field(None, description="Fewest mentees with that answer.")

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        one = self.value is not None and self.count is not None
        if (self.value is None) != (self.count is None) or one == (self.each is not None):
            raise refused(
                "say how many, in one way: `each` for every answer, or `value` and `count` for one answer",
                "Write `each: 1`, or `value: ...` and `count: 1`.",
            )
        return self

    @property
    def fewest(self) -> int:
        """Fewest mentees of a value in a cohort that has anybody."""
        return self.each or self.count or 0

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        return (f"{self.fewest} of {'each value' if self.value is None else clean(self.value)}",)
