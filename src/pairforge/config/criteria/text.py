"""``kind: text``: how alike the two free texts are."""

from __future__ import annotations

from typing import Literal

from pairforge.config.columns import SharedColumns
from pairforge.config.criteria.base import CriterionBase
from pairforge.config.readings import Ask, Text


class FreeText(CriterionBase, SharedColumns):
    """How many words the two free texts share, where rare words count more; needs `pairforge[text]`."""

    kind: Literal["text"]

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        return self.ask_both(Text(), path)
