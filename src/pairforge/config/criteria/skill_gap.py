"""``kind: skill_gap``: how much of what the mentee wants to learn the mentor can and will teach."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, NonNegativeFloat

from pairforge.config.columns import Heading, Order
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Levels, Tags


class SkillGap(CriterionBase):
    """Share of the mentee's gaps that the mentor's levels close, the important ones counting more.

    A gap reaches from the mentee's level now to the level wanted; the mentor closes as much of it as lies
    below the mentor's own level. The columns hold levels such as `Excel: 3; SQL: 2`, or are made by
    `levels:` from one column a skill.
    """

    kind: Literal["skill_gap"]
    now: Heading | None = Field(
        None,
        description="Heading of the mentees' levels now. A skill without one starts at 0, or at the lowest "
        "step; so do all without this column.",
    )
    wanted: Heading = Field(description="Heading of the levels that the mentees want to reach.")
    importance: Heading | None = Field(
        None,
        description="Heading of how important each skill is to a mentee. Default: all the same. A skill "
        "without one counts like the mean of the mentee's others.",
    )
    mentor: Heading = Field(description="Heading of the mentors' levels.")
    teaches: Heading | None = Field(
        None, description="Heading of the skills that a mentor is willing to teach. Default: all."
    )
    order: Order | None = Field(
        None, description="The levels as an ordered scale, lowest first; without it levels are numbers."
    )
    importance_order: Order | None = Field(
        None,
        description="Importance as an ordered scale, lowest first, whose steps count 1, 2, 3 and so on; "
        "without it importance is a number.",
    )
    too_far: Annotated[NonNegativeFloat, Field(allow_inf_nan=False)] | None = Field(
        2.0,
        description="How far above the wanted level a mentor may be; one who is farther gives a tenth less, "
        "as beginners seem far away. null: any distance is fine.",
    )
    separator: str | None = Field(
        None,
        description="What separates the skills in a cell. Default: found in the column.",
        min_length=1,
    )

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs: wanted, mentor, now, importance and teaches, as far as they are given."""
        return tuple(ask for ask in self.ask_each(path) if ask is not None)

    def ask_each(
        self, path: tuple[str | int, ...] = ()
    ) -> tuple[Ask, Ask, Ask | None, Ask | None, Ask | None]:
        """The same columns, None for those that are not given."""
        levels = Levels(tuple(self.order or ()), self.separator)
        importance = Levels(tuple(self.importance_order or ()), self.separator)
        return (
            Ask("mentee", (self.wanted,), levels, path),
            Ask("mentor", (self.mentor,), levels, path),
            Ask("mentee", (self.now,), levels, path) if self.now else None,
            Ask("mentee", (self.importance,), importance, path) if self.importance else None,
            Ask("mentor", (self.teaches,), Tags(self.separator), path) if self.teaches else None,
        )
