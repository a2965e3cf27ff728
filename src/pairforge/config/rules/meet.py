"""``kind: meet``: mentor and mentee must be free at the same time."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, PositiveInt

from pairforge.config.rules.base import ColumnRule
from pairforge.config.week_hours import HoursColumns


class Meet(HoursColumns, ColumnRule):
    """Both must be free for so many minutes of the week; a blank cannot be shown to be."""

    kind: Literal["meet"]
    minutes: PositiveInt = Field(1, description="Fewest minutes a week in which both are free.")
