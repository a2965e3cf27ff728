"""A workbook of four sheets: students, projects, supervisors (places span projects), pre-allocated."""

from __future__ import annotations

import random

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import Sheet, spoil, workbook

_CHOICES = ["1st choice", "2nd choice", "3rd choice", "4th choice"]
_AREAS = ["Graphs", "Vision", "Language", "Robotics", "Privacy"]
_PROGRAMMES = ["BSc Informatics", "BSc Data Science"]

CONFIG = f"""\
# Students choose projects; a project stands for its supervisor, whose places span all of them.
version: 1
name: Final-year projects
mentors:
  file: allocation.xlsx
  sheet: Supervisors
  id: E-mail
  email: E-mail
  name: Supervisor
  capacity: {{column: Capacity, blank: 1}}
  aliases: {{sheet: Projects, alias: Project, person: Supervisor}}
mentees:
  file: allocation.xlsx
  sheet: Students
  id: Student ID
  email: E-mail
  name: Name
criteria:
  - {{name: choices, kind: ranking, by: mentee, columns: [{", ".join(_CHOICES)}], weight: 5}}
  - {{name: areas, kind: overlap, mentee: Interests, mentor: Areas, weight: 2}}
  - {{name: programme, kind: same, mentee: Programme, mentor: Teaches on, weight: 1}}
rules:
  - {{kind: lock, file: allocation.xlsx, sheet: Pre-allocated, mentee: Student ID, mentor: Supervisor}}
"""


def make() -> Shape:
    """Nine supervisors with eighteen projects, twenty students, three of whom are promised already."""
    chance = random.Random("four sheets")
    staff, students = names(33, 9), names(44, 20)
    supervisors = [["Supervisor", "E-mail", "Areas", "Teaches on", "Capacity"]]
    projects = [["Project", "Title", "Supervisor"]]
    mentors, email_by_project = {}, {}
    for idx, who in enumerate(staff):
        email, seats = who.email("inf.example.ac"), [3, None, 2, 4][idx % 4]
        areas, teaches = sorted(chance.sample(_AREAS, 2), key=_AREAS.index), _PROGRAMMES[idx % 2]
        supervisors.append([who.full, email, "; ".join(areas), teaches, seats])
        mentors[email] = {
            "name": who.full,
            "email": email,
            "capacity": seats or 1,
            "Areas": areas,
            "Teaches on": teaches,
        }
        for part, kind in enumerate(["A survey of", "Experiments with"]):
            code = f"P{2 * idx + part + 1:02}"
            projects.append([code, f"{kind} {areas[part].lower()}", who.full])
            email_by_project[code] = email
    grid = [["Student ID", "Name", "E-mail", "Programme", "Interests", *_CHOICES]]
    mentees = {}
    for idx, who in enumerate(students):
        number, email = f"0{41200 + 17 * idx}", who.email("students.inf.example.ac")
        interests, programme = sorted(chance.sample(_AREAS, 2), key=_AREAS.index), chance.choice(_PROGRAMMES)
        chosen = chance.sample(list(email_by_project), 4 if idx % 6 else 3)
        cells = [*chosen, "", ""][:4]
        grid.append([number, who.full, email, programme, "; ".join(interests), *cells])
        mentees[number] = {
            "name": who.full,
            "email": email,
            "Programme": programme,
            "Interests": interests,
            ", ".join(_CHOICES): list(dict.fromkeys(email_by_project[code] for code in chosen)),
        }
    promised = [(grid[2][0], staff[0]), (grid[9][0], staff[3]), (grid[15][0], staff[4])]
    locked = [
        ["Student ID", "Supervisor", "Why"],
        *([number, who.full, "Started in the summer"] for number, who in promised),
    ]
    bad = {
        "Students": spoil(
            grid, {(3, _CHOICES[0]): "P99", (4, _CHOICES[1]): "P 04", (6, "Student ID"): grid[2][0]}
        ),
        "Projects": [
            *projects,
            ["P05", "A project of two", staff[7].full],
            ["P19", "Whose is it?", "Nobody Known"],
        ],
        "Supervisors": spoil(supervisors, {(5, "Capacity"): "2 per project"}),
        "Pre-allocated": [*locked, ["041999", staff[1].full, ""], [grid[5][0], "Somebody Else", ""]],
    }
    sheets = {"Students": grid, "Projects": projects, "Supervisors": supervisors, "Pre-allocated": locked}
    notes = Sheet([["Last updated by the office on 1 September"]], hidden=True)
    return Shape(
        folder="11_four_sheets",
        config=CONFIG,
        files={"allocation.xlsx": workbook(sheets | {"Notes": notes})},
        mentors=mentors,
        mentees=mentees,
        pairs={"lock": [[number, who.email("inf.example.ac")] for number, who in promised]},
        shuffle={f"allocation.xlsx#{sheet}": 2 for sheet in sheets},
        spoiled={"allocation.xlsx": workbook(bad | {"Notes": notes})},
    )
