"""``kind: network``: how far the mentor takes the mentee beyond the people that they know."""

from __future__ import annotations

from typing import Literal, Self

from pydantic import Field, model_validator

from pairforge.config.columns import BothHeadings, Order, SideHeading
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Manager, Number, Step, Text


class Network(CriterionBase):
    """0.4 for another department, up to 0.3 for the distance by managers, up to 0.3 for a higher level.

    The distance counts in full from four steps on (up to a common manager and down again), the level from
    two steps above. What is not configured is left out, and the rest counts accordingly more.
    """

    kind: Literal["network"]
    department: BothHeadings | None = Field(
        None, description="Heading of the department; {mentee, mentor} if they differ."
    )
    manager: SideHeading | None = Field(
        None,
        description="Heading of each person's manager (id, e-mail address or name): one for both sides, or "
        "{mentee, mentor}, or one of the two.",
    )
    level: BothHeadings | None = Field(
        None, description="Heading of the level; {mentee, mentor} if they differ."
    )
    order: Order | None = Field(
        None, description="The levels, lowest first; without it the columns hold numbers."
    )

    @model_validator(mode="after")
    def _something_to_go_by(self) -> Self:
        if self.department is None and self.manager is None and self.level is None:
            raise ValueError("name at least one of `department`, `manager` and `level`")
        if self.order is not None and self.level is None:
            raise ValueError("`order` needs `level`")
        return self

    def department_asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """The departments of both sides, if they count."""
        return () if self.department is None else self.department.asks(Text(), path)

    def manager_asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """The managers of one side or both, if they count."""
        return () if self.manager is None else self.manager.asks(Manager(), path)

    def level_asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """The levels of both sides, if they count."""
        reading = Number() if self.order is None else Step(tuple(self.order))
        return () if self.level is None else self.level.asks(reading, path)

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return (*self.department_asks(path), *self.manager_asks(path), *self.level_asks(path))
