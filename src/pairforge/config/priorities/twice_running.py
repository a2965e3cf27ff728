"""``kind: twice_running``: nobody badly served in two rounds running."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Finite
from pairforge.config.criteria import Scores
from pairforge.config.priorities.bands import PER_CENT, Bands, PerCent
from pairforge.config.priorities.base import PriorityBase, Surroundings, exact, written
from pairforge.config.refusals import Refusal, refused


class TwiceRunning(PriorityBase):
    """Fewest people who had no mentor or a pair in the lowest band in the last round, and have so again.

    The last round is the first of the results of ``history``.
    """

    kind: Literal["twice_running"]
    below: PerCent | None = Field(
        None,
        description="Where the lowest band ends, in per cent of the sum of weights. Default: as in `bands`, "
        "else 40.",
    )
    below_score: Finite | None = Field(None, description="The same as a score, instead of per cent.")

    no_keep: ClassVar[str | None] = "people badly served twice running are counted in full"

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if self.below is not None and self.below_score is not None:
            raise refused(
                "`below` and `below_score` both say where the lowest band ends", "Keep one of the two."
            )
        return self

    @property
    def settings(self) -> tuple[str, ...]:
        """What differs from the default, in words for the label."""
        if self.below_score is not None:
            return (f"below score {written(self.below_score)}",)
        return () if self.below is None else (f"below {written(self.below)}",)

    def lowest_band(self, priorities: Sequence[PriorityBase]) -> tuple[Literal["per cent", "score"], float]:
        """Where the lowest band ends, in per cent of the sum of weights or as a score."""
        if self.below_score is not None:
            return "score", self.below_score
        if self.below is not None:
            return "per cent", self.below
        bands = next((entry for entry in priorities if isinstance(entry, Bands)), None)
        if bands is not None and bands.scores is not None:
            return "score", bands.scores[0]
        return "per cent", (PER_CENT if bands is None else bands.thresholds or PER_CENT)[0]

    def threshold(self, priorities: Sequence[PriorityBase], full_score: Fraction | None) -> Fraction | None:
        """The score where the lowest band ends; None if it is a share of what has no sum of weights."""
        unit, value = self.lowest_band(priorities)
        if unit == "score":
            return exact(value)
        return None if full_score is None else exact(value) / 100 * full_score

    def faults(self, around: Surroundings) -> tuple[Refusal, ...]:
        """Why it does not fit the rest of the config; nothing if it does."""
        if around.has_history is False:
            return (
                Refusal(
                    (),
                    "`twice_running` looks at the last round, and the config names no results of it",
                    "Add `history: {results: [last/result.json]}`, or take it out.",
                ),
            )
        unit, _ = self.lowest_band(around.priorities)
        if unit == "per cent" and any(isinstance(item, Scores) for item in around.criteria or ()):
            return (
                Refusal(
                    () if self.below is None else ("below",),
                    "a percentage of the sum of weights says nothing about scores that stand in a file",
                    "Say below which score somebody is badly served, such as "
                    "`{kind: twice_running, below_score: 2.0}`.",
                ),
            )
        return ()

    def fitted(self, around: Surroundings) -> Self:
        """The same priority without a lowest band of its own if it is the same without."""
        default = self.model_copy(update={"below": None, "below_score": None})
        same = self.lowest_band(around.priorities) == default.lowest_band(around.priorities)
        return default if same else self
