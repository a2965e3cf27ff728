"""``kind: total``: the sum of all scores."""

from __future__ import annotations

from typing import ClassVar, Literal

from pairforge.config.priorities.base import PriorityBase


class Total(PriorityBase):
    """The sum of all scores is as large as possible."""

    kind: Literal["total"]

    no_keep: ClassVar[str | None] = (
        "a limit on the total ties all pairs together, which needs an engine that does not exist yet"
    )
