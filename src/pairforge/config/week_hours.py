"""How the YAML names columns of free hours, and the time zones that they are in."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, field_validator, model_validator

from pairforge.config.columns import SharedColumns, SideHeading
from pairforge.config.readings import Ask, Hours
from pairforge.config.zones import known_zone


class HoursColumns(SharedColumns):
    """Columns of the hours in the week at which people are free, such as ``Mon 9-10; Tue 14-15``."""

    zone: SideHeading | None = Field(
        None,
        description="Heading of each person's time zone, such as Europe/Berlin or UTC+2: one for both "
        "sides, or {mentee, mentor}, or one of the two. Default: everybody is in `default_zone`.",
    )
    default_zone: str | None = Field(
        None, description="Time zone of everybody without one. Default: a blank one is an error."
    )
    week: date | None = Field(
        None,
        description="A day, such as 2026-10-05, on which clocks are compared: summer time starts and ends on "
        "different days. Needed if people are in several time zones.",
    )
    separator: str | None = Field(
        None,
        description="What separates the times of a cell, besides line breaks and semicolons.",
        min_length=1,
    )

    @field_validator("default_zone")
    @classmethod
    def _a_known_zone(cls, zone: str | None) -> str | None:
        return None if zone is None else known_zone(zone)

    @model_validator(mode="after")
    def _everybody_has_a_zone(self) -> Self:
        one_side = self.zone is not None and (self.zone.mentee is None or self.zone.mentor is None)
        if one_side and self.default_zone is None:
            raise ValueError("`zone` of one side only: give the other side's as `default_zone`")
        return self

    def asks(self, path: tuple[str | int, ...] = ()) -> tuple[Ask, ...]:
        """Columns that it needs."""
        reading = Hours(
            self.default_zone,
            None if self.week is None else self.week.isoformat(),
            self.separator,
        )
        mentee, mentor = self.headings
        zones = (None, None) if self.zone is None else (self.zone.mentee, self.zone.mentor)
        return (
            Ask("mentee", (mentee, *filter(None, zones[:1])), reading, path),
            Ask("mentor", (mentor, *filter(None, zones[1:])), reading, path),
        )
