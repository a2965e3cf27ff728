"""``kind: never``: pairs that must not be."""

from __future__ import annotations

from typing import ClassVar, Literal

from pairforge.config.rules.base import PairRule


class Never(PairRule):
    """The pair must not be."""

    kind: Literal["never"]
    _both_ways: ClassVar[bool] = True
