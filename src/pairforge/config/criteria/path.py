"""``kind: path``: whether the mentor has walked the path that the mentee wants to walk."""

from __future__ import annotations

from collections import Counter
from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import BothHeadings, Heading, ListCells, Order
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.folding import fold
from pairforge.config.readings import Ask, Number, Step, Text


class Path(ListCells, CriterionBase):
    """0.5 for the role that the mentee wants, 0.3 for the present one, 0.2 for a shared background.

    The mentor must have held the role, or for the present one another of its family. What is not
    configured is left out, and the rest counts accordingly more. The sum is multiplied by how well the
    mentor's level lies above the mentee's: 0 at the same level or below, 1 from one to three steps above,
    0.6 from five steps on.
    """

    kind: Literal["path"]
    target: Heading | None = Field(None, description="Heading of the role that the mentee wants.")
    current: Heading | None = Field(None, description="Heading of the mentee's present role.")
    roles: Heading | None = Field(None, description="Heading of the roles that the mentor has held, a list.")
    background: BothHeadings | None = Field(
        None, description="Heading of a list such as degrees or origins; {mentee, mentor} if they differ."
    )
    level: BothHeadings | None = Field(
        None, description="Heading of the level; {mentee, mentor} if they differ."
    )
    order: Order | None = Field(
        None, description="The levels, lowest first; without it the columns hold numbers."
    )
    families: dict[str, list[Heading]] = Field(
        {}, description="Roles that are alike for the present role: `{Finance: [Controller, Treasurer]}`."
    )

    @model_validator(mode="after")
    def _parts_are_whole(self) -> Self:
        wants_roles = self.target is not None or self.current is not None
        if not wants_roles and self.background is None:
            raise ValueError("name at least one of `target`, `current` (both with `roles`) and `background`")
        if wants_roles != (self.roles is not None):
            raise ValueError("`target` and `current` need `roles`, and `roles` needs one of them")
        if self.order is not None and self.level is None:
            raise ValueError("`order` needs `level`")
        if self.families and self.current is None:
            raise ValueError("`families` needs `current`")
        alike = (set(map(fold, (key, *roles))) for key, roles in self.families.items())
        for role, count in Counter(role for family in alike for role in family).items():
            if count > 1:
                raise ValueError(f"the role {role!r} stands in two of the `families`")
        return self

    def role_asks(self) -> tuple[Ask | None, Ask | None, Ask | None]:
        """The wanted role, the present one and the roles held."""
        target = None if self.target is None else Ask("mentee", (self.target,), Text())
        current = None if self.current is None else Ask("mentee", (self.current,), Text())
        roles = None if self.roles is None else Ask("mentor", (self.roles,), self.tags)
        return target, current, roles

    def background_asks(self) -> tuple[Ask, ...]:
        """The backgrounds of both sides, if they count."""
        return () if self.background is None else self.background.asks(self.tags, ())

    def level_asks(self) -> tuple[Ask, ...]:
        """The levels of both sides, if they count."""
        reading = Number() if self.order is None else Step(tuple(self.order))
        return () if self.level is None else self.level.asks(reading, ())

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        asks = (*self.role_asks(), *self.background_asks(), *self.level_asks())
        return tuple(Ask(ask.side, ask.columns, ask.reading, path) for ask in asks if ask is not None)
