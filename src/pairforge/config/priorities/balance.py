"""``kind: balance``: loads of the mentors as even as possible."""

from __future__ import annotations

from typing import ClassVar, Literal

from pairforge.config.priorities.base import PriorityBase


class Balance(PriorityBase):
    """The sum of the squares of the mentors' loads is as small as possible, so that they are even."""

    kind: Literal["balance"]

    no_keep: ClassVar[str | None] = "loads that may be a little less even cannot be solved exactly yet"
    needs_matched: ClassVar[str | None] = "`balance` evens out how many mentees each mentor gets"
