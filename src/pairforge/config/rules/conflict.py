"""``kind: conflict``: groups within which nobody may be matched."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Heading, ListCells, SideHeadings
from pairforge.config.readings import Ask, GroupAsk
from pairforge.config.rules.base import RuleBase, Who
from pairforge.config.tables import TableConfig


class Conflict(ListCells, TableConfig, RuleBase):
    """Two people who have a group in common are not matched; whoever is in none conflicts with nobody.

    The groups stand in a column (as one answer or a list), in a file with a person and a group a row, or
    right here, as the people of one group.
    """

    kind: Literal["conflict"]
    column: Heading | None = Field(None, description="Heading of the groups on both sides.")
    mentee: Heading | None = Field(None, description="Heading of the mentees' groups.")
    mentor: Heading | None = Field(None, description="Heading of the mentors' groups.")
    people: Annotated[list[Who], Field(min_length=2)] | None = Field(
        None, description="The people of one group, by id, e-mail address or name, of either side."
    )
    person: Heading = Field("person", description="With a file: heading of the people, of either side.")
    group: Heading = Field("group", description="With a file: heading of the group that each is in.")
    outsiders: bool = Field(
        False,
        description="Whether people of the file or list who are not in the programme are listed and left "
        "out; otherwise they are errors.",
    )

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        two = self.mentee is not None and self.mentor is not None
        if (self.mentee is not None or self.mentor is not None) and not two:
            raise ValueError("`mentee` and `mentor` are needed together")
        if sum((self.column is not None, two, self.people is not None, self.file is not None)) != 1:
            raise ValueError(
                "say where the groups are, in one way: `column`, `mentee` and `mentor`, `people` or `file`"
            )
        return self

    @property
    def label(self) -> str:
        """What the rule is called in messages and results."""
        if self.column is not None or self.mentee == self.mentor:
            return f"conflict {self.column or self.mentee or ''}".strip()
        return f"conflict {self.mentee} / {self.mentor}"

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        mentee, mentor = self.mentee or self.column, self.mentor or self.column
        if mentee is None:
            return ()
        return SideHeadings(mentee=mentee, mentor=mentor).asks(self.tags, path)

    def group_asks(self, path: tuple[str | int, ...] = ()) -> tuple[GroupAsk, ...]:
        """Groups of people that it needs."""
        if self.people is None and self.table is None:
            return ()
        return (
            GroupAsk(tuple(self.people or ()), self.table, self.person, self.group, self.outsiders, path),
        )
