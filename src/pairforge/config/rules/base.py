"""What every rule of the YAML has: a kind, and what it is called in messages."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, WithJsonSchema, model_validator

from pairforge.config.columns import Heading, Schema, SharedColumns
from pairforge.config.readings import Ask, GroupAsk, PairAsk
from pairforge.config.tables import TableConfig


class RuleBase(Schema):
    """Base of the rules."""

    kind: str

    @property
    def label(self) -> str:
        """What the rule is called in messages and results."""
        return self.kind

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs; ``path`` is its place in the config."""
        return ()

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        return ()

    def group_asks(self, path: tuple[str | int, ...] = ()) -> tuple[GroupAsk, ...]:
        """Groups of people that it needs."""
        return ()


class ColumnRule(RuleBase, SharedColumns):
    """Base of the rules that compare a column of the mentees with one of the mentors."""

    @property
    def label(self) -> str:
        """What the rule is called in messages and results."""
        mentee, mentor = self.headings
        return f"{self.kind} {mentee}" if mentee == mentor else f"{self.kind} {mentee} / {mentor}"


Who = Annotated[str, Field(min_length=1), WithJsonSchema({"type": ["string", "number"], "minLength": 1})]
"""An id, e-mail address, name or heading; an editor may take an id such as 007 for a number."""


class PairRule(RuleBase, TableConfig):
    """Base of the rules that name their pairs: one by its ids, or those of a file."""

    mentee: Who | None = Field(None, description="The mentee, or with a file the heading of the mentees.")
    mentor: Who | None = Field(None, description="The mentor, or with a file the heading of the mentors.")
    columns: tuple[Heading, Heading] | None = Field(
        None, description="With a file: headings of its two columns, where either may hold the mentee."
    )
    outsiders: bool = Field(
        False,
        description="Whether people of the file who are not in the programme are listed and left out; "
        "otherwise they are errors.",
    )
    _both_ways: ClassVar[bool] = False

    @model_validator(mode="after")
    def _pair_or_file(self) -> Self:
        if self.file is None and (self.mentee is None or self.mentor is None):
            raise ValueError("name `mentee` and `mentor`, or a `file` of pairs")
        if self.columns is not None and (self.file is None or self.mentee or self.mentor):
            raise ValueError("`columns` needs a `file`, and stands instead of `mentee` and `mentor`")
        if self.outsiders and self.file is None:
            raise ValueError("`outsiders` needs a `file`")
        return self

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        left, right = self.columns or (self.mentee or "mentee", self.mentor or "mentor")
        return (
            PairAsk(
                left,
                right,
                self.table,
                either_order=self.columns is not None,
                both_ways=self._both_ways and self.columns is not None,
                outsiders=self.outsiders,
                path=path,
            ),
        )
