"""How the YAML names columns: one heading for both sides or one for each, and numbers or a column of them."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    NonNegativeInt,
    Tag,
    model_validator,
)

from pairforge.config.folding import fold
from pairforge.config.readings import Ask, Number, Reading, Side, Step, Tags


class Schema(BaseModel):
    """Base of everything in the YAML: frozen, and an unknown key is an error."""

    model_config = ConfigDict(defer_build=True, extra="forbid", frozen=True)


Heading = Annotated[str, Field(min_length=1)]


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


Headings = Annotated[
    list[Heading],
    Field(min_length=1),
    BeforeValidator(_listed, json_schema_input_type=Heading | list[Heading]),
]
"""One heading, or a list of them."""


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


class HeadingPair(Schema):
    """A column of each side."""

    mentee: Heading = Field(description="Heading of the mentees' column.")
    mentor: Heading = Field(description="Heading of the mentors' column.")

    def asks(self, reading: Reading, path: tuple[str | int, ...]) -> tuple[Ask, Ask]:
        """The mentees' and the mentors' column, to be read in the same way."""
        return Ask("mentee", (self.mentee,), reading, path), Ask("mentor", (self.mentor,), reading, path)


def _for_both(value: Any) -> Any:
    return {"mentee": value, "mentor": value} if isinstance(value, str) else value


BothHeadings = Annotated[
    HeadingPair, BeforeValidator(_for_both, json_schema_input_type=Heading | HeadingPair)
]
"""One heading for both sides, or ``{mentee, mentor}``."""


class SideHeadings(Schema):
    """A column of one side, or one of each."""

    mentee: Heading | None = Field(None, description="Heading of the mentees' column.")
    mentor: Heading | None = Field(None, description="Heading of the mentors' column.")

    @model_validator(mode="after")
    def _at_least_one(self) -> SideHeadings:
        if self.mentee is None and self.mentor is None:
            raise ValueError("name a column: one heading for both sides, or `mentee`, `mentor` or both")
        return self

    def asks(self, reading: Reading, path: tuple[str | int, ...]) -> tuple[Ask, ...]:
        """The columns that are named, mentees' first, to be read in the same way."""
        sides: tuple[tuple[Side, str | None], ...] = (("mentee", self.mentee), ("mentor", self.mentor))
        return tuple(Ask(side, (heading,), reading, path) for side, heading in sides if heading is not None)


SideHeading = Annotated[
    SideHeadings, BeforeValidator(_for_both, json_schema_input_type=Heading | SideHeadings)
]
"""One heading for both sides, or ``{mentee, mentor}``, or one of the two."""


def _steps_stand_once(order: list[str]) -> list[str]:
    steps = Counter(map(fold, order))
    for step, count in steps.items():
        if count > 1 or not step:
            raise ValueError(f"the step {step!r} stands twice" if step else "a step is blank")
    return order


Order = Annotated[list[str], Field(min_length=2), AfterValidator(_steps_stand_once)]
"""The steps of an ordered scale, lowest first."""


class ScaleColumns(SharedColumns):
    """Columns of numbers, or of the steps of an ordered scale."""

    order: Order | None = Field(
        None, description="An ordered scale, lowest first; without it the columns hold numbers."
    )

    @property
    def reading(self) -> Number | Step:
        """How the columns are read."""
        return Number() if self.order is None else Step(tuple(self.order))

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(self.reading, path)


class ListCells(Schema):
    """How cells that list several answers are split."""

    separator: str | None = Field(
        None, description="What separates the answers in a cell. Default: found in the column.", min_length=1
    )
    options: list[Heading] = Field(
        [], description="The answers that could be chosen, where one of them holds the separator itself."
    )

    @property
    def tags(self) -> Tags:
        """How the columns are read."""
        return Tags(self.separator, tuple(self.options))


class ListColumns(ListCells, SharedColumns):
    """Columns whose cells list several answers."""

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(self.tags, path)


Finite = Annotated[float, Field(allow_inf_nan=False)]


class CountColumn(Schema):
    """A column of whole numbers."""

    column: Heading = Field(description="Heading of the column.")
    blank: NonNegativeInt | None = Field(
        None, description="What a blank cell means; without it a blank is an error."
    )
    ranges: Literal["lowest", "highest"] | None = Field(
        None, description='Which number "2-3" or "one or two" stands for; without it they are an error.'
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
    Annotated[NonNegativeInt, Tag("a number")] | Annotated[CountColumn, Tag("a column")],
    Discriminator(lambda value: "a column" if isinstance(value, (dict, CountColumn)) else "a number"),
    BeforeValidator(_number_or_column, json_schema_input_type=NonNegativeInt | str | CountColumn),
]
"""A whole number for everybody, or the column (heading, or ``{column, blank}``) that holds it."""
