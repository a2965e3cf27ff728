"""``kind: variety``: mentees of one mentor differ from each other."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from pairforge.config.columns import Headings
from pairforge.config.folding import clean, fold
from pairforge.config.priorities.base import PriorityBase
from pairforge.config.readings import Ask, Text
from pairforge.config.refusals import refused


def _each_once(headings: list[str]) -> list[str]:
    for idx, heading in enumerate(headings):
        if fold(heading) in map(fold, headings[:idx]):
            raise refused(f'the column "{clean(heading)}" stands twice', "Name it once.")
    return headings


class Variety(PriorityBase):
    """As few twos of mentees of one mentor as possible have the same answer, added up over the columns.

    A blank is the same as nothing.
    """

    kind: Literal["variety"]
    columns: Annotated[Headings, AfterValidator(_each_once)] = Field(
        description="Heading or headings of the mentees' columns; `column` says the same of one."
    )

    no_keep: ClassVar[str | None] = "cohorts that may be a little less mixed cannot be solved exactly yet"
    needs_matched: ClassVar[str | None] = "`variety` counts mentees of one mentor who are alike"

    @model_validator(mode="before")
    @classmethod
    def _column_for_columns(cls, value: Any) -> Any:
        if not isinstance(value, dict) or "column" not in value:
            return value
        if "columns" in value:
            raise refused("`column` and `columns` say the same", "Keep one of the two.")
        return {"columns" if key == "column" else key: inner for key, inner in value.items()}

    @property
    def settings(self) -> tuple[str, ...]:
        """What it mixes, in words for the label."""
        return tuple(map(clean, self.columns))

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs, one after the other."""
        return tuple(Ask("mentee", (heading,), Text(), path) for heading in self.columns)
