"""``kind: group_gap``: groups of mentees fare as alike as possible."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pairforge.config.group_measures import GroupMeasure
from pairforge.config.priorities.base import PriorityBase, Surroundings
from pairforge.config.refusals import Refusal


class GroupGap(GroupMeasure, PriorityBase):
    """The best and the worst group of mentees are as near each other as possible.

    With `mean_score` no score may be negative.
    """

    kind: Literal["group_gap"]

    no_keep: ClassVar[str | None] = "a gap that may be a little larger cannot be kept exactly yet"
    needs_matched: ClassVar[str | None] = "`group_gap` counts 0 for everybody without a mentor"

    @property
    def settings(self) -> tuple[str, ...]:
        """What it compares, in words for the label."""
        return self.in_words

    def faults(self, around: Surroundings) -> tuple[Refusal, ...]:
        """Why it does not fit the rest of the config; nothing if it does."""
        return () if around.criteria is None else self.measure_faults(around.criteria)

    def fitted(self, around: Surroundings) -> Self:
        """The same priority without settings that say in this config what is so without them."""
        return self.measure_fitted(around.criteria or ())
