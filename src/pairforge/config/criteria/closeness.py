"""``kind: closeness``: how near the distance from mentee to mentor is to the best one."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, PositiveFloat, model_validator

from pairforge.config.columns import SharedColumns
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Number, Step

Finite = Annotated[float, Field(allow_inf_nan=False)]


class Closeness(CriterionBase, SharedColumns):
    """1 where mentor minus mentee lies in ``best``, falling evenly to 0 at ``fade`` outside of it."""

    kind: Literal["closeness"]
    order: list[str] | None = Field(
        None, description="An ordered scale, lowest first; without it the columns hold numbers.", min_length=2
    )
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

    @property
    def reading(self) -> Number | Step:
        """How the columns are read."""
        return Number() if self.order is None else Step(tuple(self.order))

    def asks(self, path: tuple[str | int, ...]) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(self.reading, path)
