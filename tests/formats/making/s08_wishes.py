"""Wishes for people, typed by hand: reversed, without accents, in capitals, two people of one name."""

from __future__ import annotations

import random

from tests.formats.making.people import Name, names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, text_file

_CHOICES = [f"Choice {rank}" for rank in range(1, 5)]
_MORE = "Anybody else you would be happy with?"
_FIELDS = ["Epidemiology", "Genetics", "Health economics", "Neurology"]

CONFIG = f"""\
# The mentees typed the names of the mentors they would like, best first.
version: 1
name: Medical faculty
mentors: {{file: mentors.csv, id: Email, email: Email, name: [First name, Surname], capacity: Mentees}}
mentees: {{file: mentees.csv, id: Student no., email: Email, name: Name}}
criteria:
  - {{name: wishes, kind: ranking, by: mentee, columns: [{", ".join(_CHOICES)}], weight: 5}}
  - {{name: also welcome, kind: ranking, by: mentee, columns: "{_MORE}", separator: ";", weight: 1}}
  - {{name: field, kind: same, mentee: Field of interest, mentor: Field, weight: 2}}
"""


def _written(who: Name, way: int) -> str:
    return [
        who.full,
        who.reversed,
        who.plain,
        who.full.upper(),
        f"{who.last} {who.first}",
        f"  {who.full}. ",
    ][way % 6]


def make() -> Shape:
    """Twelve mentors, two of them called María García, and eighteen students."""
    chance = random.Random("wishes")
    people = [*names(0, 5), *names(16, 5), Name("María", "García"), Name("María", "García")]
    grid = [["First name", "Surname", "Email", "Field", "Mentees"]]
    mentors, emails = {}, []
    for idx, who in enumerate(people):
        email = who.email("med.example.edu") if idx < 11 else "m.garcia2@med.example.edu"
        field, seats = _FIELDS[idx % 4], chance.randint(1, 3)
        grid.append([who.first, who.last, email, field, str(seats)])
        emails.append(email)
        mentors[email] = {"name": who.full, "email": email, "capacity": seats, "Field": field}
    students = [["Student no.", "Name", "Email", "Field of interest", *_CHOICES, _MORE]]
    mentees = {}
    for idx, who in enumerate(names(30, 18)):
        chosen = chance.sample(range(12), 4)
        more = chance.sample([mentor for mentor in range(10) if mentor not in chosen], idx % 3)
        cells = [
            emails[mentor].upper() if mentor >= 10 else _written(people[mentor], idx + rank)
            for rank, mentor in enumerate(chosen)
        ]
        if idx % 5 == 4:
            cells[3], chosen = "", chosen[:3]
        if idx == 7:
            cells[1], chosen = "Prof. Whittaker-Bloom", [chosen[0], *chosen[2:]]
        number, email = f"00{7000 + 311 * idx}", who.email("stud.med.example.edu")
        field = chance.choice(_FIELDS)
        students.append(
            [number, who.full, email, field, *cells, "; ".join(people[mentor].full for mentor in more)]
        )
        mentees[number] = {
            "name": who.full,
            "email": email,
            "Field of interest": field,
            ", ".join(_CHOICES): [emails[mentor] for mentor in chosen],
            _MORE: [emails[mentor] for mentor in more],
        }
    bad = spoil(
        students,
        {
            (2, "Choice 1"): "Ana Lopes",
            (3, "Choice 2"): "Maria Garcia",
            (4, "Choice 1"): "Dimitri Volkow",
            (5, "Choice 3"): "bob.nguyem@med.example.edu",
            (6, "Choice 1"): "R. Jiménez",
            (7, _MORE): "Ana López and Bob Nguyen",
            (8, "Choice 1"): "#REF!",
        },
    )
    return Shape(
        folder="08_wishes",
        config=CONFIG,
        files={"mentors.csv": text_file(grid), "mentees.csv": text_file(students)},
        mentors=mentors,
        mentees=mentees,
        shuffle={"mentors.csv": 2, "mentees.csv": 2},
        spoiled={"mentees.csv": text_file(bad)},
    )
