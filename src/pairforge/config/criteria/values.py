"""``kind: values``: how many of the values that both picked from a list they share."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, PositiveInt

from pairforge.config.columns import ListColumns
from pairforge.config.criteria.base import CriterionBase


class Values(ListColumns, CriterionBase):
    """Number of values that both picked, out of the number that each could pick."""

    kind: Literal["values"]
    picks: PositiveInt | None = Field(
        None,
        description="How many each could pick. Default: the most that anybody picked; whoever picked "
        "more than stated here is an error.",
    )
