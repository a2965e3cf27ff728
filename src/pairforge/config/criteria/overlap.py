"""``kind: overlap``: how much of what the mentee asks for the mentor offers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.columns import SharedColumns
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Tags


class Overlap(CriterionBase, SharedColumns):
    """Share of the mentee's list that the mentor's list covers; with ``ordered`` the first counts most."""

    kind: Literal["overlap"]
    ordered: bool = Field(
        False, description="Weigh a mentee's list by its order: n for the first of n, 1 for the last."
    )
    separator: str | None = Field(
        None, description="What separates the answers in a cell. Default: found in the column.", min_length=1
    )

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(Tags(self.separator), path)
