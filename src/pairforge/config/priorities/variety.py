"""``kind: variety``: mentees of one mentor differ from each other."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Heading, Headings
from pairforge.config.folding import clean, fold
from pairforge.config.priorities.base import PriorityBase, Surroundings
from pairforge.config.readings import Ask, Text
from pairforge.config.refusals import refused


class Variety(PriorityBase):
    """As few twos of mentees of one mentor as possible have the same answer, added up over the columns.

    Two blanks are not the same.
    """

    kind: Literal["variety"]
    column: Heading | None = Field(None, description="Heading of the mentees' column.")
    columns: Headings | None = Field(None, description="Headings of several columns, instead of one.")

    no_keep: ClassVar[str | None] = "cohorts that may be a little less mixed cannot be solved exactly yet"
    needs_matched: ClassVar[str | None] = "`variety` counts mentees of one mentor who are alike"

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        if (self.column is None) == (self.columns is None):
            raise refused("say in what mentees differ, in one way", "Write `column:` or `columns:`.")
        for idx, heading in enumerate(self.headings):
            if fold(heading) in map(fold, self.headings[:idx]):
                raise refused(f'the column "{clean(heading)}" stands twice', "Name it once.")
        return self

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of all columns."""
        return tuple(self.columns or ()) if self.column is None else (self.column,)

    @property
    def settings(self) -> tuple[str, ...]:
        """What it mixes, in words for the label."""
        return tuple(map(clean, self.headings))

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs, one after the other."""
        return tuple(Ask("mentee", (heading,), Text(), path) for heading in self.headings)

    def fitted(self, around: Surroundings) -> Self:
        """The same priority with its column among several, however it was written."""
        return self.model_copy(update={"column": None, "columns": list(self.headings)})
