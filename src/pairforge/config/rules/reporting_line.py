"""``kind: reporting_line``: nobody is matched with somebody above or below them."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.columns import SideHeading
from pairforge.config.readings import Ask, Manager
from pairforge.config.rules.base import RuleBase


class ReportingLine(RuleBase):
    """Neither may be the other's manager, nor the manager of the manager, and so on up to the top."""

    kind: Literal["reporting_line"]
    manager: SideHeading = Field(
        description="Heading of each person's manager (id, e-mail address or name): one for both sides, or "
        "{mentee, mentor}, or one of the two."
    )

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.manager.asks(Manager(), path)
