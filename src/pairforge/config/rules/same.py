"""``kind: same``: mentor and mentee must have the same answer."""

from __future__ import annotations

from typing import Literal

from pairforge.config.readings import Ask, Text
from pairforge.config.rules.base import ColumnRule


class Same(ColumnRule):
    """The two answers must be the same; a blank cannot be shown to be."""

    kind: Literal["same"]

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(Text(), path)
