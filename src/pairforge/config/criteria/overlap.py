"""``kind: overlap``: how much of what the mentee asks for the mentor offers."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from pairforge.config.columns import ListColumns
from pairforge.config.criteria.base import CriterionBase


class Overlap(ListColumns, CriterionBase):
    """Share of the mentee's list that the mentor's list covers; with ``ordered`` the first counts most."""

    kind: Literal["overlap"]
    ordered: bool = Field(
        False, description="Weigh a mentee's list by its order: n for the first of n, 1 for the last."
    )
