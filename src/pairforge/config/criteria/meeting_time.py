"""``kind: meeting_time``: whether the two are free at the same time for as long as they need."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, PositiveInt

from pairforge.config.criteria.base import CriterionBase
from pairforge.config.week_hours import HoursColumns


class MeetingTime(HoursColumns, CriterionBase):
    """1 where both are free at the same time for ``needed`` minutes of the week, less where for fewer."""

    kind: Literal["meeting_time"]
    needed: PositiveInt = Field(60, description="Minutes a week that the two need together.")
