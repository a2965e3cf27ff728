"""``kind: top_choice_share``: how many of those who stated choices get one of their first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, PositiveInt

from pairforge.config.columns import Heading
from pairforge.config.criteria import CriterionBase
from pairforge.config.fairness.base import LimitBase
from pairforge.config.rankings import plain_label, ranking_fault
from pairforge.config.refusals import Refusal
from pairforge.config.shares import Share


class TopChoiceShare(LimitBase):
    """At least so many of the mentees who stated choices get one of their first `k`."""

    kind: Literal["top_choice_share"]
    k: PositiveInt = Field(1, description="How many choices count as the first.")
    at_least: Share = Field(
        description="Smallest share of the mentees who stated choices, such as 0.5; rounded up to people."
    )
    criterion: Heading | None = Field(
        None, description="Name of the criterion of `kind: ranking`, where there are several by mentees."
    )

    @property
    def label(self) -> str:
        """What the limit is called in messages and results."""
        top = () if self.k == 1 else (f"top {self.k}",)
        settings = ", ".join(top if self.criterion is None else (*top, self.criterion))
        return f"{self.kind} ({settings})" if settings else self.kind

    def faults(self, criteria: Sequence[CriterionBase]) -> tuple[Refusal, ...]:
        """Why it does not fit the criteria; nothing if it does."""
        fault = ranking_fault(criteria, self.criterion)
        return () if fault is None else (fault,)

    def fitted(self, criteria: Sequence[CriterionBase]) -> Self:
        """The same limit without a criterion if there is no other that could be meant."""
        return self.model_copy(update={"criterion": plain_label(criteria, self.criterion)})
