"""Side sheets: pairs that are promised, pairs that must not be, and the pairs of the last round."""

from __future__ import annotations

import random

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, workbook

_THEMES = ["Strategy", "Fundraising", "Volunteers", "Communication", "Governance"]

CONFIG = """\
# One workbook: two sheets of people, and three of pairs.
version: 1
name: Charity leaders
mentors: {file: programme.xlsx, sheet: Mentors, id: Email, email: Email, name: Name, capacity: Seats}
mentees: {file: programme.xlsx, sheet: Mentees, id: Email, email: Email, name: Name}
criteria:
  - {name: themes, kind: overlap, mentee: Wants to work on, mentor: Themes, weight: 4}
  - {name: size, kind: closeness, column: Staff, best: [0, 40], fade: 100, weight: 1}
  - {name: region, kind: same, column: Region, weight: 1}
  - {name: somebody new, kind: history, prefer: avoid, file: programme.xlsx, sheet: Last round, weight: 2}
rules:
  - {kind: lock, file: programme.xlsx, sheet: Locked, mentee: Mentee, mentor: Mentor}
  - {kind: never, file: programme.xlsx, sheet: Never together, columns: [email, never_with]}
"""


def make() -> Shape:
    """Ten mentors and fourteen mentees; vetoes in either order, a last round with people who have left."""
    chance = random.Random("side sheets")
    regions = ["North", "Midlands", "South"]
    mentor_grid, grid = (
        [["Name", "Email", "Region", "Staff", "Themes", "Seats"]],
        [["Name", "Email", "Region", "Staff", "Wants to work on"]],
    )
    mentors, mentees = {}, {}
    elders, youngers = names(3, 10), names(36, 14)
    for who in elders:
        email, region, staff = (
            who.email("charity.example.org"),
            chance.choice(regions),
            chance.randint(20, 120),
        )
        themes, seats = sorted(chance.sample(_THEMES, 3), key=_THEMES.index), chance.randint(1, 2)
        mentor_grid.append([who.full, email, region, staff, ", ".join(themes), seats])
        mentors[email] = {
            "name": who.full,
            "email": email,
            "capacity": seats,
            "Region": region,
            "Staff": staff,
            "Themes": themes,
        }
    for who in youngers:
        email, region, staff = who.email("charity.example.org"), chance.choice(regions), chance.randint(2, 40)
        themes = sorted(chance.sample(_THEMES, 2), key=_THEMES.index)
        grid.append([who.full, email, region, staff, ", ".join(themes)])
        mentees[email] = {
            "name": who.full,
            "email": email,
            "Region": region,
            "Staff": staff,
            "Wants to work on": themes,
        }
    old, new = list(mentors), list(mentees)
    lock = [["Mentor", "Mentee"], [elders[2].full, youngers[4].full], [old[6], new[9]]]
    never = [
        ["email", "never_with"],
        [new[0], old[0]],
        [old[3].upper(), new[0]],
        [new[7], old[8]],
        [old[1], new[12]],
    ]
    last = [
        ["mentee", "mentor"],
        [new[1], old[1]],
        [new[2], "gone.away@charity.example.org"],
        ["left.us@charity.example.org", old[4]],
        [new[5], old[5]],
    ]
    sheets = {
        "Mentors": mentor_grid,
        "Mentees": grid,
        "Locked": lock,
        "Never together": never,
        "Last round": last,
    }
    bad = sheets | {
        "Locked": [*lock, [elders[0].full, "Olga Smirnowa"]],
        "Never together": [*never, [new[0], new[1]], [old[2], ""], ["stranger@charity.example.org", old[2]]],
        "Last round": spoil(last, {(1, 1): "Mentor's address"}),
    }
    return Shape(
        folder="13_side_sheets",
        config=CONFIG,
        files={"programme.xlsx": workbook(sheets)},
        mentors=mentors,
        mentees=mentees,
        pairs={
            "lock": [[new[4], old[2]], [new[9], old[6]]],
            "never": [[new[0], old[0]], [new[0], old[3]], [new[7], old[8]], [new[12], old[1]]],
            "history": [[new[1], old[1]], [new[5], old[5]]],
        },
        criteria=4,
        shuffle={f"programme.xlsx#{sheet}": 2 for sheet in sheets},
        spoiled={"programme.xlsx": workbook(bad)},
    )
