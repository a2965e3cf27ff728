"""``kind: share``: a group has about the share of each cohort that it has of all mentees."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from pairforge.config.cohorts.base import ValueCohort
from pairforge.config.priorities.base import exact, written
from pairforge.config.refusals import refused

TOLERANCE = 10.0


def _in_per_cent(value: Any) -> Any:
    """Refuse 0.5 where a half must be meant."""
    try:
        number = Fraction(str(value))
    except ValueError:
        return value
    if 0 < number < 1:
        raise refused(
            f"this is in per cent, from 0 to 100, and it is {value}",
            f"If {written(float(number * 100))} % is meant, write {written(float(number * 100))}.",
        )
    return value


PerCent = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False), BeforeValidator(_in_per_cent)]


class Share(ValueCohort):
    """Each answer has about the same share of a cohort as of all mentees who want somebody.

    A share that is no whole number of people may be rounded either way.
    """

    kind: Literal["share"]
    tolerance: PerCent = Field(
        TOLERANCE, description="How many percentage points the share in a cohort may be off."
    )
    share: PerCent | None = Field(
        None,
        description="With a `value`: its share in a cohort, in per cent. Default: its share of all mentees "
        "who want somebody.",
    )

    @model_validator(mode="after")
    def _a_share_is_of_one_value(self) -> Self:
        if self.share is not None and self.value is None:
            raise refused("`share` is the share of one answer, and no `value` says of which", "Add `value`.")
        return self

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        share = () if self.share is None else (f"{written(self.share)} %",)
        points = () if self.tolerance == TOLERANCE else (f"within {written(self.tolerance)} points",)
        return (*super().settings, *share, *points)

    @property
    def exact_tolerance(self) -> Fraction:
        """How far the share may be off, in [0, 1]."""
        return exact(self.tolerance) / 100

    @property
    def exact_share(self) -> Fraction | None:
        """The share that is asked for, in [0, 1]; None for that among all mentees who want somebody."""
        return None if self.share is None else exact(self.share) / 100
