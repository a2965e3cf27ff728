"""``kind: count``: a weighted count over the pairs."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import Heading
from pairforge.config.fairness.base import LimitBase
from pairforge.config.folding import clean
from pairforge.config.readings import Ask, PairAsk, Side, Text, Whole
from pairforge.config.refusals import refused
from pairforge.config.tables import TableConfig


class Count(TableConfig, LimitBase):
    """What the pairs count together is at least or at most a number.

    A pair counts what a column says of its mentee or mentor (a whole number), or 1 if they gave a `value`
    there, or what a file says of the pair.
    """

    kind: Literal["count"]
    name: str | None = Field(
        None, description="What it is called in the results. Default: what it says.", min_length=1
    )
    of: Side | None = Field(None, description="Whose column says what a pair counts.")
    column: Heading | None = Field(None, description="Heading of the column.")
    value: Heading | None = Field(
        None, description="The answer that counts 1. Default: the column holds whole numbers."
    )
    mentee: Heading = Field(
        "mentee", description="With a file: heading of the mentee's id, e-mail address or name."
    )
    mentor: Heading = Field(
        "mentor", description="With a file: heading of the mentor's id, e-mail address or name."
    )
    weight: Heading = Field(
        "weight",
        description="With a file: heading of what the pair counts, a whole number; pairs that are not "
        "listed count 0.",
    )
    at_least: int | None = Field(None, description="Smallest sum, a whole number.")
    at_most: int | None = Field(None, description="Largest sum, a whole number.")

    @model_validator(mode="after")
    def _one_way_to_say_it(self) -> Self:
        if self.at_least is None and self.at_most is None:
            raise refused("this bounds nothing", "Add `at_least`, `at_most` or both.")
        if self.at_least is not None and self.at_most is not None and self.at_least > self.at_most:
            raise refused("`at_least` is larger than `at_most`", "Make one of the two fit the other.")
        if (self.column is None) == (self.file is None):
            raise refused(
                "say what a pair counts, in one way: by a `column` or by a `file` of pairs",
                "Write `of: mentee` and `column: ...`, or `file: ...`.",
            )
        if (self.of is None) != (self.column is None):
            raise refused(
                "a `column` is that `of` the mentees or of the mentors", "Write both, such as `of: mentee`."
            )
        if self.value is not None and self.column is None:
            raise refused("a `value` stands in a `column`", "Take `value` out.")
        headings = (self.mentee, self.mentor, self.weight) != ("mentee", "mentor", "weight")
        if self.file is None and headings:
            raise refused(
                "`mentee`, `mentor` and `weight` are headings of a `file`", "Name it, or take them out."
            )
        return self

    @property
    def label(self) -> str:
        """What the limit is called in messages and results."""
        if self.name is not None:
            return self.name
        if self.file is not None:
            return f"{self.kind} ({self.where})"
        column = f"{self.of} {clean(self.column or '')}"
        return f"{self.kind} ({column if self.value is None else f'{column}, {clean(self.value)}'})"

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        if self.of is None or self.column is None:
            return ()
        return (Ask(self.of, (self.column,), Whole() if self.value is None else Text(), path),)

    def pair_asks(self, path: tuple[str | int, ...] = ()) -> tuple[PairAsk, ...]:
        """Lists of pairs that it needs."""
        if self.table is None:
            return ()
        return (PairAsk(self.mentee, self.mentor, self.table, self.weight, weights=True, path=path),)
