"""``kind: total``: the sum of all scores."""

from __future__ import annotations

from typing import ClassVar, Literal

from pairforge.config.priorities.base import PriorityBase


class Total(PriorityBase):
    """The sum of all scores is as large as possible."""

    kind: Literal["total"]

    no_keep: ClassVar[str | None] = (
        "a total that may be a little less ties all pairs together, which cannot be solved exactly yet"
    )
