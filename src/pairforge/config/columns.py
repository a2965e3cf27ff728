"""How the YAML names columns: one heading for both sides or one for each, and numbers or a column of them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, NonNegativeInt, model_validator

from pairforge.config.readings import Ask, Reading


class Schema(BaseModel):
    """Base of everything in the YAML: frozen, and an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


Heading = Annotated[str, Field(min_length=1)]


class SharedColumns(Schema):
    """A column of each side: ``column`` where both have the same heading, else ``mentee`` and ``mentor``."""

    column: Heading | None = Field(None, description="Heading of the column on both sides.")
    mentee: Heading | None = Field(None, description="Heading of the mentees' column.")
    mentor: Heading | None = Field(None, description="Heading of the mentors' column.")

    @model_validator(mode="after")
    def _one_way_or_the_other(self) -> SharedColumns:
        if self.column is not None and (self.mentee is not None or self.mentor is not None):
            raise ValueError("give `column` for both sides, or `mentee` and `mentor`, not both ways")
        if self.column is None and (self.mentee is None or self.mentor is None):
            raise ValueError("name the columns: `column` for both sides, or `mentee` and `mentor`")
        return self

    def ask_both(self, reading: Reading, path: tuple[str | int, ...]) -> tuple[Ask, Ask]:
        """The mentees' and the mentors' column, to be read in the same way."""
        mentee, mentor = self.headings
        return Ask("mentee", (mentee,), reading, path), Ask("mentor", (mentor,), reading, path)

    @property
    def headings(self) -> tuple[str, str]:
        """The mentees' and the mentors' heading."""
        return self.mentee or self.column or "", self.mentor or self.column or ""


class CountColumn(Schema):
    """A column of whole numbers."""

    column: Heading = Field(description="Heading of the column.")
    blank: NonNegativeInt | None = Field(
        None, description="What a blank cell means; without it a blank is an error."
    )


def _number_or_column(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        number = float(value)
    except ValueError:
        return {"column": value}
    if not number.is_integer() or number < 0:
        raise ValueError(f"{value} is not a whole number of at least 0")
    return int(number)


Count = Annotated[
    NonNegativeInt | CountColumn,
    BeforeValidator(_number_or_column, json_schema_input_type=NonNegativeInt | str | CountColumn),
]
"""A whole number for everybody, or the column (heading, or ``{column, blank}``) that holds it."""
