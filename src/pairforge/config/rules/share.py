"""``kind: share``: mentor and mentee must have an answer in common."""

from __future__ import annotations

from typing import Literal

from pairforge.config.columns import ListColumns
from pairforge.config.rules.base import ColumnRule


class Share(ListColumns, ColumnRule):
    """At least one answer of two lists in common; a blank has nothing in common with anybody."""

    kind: Literal["share"]
