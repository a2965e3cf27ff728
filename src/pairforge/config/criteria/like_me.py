"""``kind: like_me``: what the mentee asked to have in common with the mentor, and nothing else."""

from __future__ import annotations

from collections import Counter
from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import BothHeadings, Heading
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.folding import fold
from pairforge.config.readings import Ask, Chosen, Text


class LikeMe(CriterionBase):
    """Share of the mentee's own wishes for somebody alike or different that the mentor meets.

    Nothing is inferred: an attribute counts only for the mentees whose wishes name it.
    """

    kind: Literal["like_me"]
    wishes: Heading | None = Field(
        None, description="Heading of the mentee's list of attributes that the mentor should share."
    )
    different: Heading | None = Field(
        None, description="Heading of the mentee's list of attributes in which the mentor should differ."
    )
    attributes: dict[str, BothHeadings] = Field(
        min_length=1,
        description="What can be wished, as the wishes call it, and the heading of its answers: "
        "`{Gender: Gender, First generation: {mentee: First gen?, mentor: First in family}}`.",
    )
    ignore: list[str] = Field([], description="Answers that are no wish, such as No preference.")
    separator: str | None = Field(
        None, description="What separates the wishes in a cell. Default: found in the column.", min_length=1
    )

    @model_validator(mode="after")
    def _wishes_have_a_column(self) -> Self:
        if self.wishes is None and self.different is None:
            raise ValueError("name the column of the wishes: `wishes`, `different`, or both")
        names = Counter(map(fold, (*self.attributes, *self.ignore)))
        for name, count in names.items():
            if count > 1 or not name:
                raise ValueError(f"{name!r} stands twice" if name else "the name of an attribute is blank")
        return self

    def wish_ask(self, heading: str) -> Ask:
        """A column of wishes."""
        return Ask("mentee", (heading,), Chosen(tuple(self.attributes), tuple(self.ignore), self.separator))

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        wishes = [self.wish_ask(heading) for heading in (self.wishes, self.different) if heading is not None]
        answers = [ask for pair in self.attributes.values() for ask in pair.asks(Text(), path)]
        return (*(Ask(ask.side, ask.columns, ask.reading, path) for ask in wishes), *answers)
