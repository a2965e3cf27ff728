"""``kind: closeness``: how near the distance from mentee to mentor is to the best one."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PositiveFloat, model_validator

from pairforge.config.columns import Finite, ScaleColumns
from pairforge.config.criteria.base import CriterionBase


class Closeness(ScaleColumns, CriterionBase):
    """1 where mentor minus mentee lies in ``best``, falling evenly to 0 at ``fade`` outside of it."""

    kind: Literal["closeness"]
    best: tuple[Finite, Finite] = Field(
        (0.0, 0.0), description="Best range of mentor minus mentee, in steps or in the column's unit."
    )
    fade: Annotated[PositiveFloat, Field(allow_inf_nan=False)] | None = Field(
        None,
        description="How far outside the best range the value reaches 0. Default: with an order the number "
        "of its steps less one, with numbers the farthest pair of the programme.",
    )

    @model_validator(mode="after")
    def _a_range(self) -> Self:
        if self.best[0] > self.best[1]:
            raise ValueError("`best` must be [lowest, highest]")
        return self
