"""Availability: hours in words for the mentees, a column a slot for the mentors, a time zone each."""

from __future__ import annotations

import random
from datetime import datetime
from zoneinfo import ZoneInfo

from tests.formats.making.people import names, times
from tests.formats.making.shape import Shape
from tests.formats.making.writing import quoted_file, spoil

_FREE = "When are you usually free? (your own time)"
_SLOTS = [f"{day} {start}-{start + 1}" for day in ("Mon", "Tue", "Wed", "Thu") for start in (9, 12, 17)]
_ZONES = ["Europe/Berlin", "Europe/London", "America/New_York", "Asia/Kolkata"]
_GOALS = ["Promotion", "Changing field", "Publishing", "Leading"]
_DAYS = {"Mon": 5, "Tue": 6, "Wed": 7, "Thu": 8, "Fri": 9}

CONFIG = f"""\
# Mentees wrote their hours, mentors ticked slots; everybody in a time zone of their own.
version: 1
name: Across time zones
mentors:
  file: mentors.csv
  id: Email Address
  email: Email Address
  name: Name
  capacity: Mentees
  columns:
    Slots: {{ticks: Your free hours}}
mentees:
  file: mentees.csv
  id: Email Address
  email: Email Address
  name: Name
criteria:
  - name: time
    kind: meeting_time
    mentee: {_FREE}
    mentor: Slots
    zone: Time zone
    week: 2026-10-05                   # for which the clocks are compared
    needed: 180
    weight: 3
  - {{name: goals, kind: overlap, mentee: Goals, mentor: Can help with, weight: 3}}
  - {{name: field, kind: same, column: Field, weight: 1}}
rules:
  - {{kind: meet, mentee: "{_FREE}", mentor: Slots, zone: Time zone, week: 2026-10-05, minutes: 60}}
"""


def _hours(day: str, start: int, end: int, zone: str) -> list[str]:
    """The hours in UTC, of the week from Monday 5 October 2026."""
    moments = [datetime(2026, 10, _DAYS[day], hour, tzinfo=ZoneInfo(zone)) for hour in (start, end)]
    return [f"{moment.astimezone(ZoneInfo('UTC')):%a %H:%M}" for moment in moments]


def _merged(hours: list[list[str]]) -> list[str]:
    return [f"{start}-{end}" for start, end in hours]


def make() -> Shape:
    """Ten mentors and fifteen mentees in four time zones."""
    chance = random.Random("availability")
    fields = ["Chemistry", "Computing", "Law"]
    questions = [f"Your free hours [{slot}]" for slot in _SLOTS]
    mentor_grid = [
        ["Timestamp", "Email Address", "Name", "Field", "Time zone", *questions, "Can help with", "Mentees"]
    ]
    mentors, mentees = {}, {}
    for idx, who in enumerate(names(22, 10)):
        email, field, zone = who.email("global.example"), chance.choice(fields), _ZONES[idx % 4]
        slots = sorted(chance.sample(_SLOTS, chance.randint(3, 6)), key=_SLOTS.index)
        helps, seats = sorted(chance.sample(_GOALS, 2), key=_GOALS.index), chance.randint(1, 3)
        stamp = times(7, 10, "2026-09-{:02} {:02}:{:02}".format)[idx]
        ticks = ["Yes" if slot in slots else "" for slot in _SLOTS]
        mentor_grid.append([stamp, email, who.full, field, zone, *ticks, ", ".join(helps), str(seats)])
        parts = [slot.replace("-", " ").split() for slot in slots]
        mentors[email] = {
            "name": who.full,
            "email": email,
            "capacity": seats,
            "Field": field,
            "Can help with": helps,
            "Slots, Time zone": _merged(
                [_hours(day, int(start), int(end), zone) for day, start, end in parts]
            ),
        }
    grid = [["Timestamp", "Email Address", "Name", "Field", "Time zone", _FREE, "Goals"]]
    for idx, who in enumerate(names(45, 15)):
        email, field, zone = who.email("global.example"), chance.choice(fields), chance.choice(_ZONES)
        told = [
            (day, start, start + chance.randint(2, 5))
            for day, start in zip(
                sorted(chance.sample(list(_DAYS), 3), key=list(_DAYS).index), [8, 12, 15], strict=True
            )
        ]
        goals = sorted(chance.sample(_GOALS, chance.randint(1, 2)), key=_GOALS.index)
        stamp = times(14, 15, "2026-09-{:02} {:02}:{:02}".format)[idx]
        text = "; ".join(f"{day} {start}-{end}" for day, start, end in told)
        if idx % 5 == 2:
            text = ", ".join(f"{day} {start}:00–{end}:00" for day, start, end in told)
        grid.append([stamp, email, who.full, field, zone, text, ", ".join(goals)])
        mentees[email] = {
            "name": who.full,
            "email": email,
            "Field": field,
            "Goals": goals,
            f"{_FREE}, Time zone": _merged([_hours(day, start, end, zone) for day, start, end in told]),
        }
    bad = spoil(
        grid,
        {
            (3, "Time zone"): "Berlin",
            (4, "Time zone"): "IST",
            (5, "Time zone"): "Mars/Olympus",
            (6, _FREE): "Mon 9-10; sometimes on Tuesdays",
            (7, _FREE): "Mon 25-26",
            (8, _FREE): "weekends",
        },
    )
    bad_mentors = spoil(mentor_grid, {(4, questions[3]): "perhaps", (6, "Mentees"): "2 or 3"})
    return Shape(
        folder="14_availability",
        config=CONFIG,
        files={"mentors.csv": quoted_file(mentor_grid), "mentees.csv": quoted_file(grid)},
        mentors=mentors,
        mentees=mentees,
        shuffle={"mentors.csv": 2, "mentees.csv": 2},
        spoiled={"mentors.csv": quoted_file(bad_mentors), "mentees.csv": quoted_file(bad)},
    )
