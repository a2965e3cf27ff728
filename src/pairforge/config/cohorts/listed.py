"""What ``together`` and ``apart`` share: the ways of naming lists of mentees."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, model_validator

from pairforge.config.cohorts.base import CohortBase
from pairforge.config.columns import Heading
from pairforge.config.folding import clean, fold
from pairforge.config.readings import Ask, ListAsk, Text
from pairforge.config.refusals import refused
from pairforge.config.rules.base import Who
from pairforge.config.tables import TableConfig

_MOST_TOLD = 4


class ListedMentees(TableConfig, CohortBase):
    """Base of the cohort rules about lists of mentees.

    They are named right here, or stand in a file, or are those with the same answer in a column. In a file
    each row is a list (`columns`), or names a person and the list that they are on.
    """

    mentees: list[Who] | None = Field(
        None, description="The mentees of one list, by id, e-mail address or name."
    )
    column: Heading | None = Field(
        None, description="Heading of the mentees' column: those with the same answer are a list."
    )
    columns: Annotated[list[Heading], Field(min_length=2)] | None = Field(
        None, description="With a file: headings of the mentees of a list, where each row is one."
    )
    person: Heading = Field("person", description="With a file: heading of the mentees, one a row.")
    group: Heading = Field("group", description="With a file: heading of the list that each is on.")
    outsiders: bool = Field(
        False,
        description="Whether people of the file or list who are no mentees of the programme are listed and "
        "left out; otherwise they are errors.",
    )

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if sum((self.mentees is not None, self.column is not None, self.file is not None)) != 1:
            raise refused(
                "say who is meant, in one way: `mentees`, `column` or `file`",
                "Write `mentees: [id, id]`, or take the others out.",
            )
        if self.mentees is not None and len(set(map(fold, self.mentees))) < 2:
            raise refused("a list of `mentees` needs two of them", "Add somebody, or take the rule out.")
        of_rows = (self.person, self.group) != ("person", "group")
        if (of_rows or self.columns is not None) and self.file is None:
            raise refused("`columns`, `person` and `group` need a `file`", "Name the file, or take them out.")
        if of_rows and self.columns is not None:
            raise refused("`columns` stands instead of `person` and `group`", "Keep one of the two ways.")
        if self.columns is not None and len(set(map(fold, self.columns))) < len(self.columns):
            raise refused("one of the `columns` stands twice", "Name each once.")
        if self.outsiders and self.column is not None:
            raise refused("a column names no outsiders", "Take `outsiders` out.")
        return self

    @property
    def about(self) -> str:
        """What the rule is about, for the label."""
        return "" if self.column is None else clean(self.column)

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        if self.file is not None:
            return (self.where,)
        named = [clean(mentee) for mentee in self.mentees or ()]
        more = len(named) - _MOST_TOLD
        return (*named[:_MOST_TOLD], *([f"{more} more"] if more > 0 else []))

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return () if self.column is None else (Ask("mentee", (self.column,), Text(), path),)

    def list_asks(self, path: tuple[str | int, ...] = ()) -> tuple[ListAsk, ...]:
        """Lists of mentees that it needs."""
        if self.column is not None:
            return ()
        return (
            ListAsk(
                tuple(self.mentees or ()),
                self.table,
                tuple(self.columns or ()),
                self.person,
                self.group,
                self.outsiders,
                path,
            ),
        )
