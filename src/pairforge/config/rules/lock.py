"""``kind: lock``: pairs that must be."""

from __future__ import annotations

from typing import Literal

from pairforge.config.rules.base import PairRule


class Lock(PairRule):
    """The pair must be."""

    kind: Literal["lock"]
