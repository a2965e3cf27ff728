"""``kind: differ``: mentor and mentee must not have the same answer."""

from __future__ import annotations

from typing import Literal

from pairforge.config.readings import Ask, Text
from pairforge.config.rules.base import ColumnRule


class Differ(ColumnRule):
    """The two answers must not be the same; a blank is not the same as anything."""

    kind: Literal["differ"]

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(Text(), path)
