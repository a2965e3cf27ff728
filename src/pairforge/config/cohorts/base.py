"""What every cohort rule of the YAML has: a kind, a name, and whether it must hold or has a price."""

from __future__ import annotations

from typing import Self

from pydantic import Field, PositiveInt, model_validator

from pairforge.config.columns import Heading, Schema
from pairforge.config.folding import clean
from pairforge.config.readings import Ask, ListAsk, Text
from pairforge.config.refusals import refused


class CohortBase(Schema):
    """Base of the rules on the mentees of one mentor, who are the mentor's cohort."""

    kind: str
    name: str | None = Field(
        None, description="What it is called in the results. Default: what it says.", min_length=1
    )
    hard: bool = Field(
        False, description="Whether it must hold; otherwise `breaks` among the priorities counts its breaks."
    )
    price: PositiveInt = Field(
        1, description="What `breaks` counts for each person too many or missing, where it need not hold."
    )

    @model_validator(mode="after")
    def _only_what_may_be_broken_has_a_price(self) -> Self:
        if self.hard and self.price != 1:
            raise refused(
                "with `hard: true` it is never broken, so it has no price", "Take `price` or `hard` out."
            )
        return self

    @property
    def label(self) -> str:
        """What the rule is called in messages and results: its name, or its kind and what it says."""
        if self.name is not None:
            return self.name
        settings = ", ".join(self.settings)
        told = f"{self.kind} {self.about}".strip()
        return f"{told} ({settings})" if settings else told

    @property
    def about(self) -> str:
        """What the rule is about, for the label; "" if that is all mentees."""
        return ""

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        return ()

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return ()

    def list_asks(self, path: tuple[str | int, ...] = ()) -> tuple[ListAsk, ...]:
        """Lists of mentees that it needs."""
        return ()


class ColumnCohort(CohortBase):
    """Base of the cohort rules that count the answers in a column of the mentees."""

    column: Heading = Field(
        description="Heading of the mentees' column. An answer counts as one value, as it stands; a blank "
        "is no value."
    )

    @property
    def about(self) -> str:
        """What the rule is about, for the label."""
        return clean(self.column)

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return (Ask("mentee", (self.column,), Text(), path),)


class ValueCohort(ColumnCohort):
    """Base of the cohort rules that are about one value of a column, or about each."""

    value: Heading | None = Field(None, description="The answer that counts. Default: each of them.")

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        return () if self.value is None else (clean(self.value),)
