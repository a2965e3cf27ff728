"""``kind: worst_off``: the smallest score among those who get a mentor."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from pairforge.config.priorities.base import PriorityBase
from pairforge.config.shares import Share


class WorstOff(PriorityBase):
    """The smallest score among those who get a mentor is as large as possible."""

    kind: Literal["worst_off"]
    keep: Share = Field(
        1.0,
        description="What share of the best smallest score must be reached; the rest may be given up for "
        "what follows.",
    )

    needs_matched: ClassVar[str | None] = "`worst_off` is the smallest score among those who get a mentor"
