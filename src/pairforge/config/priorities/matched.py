"""``kind: matched``: as many places filled as possible."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.priorities.base import PriorityBase
from pairforge.config.shares import Share


class Matched(PriorityBase):
    """As many places filled as possible."""

    kind: Literal["matched"]
    keep: Share = Field(
        1.0,
        description="What share of the places that could be filled must be; the rest may be given up for "
        "what follows.",
    )

    @property
    def settles_matched(self) -> bool:
        """Whether everything after it has the same number of pairs."""
        return self.keep == 1
