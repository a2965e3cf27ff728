"""How well a group of mentees fared, for what keeps the groups of the programme alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Self

from pydantic import Field, PositiveInt, model_validator

from pairforge.config.columns import Heading, Schema
from pairforge.config.criteria import CriterionBase
from pairforge.config.folding import clean
from pairforge.config.rankings import plain_label, ranking_fault
from pairforge.config.readings import Ask, Text
from pairforge.config.refusals import Refusal, refused

Measure = Literal["mean_score", "match_rate", "top_k_rate"]


class GroupMeasure(Schema):
    """Base of what compares the groups of mentees by how well they fared."""

    column: Heading = Field(
        description="Heading of the mentees' column: those with the same answer are a group, and those who "
        "gave none are in no group."
    )
    measure: Measure = Field(
        "mean_score",
        description="mean_score: sum of the scores by the number of people in the group; match_rate: share "
        "of the group who have a mentor; top_k_rate: share of the group who get one of their first `k` "
        "choices. Whoever has no mentor counts 0.",
    )
    k: PositiveInt | None = Field(
        None, description="With measure: top_k_rate, how many choices count as the first. Default: 1."
    )
    criterion: Heading | None = Field(
        None,
        description="With measure: top_k_rate, name of the criterion of `kind: ranking`, where there are "
        "several by mentees.",
    )

    @model_validator(mode="after")
    def _choices_are_for_the_top(self) -> Self:
        for key in ("k", "criterion"):
            if self.measure != "top_k_rate" and getattr(self, key) is not None:
                raise refused(
                    f"`{key}` is about choices, and `measure: {self.measure}` counts none",
                    f"Write `measure: top_k_rate`, or take `{key}` out.",
                )
        return self

    @property
    def is_rate(self) -> bool:
        """Whether it counts people, so that it is in [0, 1]."""
        return self.measure != "mean_score"

    @property
    def first(self) -> int:
        """How many choices count as the first."""
        return self.k or 1

    @property
    def in_words(self) -> tuple[str, ...]:
        """What is compared, in words for the label."""
        words = self.measure.replace("_", " ").replace(" k ", f" {self.first} ")
        measure = (clean(self.column), words)
        return measure if self.criterion is None else (*measure, self.criterion)

    def measure_faults(self, criteria: Sequence[CriterionBase]) -> tuple[Refusal, ...]:
        """Why it does not fit the criteria; nothing if it does."""
        fault = ranking_fault(criteria, self.criterion) if self.measure == "top_k_rate" else None
        return () if fault is None else (fault,)

    def measure_fitted(self, criteria: Sequence[CriterionBase]) -> Self:
        """The same without a criterion if no other could be meant, and without a k that says nothing."""
        return self.model_copy(
            update={
                "criterion": plain_label(criteria, self.criterion),
                "k": None if self.k == 1 else self.k,
            }
        )

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return (Ask("mentee", (self.column,), Text(), path),)
