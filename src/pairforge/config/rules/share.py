"""``kind: share``: mentor and mentee must have an answer in common."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.readings import Ask, Tags
from pairforge.config.rules.base import ColumnRule


class Share(ColumnRule):
    """At least one answer of two lists in common; a blank has nothing in common with anybody."""

    kind: Literal["share"]
    separator: str | None = Field(
        None, description="What separates the answers in a cell. Default: found in the column.", min_length=1
    )

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(Tags(self.separator), path)
