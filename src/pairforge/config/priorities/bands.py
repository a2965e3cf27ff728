"""``kind: bands``: nobody left out, then as few poor pairs as possible, then as few fair ones."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, model_validator

from pairforge.config.columns import Finite
from pairforge.config.criteria import Scores
from pairforge.config.priorities.base import PriorityBase, Surroundings, exact, written
from pairforge.config.refusals import Refusal, refused

PER_CENT = [40.0, 70.0]
"""Below 40 % of the sum of weights a pair is poor, below 70 % fair."""

_MOST = 9


def _ascending(values: list[float]) -> list[float]:
    for low, high in pairwise(values):
        if low >= high:
            raise refused(
                f"they must ascend, and {written(high)} stands after {written(low)}",
                "Write the lowest first, and each once.",
            )
    return values


PerCent = Annotated[float, Field(gt=0, le=100)]
Thresholds = Annotated[list[PerCent], Field(min_length=1, max_length=_MOST), AfterValidator(_ascending)]
ScoreThresholds = Annotated[list[Finite], Field(min_length=1, max_length=_MOST), AfterValidator(_ascending)]


class Bands(PriorityBase):
    """Fewest places empty, then fewest pairs in the lowest band, then fewest in the next, and so on.

    With two thresholds the bands are poor, fair and good.
    """

    kind: Literal["bands"]
    thresholds: Thresholds | None = Field(
        PER_CENT,
        description="Where the second band and those above it start, in per cent of the sum of weights.",
    )
    scores: ScoreThresholds | None = Field(
        None, description="The same as scores, instead of per cent; needed with `kind: scores`."
    )

    no_keep: ClassVar[str | None] = "`bands` is a list of counts, not one number"

    @model_validator(mode="before")
    @classmethod
    def _scores_replace_the_default(cls, value: Any) -> Any:
        if isinstance(value, dict) and value.get("scores") is not None:
            return {"thresholds": None, **value}
        return value

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if self.thresholds is not None and self.scores is not None:
            raise refused("`thresholds` and `scores` both say where the bands start", "Keep one of the two.")
        if self.thresholds is None and self.scores is None:
            raise refused(
                "nothing says where the bands start",
                "Give `thresholds` in per cent of the sum of weights, such as [40, 70], or `scores`.",
            )
        return self

    @property
    def names(self) -> tuple[str, ...]:
        """What the bands are called, lowest first; one more than there are thresholds."""
        count = len(self.thresholds or self.scores or ()) + 1
        return ("poor", "fair", "good") if count == 3 else tuple(f"band {idx + 1}" for idx in range(count))

    def starts(self, full_score: Fraction | None) -> tuple[Fraction, ...]:
        """The scores where the second band and those above it start; ``full_score`` is the sum of weights."""
        if self.scores is not None:
            return tuple(map(exact, self.scores))
        assert full_score is not None, "the config refuses per cent of scores from a file"
        return tuple(exact(share) / 100 * full_score for share in self.thresholds or ())

    @property
    def settings(self) -> tuple[str, ...]:
        """What differs from the default, in words for the label."""
        if self.scores is not None:
            first, *rest = map(written, self.scores)
            return (f"scores {first}", *rest)
        return () if self.thresholds == PER_CENT else tuple(map(written, self.thresholds or ()))

    @property
    def settles_matched(self) -> bool:
        """Whether everything after it has the same number of pairs."""
        return True

    def faults(self, around: Surroundings) -> tuple[Refusal, ...]:
        """Why it does not fit the rest of the config; nothing if it does."""
        if self.scores is not None or not any(isinstance(item, Scores) for item in around.criteria or ()):
            return ()
        return (
            Refusal(
                (),
                "a percentage of the sum of weights says nothing about scores that stand in a file",
                "Say at which scores a pair is no longer poor and no longer fair, such as "
                "`{kind: bands, scores: [2.0, 4.5]}`.",
            ),
        )
