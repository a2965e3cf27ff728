"""What every rule of the YAML has: a kind, and what it is called in messages."""

from __future__ import annotations

from typing import Annotated, Self

from pydantic import Field, WithJsonSchema, model_validator

from pairforge.config.columns import Schema, SharedColumns
from pairforge.config.readings import Ask, PairAsk


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


class ColumnRule(RuleBase, SharedColumns):
    """Base of the rules that compare a column of the mentees with one of the mentors."""

    @property
    def label(self) -> str:
        """What the rule is called in messages and results."""
        mentee, mentor = self.headings
        return f"{self.kind} {mentee}" if mentee == mentor else f"{self.kind} {mentee} / {mentor}"


Who = Annotated[str, Field(min_length=1), WithJsonSchema({"type": ["string", "number"], "minLength": 1})]
"""An id, e-mail address, name or heading; an editor may take an id such as 007 for a number."""


class PairRule(RuleBase):
    """Base of the rules that name their pairs: one by its ids, or those of a file."""

    mentee: Who | None = Field(None, description="The mentee, or with a file the heading of the mentees.")
    mentor: Who | None = Field(None, description="The mentor, or with a file the heading of the mentors.")
    file: str | None = Field(
        None, description="A file with one pair a line, relative to the config.", min_length=1
    )

    @model_validator(mode="after")
    def _pair_or_file(self) -> Self:
        if self.file is None and (self.mentee is None or self.mentor is None):
            raise ValueError("name `mentee` and `mentor`, or a `file` of pairs")
        return self

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        return (PairAsk(self.mentee or "mentee", self.mentor or "mentor", self.file, None, path),)
