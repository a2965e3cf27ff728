"""``kind: gap``: how far the mentor must be ahead of the mentee."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Finite, ScaleColumns
from pairforge.config.rules.base import ColumnRule


class Gap(ScaleColumns, ColumnRule):
    """Mentor minus mentee must lie between ``min`` and ``max``; a blank cannot be shown to."""

    kind: Literal["gap"]
    min: Finite | None = Field(None, description="Smallest gap, in steps or in the column's unit.")
    max: Finite | None = Field(None, description="Largest gap, in steps or in the column's unit.")

    @model_validator(mode="after")
    def _a_range(self) -> Self:
        if self.min is None and self.max is None:
            raise ValueError("give `min`, `max` or both")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("`min` is larger than `max`")
        return self
