"""``kind: different``: whether the two gave different answers."""

from __future__ import annotations

from typing import Literal

from pairforge.config.columns import SharedColumns
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Text


class Different(CriterionBase, SharedColumns):
    """1 where the two gave different answers, else 0."""

    kind: Literal["different"]

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(Text(), path)
