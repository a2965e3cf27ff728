"""``kind: total``: the sum of all scores."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.priorities.base import PriorityBase
from pairforge.config.shares import Share


class Total(PriorityBase):
    """The sum of all scores is as large as possible."""

    kind: Literal["total"]
    keep: Share = Field(
        1.0,
        description="What share of the best total must be reached; the rest may be given up for what "
        "follows.",
    )
