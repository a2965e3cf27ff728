"""Two mentors of different kinds for one mentee: a lead and a second."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from pairforge.config.columns import Heading, Headings, Schema
from pairforge.config.folding import clean, fold
from pairforge.config.readings import Ask, Text
from pairforge.config.refusals import refused


class CoMentorsConfig(Schema):
    """A mentee has at most one lead and at most one second; mentors who are neither get nobody.

    Mentees who should have both want two mentors (`wants: 2`).
    """

    column: Heading = Field(description="Heading of the mentors' column that says what they are.")
    lead: Headings = Field(description="The answer or answers of those who lead, such as [Senior].")
    second: Headings = Field(description="The answer or answers of the others, such as [Junior].")
    lead_first: bool = Field(False, description="Whether nobody has a second without a lead.")

    @model_validator(mode="after")
    def _nobody_is_both(self) -> Self:
        leads = set(map(fold, self.lead))
        both = [clean(value) for value in self.second if fold(value) in leads]
        if both:
            raise refused(f'"{both[0]}" is both lead and second', "Keep it in one of the two.")
        return self

    @property
    def label(self) -> str:
        """What it is called in messages and results."""
        return f"co_mentors {clean(self.column)}"

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return (Ask("mentor", (self.column,), Text(), path),)
