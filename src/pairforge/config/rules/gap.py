"""``kind: gap``: how far the mentor must be ahead of the mentee."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pairforge.config.readings import Ask, Number, Step
from pairforge.config.rules.base import ColumnRule

Finite = Annotated[float, Field(allow_inf_nan=False)]


class Gap(ColumnRule):
    """Mentor minus mentee must lie between ``min`` and ``max``; a blank cannot be shown to."""

    kind: Literal["gap"]
    order: list[str] | None = Field(
        None, description="An ordered scale, lowest first; without it the columns hold numbers.", min_length=2
    )
    min: Finite | None = Field(None, description="Smallest gap, in steps or in the column's unit.")
    max: Finite | None = Field(None, description="Largest gap, in steps or in the column's unit.")

    @model_validator(mode="after")
    def _a_range(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("give `min`, `max` or both")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("`min` is larger than `max`")
        return self

    @property
    def reading(self) -> Number | Step:
        """How the columns are read."""
        return Number() if self.order is None else Step(tuple(self.order))

    def asks(self, path: tuple[str | int, ...]) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(self.reading, path)
