"""``kind: size``: how many mentees a cohort has."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PositiveInt, model_validator

from pairforge.config.cohorts.base import CohortBase
from pairforge.config.refusals import refused


class Size(CohortBase):
    """How many mentees a cohort has; where mentees take several places, people are counted, not places."""

    kind: Literal["size"]
    min: PositiveInt | None = Field(None, description="Fewest mentees of every mentor.")
    max: PositiveInt | None = Field(None, description="Most mentees of every mentor.")
    even: bool = Field(False, description="Whether their number must be even, so that they can work in twos.")
    min_if_used: Annotated[int, Field(ge=2)] | None = Field(
        None, description="Fewest mentees of a mentor who has any."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.min is None and self.max is None and self.min_if_used is None and not self.even:
            raise refused("this says nothing of the size", "Add `min`, `max`, `min_if_used` or `even: true`.")
        for key, low in (("min", self.min), ("min_if_used", self.min_if_used)):
            if low is not None and self.max is not None and low > self.max:
                raise refused(f"`{key}` is larger than `max`", "Make one of the two fit the other.")
        if self.min is not None and self.min_if_used is not None and self.min >= self.min_if_used:
            raise refused(
                "every mentor must have `min` mentees, so `min_if_used` says nothing more",
                "Keep one of the two, or make `min_if_used` the larger one.",
            )
        return self

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        words = (
            (f"at least {self.min}", self.min is not None),
            (f"at most {self.max}", self.max is not None),
            ("even", self.even),
            (f"at least {self.min_if_used} if any", self.min_if_used is not None),
        )
        return tuple(word for word, is_said in words if is_said)
