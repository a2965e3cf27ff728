"""``kind: mentors_total``: the sum of what mentors wished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal, Self

from pydantic import Field, field_validator

from pairforge.config.columns import Headings
from pairforge.config.criteria import CriterionBase
from pairforge.config.priorities.base import PriorityBase, Surroundings
from pairforge.config.rankings import rankings_by_mentors
from pairforge.config.refusals import Refusal, refused
from pairforge.errors import did_you_mean


class MentorsTotal(PriorityBase):
    """The sum of the points of the criteria that say what mentors wished is as large as possible."""

    kind: Literal["mentors_total"]
    criteria: Headings | None = Field(
        None,
        description="Names of the criteria that say what mentors wished. Default: every `kind: ranking` with "
        "`by: mentor`.",
    )

    no_keep: ClassVar[str | None] = "what mentors wished is added up in full"

    @field_validator("criteria")
    @classmethod
    def _each_once(cls, criteria: list[str] | None) -> list[str] | None:
        for idx, name in enumerate(criteria or ()):
            if name in (criteria or ())[:idx]:
                raise refused(f'the criterion "{name}" stands twice', "Keep one of the two.")
        return criteria

    @property
    def settings(self) -> tuple[str, ...]:
        """What differs from the default, in words for the label."""
        return tuple(self.criteria or ())

    def faults(self, around: Surroundings) -> tuple[Refusal, ...]:
        """Why it does not fit the rest of the config; nothing if it does."""
        if around.criteria is None:
            return ()
        labels = [item.label for item in around.criteria]
        unknown = [
            Refusal(
                ("criteria",),
                f'"{name}" is the name of no criterion',
                f"{did_you_mean(name, labels)}Possible: {', '.join(labels)}.",
            )
            for name in self.criteria or ()
            if name not in labels
        ]
        if unknown:
            return tuple(unknown)
        meant = [item for item in around.criteria if item.label in self.labels(around.criteria)]
        if not meant:
            return (
                Refusal(
                    (),
                    "there is no `kind: ranking` with `by: mentor`, so nothing says what mentors wished",
                    "Name the criteria that do, such as `{kind: mentors_total, criteria: [wishes]}`, or take "
                    "it out.",
                ),
            )
        if all(item.weight == 0 for item in meant):
            return (
                Refusal(
                    () if self.criteria is None else ("criteria",),
                    f"what mentors wished weighs 0 ({', '.join(item.label for item in meant)}), so there is "
                    "nothing to add up",
                    "Give it a weight, or take `mentors_total` out.",
                ),
            )
        return ()

    def labels(self, criteria: Sequence[CriterionBase]) -> tuple[str, ...]:
        """Names of the criteria that count, in the order of the config."""
        if self.criteria is None:
            return tuple(item.label for item in rankings_by_mentors(criteria))
        return tuple(item.label for item in criteria if item.label in self.criteria)

    def fitted(self, around: Surroundings) -> Self:
        """The same priority with its criteria in the order of the config, or none if they are the default."""
        if self.criteria is None or around.criteria is None:
            return self
        labels = self.labels(around.criteria)
        is_default = labels == self.model_copy(update={"criteria": None}).labels(around.criteria)
        return self.model_copy(update={"criteria": None if is_default else [*labels]})
