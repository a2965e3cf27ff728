"""``kind: same``: whether both gave the same answer."""

from __future__ import annotations

from typing import Literal

from pairforge.config.columns import SharedColumns
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Text


class Same(CriterionBase, SharedColumns):
    """1 where both gave the same answer, else 0."""

    kind: Literal["same"]

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(Text(), path)
