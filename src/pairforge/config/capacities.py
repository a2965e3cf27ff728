"""Bounds on how many places several mentors have together, such as those of a department or site."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, NonNegativeInt, PositiveInt, model_validator

from pairforge.config.columns import Heading, Schema
from pairforge.config.folding import clean, fold
from pairforge.config.readings import Ask, Text
from pairforge.config.refusals import refused


class CapacityConfig(Schema):
    """Most and fewest places of all mentors with the same answer together; it always holds.

    Mentors who gave no answer are in none of these bounds. Where the mentees' `places` say that somebody
    takes several places, places are counted, otherwise pairs.
    """

    name: str | None = Field(
        None, description="What it is called in the results. Default: what it says.", min_length=1
    )
    column: Heading = Field(description="Heading of the mentors' column, such as Site.")
    at_most: NonNegativeInt | None = Field(None, description="Most places of each answer.")
    at_least: PositiveInt | None = Field(None, description="Fewest places of each answer.")
    places: Annotated[dict[Heading, NonNegativeInt], Field(min_length=1)] | None = Field(
        None,
        description="Most places of single answers, instead of `at_most`: `{Berlin: 20, Paris: 15}`; the "
        "others have no bound.",
    )

    @model_validator(mode="after")
    def _a_bound(self) -> Self:
        if self.at_most is None and self.at_least is None and self.places is None:
            raise refused("this bounds nothing", "Add `at_most`, `at_least` or `places`.")
        if self.at_most is not None and self.places is not None:
            raise refused("`at_most` and `places` both say how many", "Keep one of the two.")
        folded = list(map(fold, self.places or ()))
        if len(set(folded)) < len(folded):
            raise refused("an answer stands twice in `places`", "Keep one of the two.")
        most = [self.at_most] if self.places is None else list(self.places.values())
        if self.at_least is not None and any(high is not None and high < self.at_least for high in most):
            raise refused("`at_least` is more than the most places", "Make one of the two fit the other.")
        return self

    @property
    def label(self) -> str:
        """What the capacity is called in messages and results."""
        if self.name is not None:
            return self.name
        words = [
            *(f"{clean(value)} {most}" for value, most in (self.places or {}).items()),
            *([] if self.at_most is None else [f"at most {self.at_most}"]),
            *([] if self.at_least is None else [f"at least {self.at_least}"]),
        ]
        return f"capacity {clean(self.column)} ({', '.join(words)})"

    def most(self, value: str) -> int | None:
        """Most places of the mentors with this answer; None where there is no bound."""
        if self.places is None:
            return self.at_most
        return next((most for written, most in self.places.items() if fold(written) == fold(value)), None)

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return (Ask("mentor", (self.column,), Text(), path),)
