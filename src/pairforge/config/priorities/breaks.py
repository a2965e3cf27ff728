"""``kind: breaks``: as few breaks of soft rules as possible."""

from __future__ import annotations

from typing import ClassVar, Literal

from pairforge.config.priorities.base import PriorityBase


class Breaks(PriorityBase):
    """The price of all breaks of soft rules is as small as possible; 0 where no rule is soft."""

    kind: Literal["breaks"]

    no_keep: ClassVar[str | None] = "breaks of soft rules are counted in full"
