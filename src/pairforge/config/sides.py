"""Where the mentors and the mentees are listed, and which columns say who they are."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from pairforge.config.columns import Count, CountColumn, Heading, Headings, Schema
from pairforge.config.derived import DerivedColumn
from pairforge.config.refusals import refused
from pairforge.config.tables import RowFilter, TableConfig


class Role(Schema):
    """How a sheet that lists both roles tells them apart."""

    column: Heading = Field(description="Heading of the column that holds the role.")
    values: list[str] = Field(
        min_length=1, description="The answers that count for this side, such as [Mentor, Both]."
    )


class Answered(Schema):
    """The column that says when somebody answered."""

    column: Heading = Field(description="Heading of the column.")
    order: Literal["day first", "month first"] | None = Field(
        None, description="How dates such as 3/4/2026 are meant. Default: found in the column, or refused."
    )


def _answered(value: Any) -> Any:
    return {"column": value} if isinstance(value, str) else value


class Aliases(TableConfig):
    """A table of other words for people, such as the projects of each supervisor.

    Without a ``file`` it stands in the file of the people, and without a ``sheet`` there too, on theirs.
    """

    alias: Heading = Field(description="Heading of the other words; each stands for one person.")
    person: Heading = Field(description="Heading of the person's id, e-mail or name.")


def _takes_some(places: int | CountColumn) -> int | CountColumn:
    if places == 0 or (isinstance(places, CountColumn) and places.blank == 0):
        raise refused("a mentee takes at least one place", "Write 1 or more.")
    return places


Places = Annotated[Count, AfterValidator(_takes_some)]
"""How many places somebody takes: a number of at least 1, or the column that holds it."""


class SideConfig(TableConfig):
    """One side of the programme: a file, or people listed right here."""

    people: list[dict[str, Any]] | None = Field(None, description="The people themselves, instead of a file.")
    keep: list[RowFilter] = Field(
        [], description="Which rows count, such as finished ones; the others are left out and listed."
    )
    answered: Annotated[
        Answered | None, BeforeValidator(_answered, json_schema_input_type=Answered | str | None)
    ] = Field(
        None,
        description="The column that says when somebody answered. Of several rows with one id the latest "
        "counts, and the others are listed; without it an id that stands twice is an error.",
    )
    columns: dict[str, DerivedColumn] = Field(
        {}, description="Columns made from several of the file; their names can be used as headings."
    )
    role: Role | None = Field(None, description="For a file that lists both roles.")
    id: Heading = Field("id", description="Heading of what identifies a person: an id or e-mail address.")
    name: Headings | None = Field(
        None, description="Heading or headings of the name. Default: a column called name, else the id."
    )
    email: Heading | None = Field(
        None, description="Heading of the e-mail address. Default: a column called email, if there is one."
    )
    spellings: dict[str, str | None] = Field(
        {},
        description="How others wrote these people, and who is meant by id, e-mail or name: `{Ana Lopes: "
        "ana.lopez@x.org}`; null says that it is nobody of the programme.",
    )
    aliases: Aliases | None = Field(
        None, description="A table of other words for these people, such as the projects of each supervisor."
    )

    @model_validator(mode="before")
    @classmethod
    def _aliases_in_the_same_file(cls, value: Any) -> Any:
        aliases = value.get("aliases") if isinstance(value, dict) else None
        if not isinstance(aliases, dict) or "file" in aliases or not value.get("file"):
            return value
        place = {"file": value["file"]} | ({"sheet": value["sheet"]} if value.get("sheet") else {})
        return {**value, "aliases": {**place, **aliases}}

    @model_validator(mode="after")
    def _one_source(self) -> SideConfig:
        if (self.file is None) == (self.people is None):
            raise ValueError("say where the people are: either `file` or `people`")
        if self.aliases is not None and self.aliases.file is None:
            raise ValueError("`aliases` needs a `file`")
        return self


class MentorsConfig(SideConfig):
    """The mentors, and how many mentees each can take."""

    capacity: Count | None = Field(
        None, description="Most mentees. Default: a column called capacity, else 1. 0 is a resting mentor."
    )
    min: Count | None = Field(
        None,
        description="Fewest mentees. Default: a column called min, else 0. "
        "One number for all does not bind resting mentors.",
    )


class MenteesConfig(SideConfig):
    """The mentees, and how many mentors each wants."""

    wants: Count | None = Field(
        None, description="How many mentors a mentee wants. Default: a column called wants, else 1."
    )
    places: Places | None = Field(
        None,
        description="How many places of a mentor's capacity a mentee takes, at least 1, such as 2 for double "
        "time; `min` and `capacities` count places too. Default: 1.",
    )


def _side(value: Any) -> Any:
    if isinstance(value, str):
        return {"file": value}
    return {"people": value} if isinstance(value, list) else value


Mentors = Annotated[
    MentorsConfig,
    BeforeValidator(_side, json_schema_input_type=MentorsConfig | list[dict[str, Any]] | str),
]
"""The mentors as a mapping; a list stands for ``people``, a text for ``file``."""

Mentees = Annotated[
    MenteesConfig,
    BeforeValidator(_side, json_schema_input_type=MenteesConfig | list[dict[str, Any]] | str),
]
"""The mentees as a mapping; a list stands for ``people``, a text for ``file``."""
