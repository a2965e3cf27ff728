"""``kind: group_gap``: how far apart any two groups of mentees may fare."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pairforge.config.criteria import CriterionBase
from pairforge.config.fairness.base import LimitBase
from pairforge.config.group_measures import GroupMeasure
from pairforge.config.refusals import Refusal, refused


class GroupGap(GroupMeasure, LimitBase):
    """The best and the worst group of mentees are at most so far apart.

    With `mean_score` no score may be negative.
    """

    kind: Literal["group_gap"]
    at_most: Annotated[float, Field(ge=0, allow_inf_nan=False)] = Field(
        description="Largest difference between two groups: in the unit of scores, or a share from 0 to 1."
    )

    @model_validator(mode="after")
    def _shares_go_to_1(self) -> Self:
        if self.is_rate and self.at_most > 1:
            raise refused(
                f"`measure: {self.measure}` is a share from 0 to 1, and `at_most` is {self.at_most:g}",
                f"If {self.at_most:g} % is meant, write {self.at_most / 100:g}.",
            )
        return self

    @property
    def label(self) -> str:
        """What the limit is called in messages and results."""
        return f"{self.kind} ({', '.join(self.in_words)})"

    def faults(self, criteria: Sequence[CriterionBase]) -> tuple[Refusal, ...]:
        """Why it does not fit the criteria; nothing if it does."""
        return self.measure_faults(criteria)

    def fitted(self, criteria: Sequence[CriterionBase]) -> Self:
        """The same limit without settings that say in this config what is so without them."""
        return self.measure_fitted(criteria)
