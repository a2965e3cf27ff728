"""``kind: goals``: how much of the mentee's ranked goals the mentor supports."""

from __future__ import annotations

from typing import Literal

from pairforge.config.columns import ListColumns
from pairforge.config.criteria.base import CriterionBase


class Goals(ListColumns, CriterionBase):
    """Share of the mentee's goals, best first, that the mentor supports; they weigh 3, 2, 1, 1 and so on."""

    kind: Literal["goals"]
