"""``kind: distinct``: several different answers in a cohort that has anybody."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pairforge.config.cohorts.base import ColumnCohort


class Distinct(ColumnCohort):
    """A cohort that has anybody has at least so many different answers."""

    kind: Literal["distinct"]
    at_least: Annotated[int, Field(ge=2)] = Field(description="Fewest different answers in a cohort.")

    @property
    def settings(self) -> tuple[str, ...]:
        """What it says, in words for the label."""
        return (f"at least {self.at_least}",)
