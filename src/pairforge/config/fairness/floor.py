"""``kind: floor``: a score below which nobody is paired."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.columns import Finite
from pairforge.config.fairness.base import LimitBase


class Floor(LimitBase):
    """No pair may have a smaller score; whoever has none that reaches it stays without a mentor."""

    kind: Literal["floor"]
    score: Finite = Field(description="The smallest score that a pair may have.")
