"""``kind: choices``: as many first choices as possible, or as few last ones, or most in the top few."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, PositiveInt, model_validator

from pairforge.config.columns import Heading
from pairforge.config.priorities.base import PriorityBase, Surroundings
from pairforge.config.rankings import plain_label, ranking_fault
from pairforge.config.refusals import Refusal, refused


class Choices(PriorityBase):
    """How many mentees get which of their choices.

    greedy: most first choices, then most second ones, and so on. generous: fewest places empty, then fewest
    pairs that nobody wished for, then fewest last choices, and so on. top: most choices among the first k.
    """

    kind: Literal["choices"]
    profile: Literal["greedy", "generous", "top"] = Field(
        "greedy",
        description="greedy: most first choices, then most second ones, and so on; generous: fewest places "
        "empty, then fewest pairs that the mentee did not wish for, then fewest last choices, and so on; "
        "top: most pairs among the first `k` choices.",
    )
    k: PositiveInt | None = Field(None, description="With profile: top, how many choices count as the top.")
    criterion: Heading | None = Field(
        None, description="Name of the criterion of `kind: ranking`, where there are several by mentees."
    )

    no_keep: ClassVar[str | None] = "`choices` are lists of counts, one for each rank, not one number"

    @model_validator(mode="after")
    def _k_is_for_the_top(self) -> Self:
        if self.profile == "top" and self.k is None:
            raise refused(
                "`profile: top` leaves open how many choices are the top ones", "Add `k`, such as `k: 3`."
            )
        if self.profile != "top" and self.k is not None:
            raise refused(
                f"`k` says how many choices are the top ones, and `profile: {self.profile}` counts them all",
                "Write `profile: top`, or take `k` out.",
            )
        return self

    @property
    def settings(self) -> tuple[str, ...]:
        """What differs from the default, in words for the label."""
        profile = {"greedy": (), "generous": ("generous",), "top": (f"top {self.k}",)}[self.profile]
        return profile if self.criterion is None else (*profile, self.criterion)

    @property
    def settles_matched(self) -> bool:
        """Whether everything after it has the same number of pairs."""
        return self.profile == "generous"

    def faults(self, around: Surroundings) -> tuple[Refusal, ...]:
        """Why it does not fit the rest of the config; nothing if it does."""
        fault = None if around.criteria is None else ranking_fault(around.criteria, self.criterion)
        return () if fault is None else (fault,)

    def fitted(self, around: Surroundings) -> Self:
        """The same priority without a criterion if there is no other that could be meant."""
        return self.model_copy(update={"criterion": plain_label(around.criteria or (), self.criterion)})
