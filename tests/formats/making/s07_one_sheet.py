"""Both roles on one sheet of form responses; who is both is never matched with themselves."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, workbook

_ROLE = "I would like to take part as a ..."
_CAN = "Skills I can share"
_WANT = "Skills I want to learn"
_SKILLS = ["Public speaking", "Python", "Budgeting", "Hiring", "Design", "Writing"]
_TEAMS = ["Product", "Sales", "Support", "Finance"]

CONFIG = f"""\
# Everybody answered one form; a column says who is a mentor, a mentee or both.
version: 1
name: Skills exchange
mentors:
  file: responses.xlsx
  sheet: Form Responses 1
  role: {{column: "{_ROLE}", values: [Mentor, Both]}}
  id: Email Address
  email: Email Address
  name: Full name
  capacity: {{column: "If mentor: how many people?", blank: 1}}
mentees:
  file: responses.xlsx
  sheet: Form Responses 1
  role: {{column: "{_ROLE}", values: [Mentee, Both]}}
  id: Email Address
  email: Email Address
  name: Full name
criteria:
  - {{name: skills, kind: overlap, mentee: {_WANT}, mentor: {_CAN}, weight: 4}}
  - {{name: other team, kind: different, column: Team, weight: 2}}
  - {{name: years, kind: closeness, column: Years with us, best: [2, 6], fade: 8, weight: 1}}
"""


def make() -> Shape:
    """Seven mentors, twelve mentees and four who are both, on the second sheet of the workbook."""
    chance = random.Random("one sheet")
    roles = ["Mentor"] * 7 + ["Mentee"] * 12 + ["Both"] * 4
    chance.shuffle(roles)
    grid = [
        [
            "Timestamp",
            "Email Address",
            "Full name",
            _ROLE,
            "Team",
            "Years with us",
            _CAN,
            _WANT,
            "If mentor: how many people?",
        ]
    ]
    mentors, mentees = {}, {}
    for idx, (who, role) in enumerate(zip(names(10, 23), roles, strict=True)):
        stamp = datetime(2026, 9, 14, 9, 0) + timedelta(minutes=41 * idx)
        email, team = who.email("company.example"), chance.choice(_TEAMS)
        years = chance.randint(4, 15) if role == "Mentor" else chance.randint(0, 8)
        can = sorted(chance.sample(_SKILLS, 3), key=_SKILLS.index) if role != "Mentee" else []
        want = sorted(chance.sample(_SKILLS, 2), key=_SKILLS.index) if role != "Mentor" else []
        seats = chance.choice([1, 2, 2, None]) if role != "Mentee" else None
        spelt = {"Mentor": "mentor" if idx % 5 == 0 else "Mentor"}.get(role, role)
        grid.append([stamp, email, who.full, spelt, team, years, ", ".join(can), ", ".join(want), seats])
        person = {"name": who.full, "email": email, "Team": team, "Years with us": years}
        if role != "Mentee":
            mentors[email] = {**person, "capacity": seats or 1, _CAN: can}
        if role != "Mentor":
            mentees[email] = {**person, _WANT: want}
    bad = spoil(
        grid,
        {
            (4, _ROLE): "Mentr",
            (6, "Years with us"): "since 2019",
            (10, "Email Address"): grid[2][1],
            (13, _ROLE): "",
        },
    )
    both = sorted(set(mentors) & set(mentees))
    counts = [["Team", "Answers"], *([team, sum(row[4] == team for row in grid)] for team in _TEAMS)]
    return Shape(
        folder="07_one_sheet",
        config=CONFIG,
        files={"responses.xlsx": workbook({"Overview": counts, "Form Responses 1": grid})},
        mentors=mentors,
        mentees=mentees,
        pairs={"same person": [[email, email] for email in both]},
        shuffle={"responses.xlsx#Form Responses 1": 2},
        spoiled={"responses.xlsx": workbook({"Overview": counts, "Form Responses 1": bad})},
    )
