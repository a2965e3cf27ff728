"""``kind: ranking``: the choices of the mentee, of the mentor, or of both."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, Tag, model_validator

from pairforge.config.columns import Headings, Schema
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Side, Wishes
from pairforge.config.shares import PartOfAll


class BothColumns(Schema):
    """The columns of the choices on either side."""

    mentee: Headings
    mentor: Headings


class Ranking(CriterionBase):
    """1 for a first choice, falling evenly with the rank to 0 for somebody who was not chosen."""

    kind: Literal["ranking"]
    by: Literal["mentee", "mentor", "both"] = Field("mentee", description="Whose choices count.")
    columns: Annotated[
        Annotated[BothColumns, Tag("both sides")] | Annotated[Headings, Tag("one side")],
        Discriminator(lambda value: "both sides" if isinstance(value, (dict, BothColumns)) else "one side"),
    ] = Field(
        description="Columns of the choices, best first, or one column that lists them. "
        "With by: both, {mentee: [...], mentor: [...]}.",
    )
    mentee_share: PartOfAll = Field(
        0.7, description="With by: both, what share of the value is the mentee's choice."
    )
    separator: str | None = Field(
        None,
        description="What separates several choices in a cell. Default: found in the column.",
        min_length=1,
    )

    @model_validator(mode="after")
    def _columns_fit(self) -> Self:
        if self.by == "both" and not isinstance(self.columns, BothColumns):
            raise ValueError("with `by: both`, `columns` needs `mentee` and `mentor`")
        if self.by != "both" and isinstance(self.columns, BothColumns):
            raise ValueError("`columns` with `mentee` and `mentor` needs `by: both`")
        return self

    def ask_of(self, side: Side, path: tuple[str | int, ...] = ()) -> Ask | None:
        """The columns of that side's choices, or None if they do not count."""
        if isinstance(self.columns, BothColumns):
            return Ask(side, tuple(getattr(self.columns, side)), Wishes(self.separator), path)
        return Ask(side, tuple(self.columns), Wishes(self.separator), path) if side == self.by else None

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        both = (self.ask_of("mentee", path), self.ask_of("mentor", path))
        return tuple(ask for ask in both if ask is not None)
