"""A Google grid as a ranking: the rank in the heading's brackets, five the best."""

from __future__ import annotations

import random

from tests.formats.making.people import names, on_a_clock, times
from tests.formats.making.shape import Shape
from tests.formats.making.writing import quoted_file, spoil

_QUESTION = "What is your preferred topic? Mark from 1 to 5 (1 - lowest, 5 - highest)"
_CAN = "Which topics can you supervise?"
_TOPICS = [
    "Machine learning",
    "Computer vision",
    "Databases",
    "Human-computer interaction",
    "Security",
    "Networks",
]
_CAMPUS = ["North", "South", "Harbour"]
_LANGUAGES = ["English", "German", "Polish"]

CONFIG = f"""\
# Students ranked topics in a grid; the rank stands in the heading, and 5 is the best.
version: 1
name: Thesis mentoring
mentors:
  file: mentors.csv
  id: Email Address
  name: Your name
  capacity: How many students can you take?
mentees:
  file: mentees.csv
  id: Email Address
  name: Your name
  columns:
    Topics: {{grid: "{_QUESTION}", best: highest}}
criteria:
  - {{name: topics, kind: overlap, mentee: Topics, mentor: "{_CAN}", ordered: true, weight: 4}}
  - {{name: campus, kind: same, column: Campus, weight: 1}}
  - {{name: languages, kind: overlap, column: Languages, weight: 1}}
rules:
  - {{kind: share, column: Languages}}
"""


def make() -> Shape:
    """Ten mentors and eighteen students; some left ranks blank, and one gave a topic two ranks."""
    chance = random.Random("google grid")
    mentor_grid = [
        [
            "Timestamp",
            "Email Address",
            "Your name",
            _CAN,
            "How many students can you take?",
            "Campus",
            "Languages",
        ]
    ]
    mentors = {}
    for who, stamp in zip(
        names(8, 10), times(5, 10, on_a_clock("2026/10/{:02} {}:{:02}:05 {} GMT+2")), strict=True
    ):
        can = sorted(chance.sample(_TOPICS, 3), key=_TOPICS.index)
        seats, campus = chance.randint(1, 3), chance.choice(_CAMPUS)
        languages = ["English", *chance.sample(_LANGUAGES[1:], chance.randint(0, 2))]
        email = who.email("cs.example.ac.uk")
        mentor_grid.append([stamp, email, who.full, ", ".join(can), str(seats), campus, ", ".join(languages)])
        mentors[email] = {
            "name": who.full,
            "email": email,
            "capacity": seats,
            _CAN: can,
            "Campus": campus,
            "Languages": languages,
        }

    ranks = [f"{_QUESTION} [{rank}]" for rank in (5, 4, 3, 2, 1)]
    grid = [["Timestamp", "Email Address", "Your name", *ranks, "Campus", "Languages"]]
    mentees = {}
    for idx, who in enumerate(names(30, 18)):
        best_first = chance.sample(_TOPICS, 5)
        cells = list(best_first)
        if idx in {2, 9}:
            cells[3] = ""
        if idx == 6:
            cells[4] = cells[1]
        campus, languages = chance.choice(_CAMPUS), chance.sample(_LANGUAGES, chance.randint(1, 2))
        email = who.email("student.example.ac.uk")
        stamp = times(9, 18, on_a_clock("2026/10/{:02} {}:{:02}:31 {} GMT+2"))[idx]
        grid.append([stamp, email, who.full, *cells, campus, ", ".join(languages)])
        mentees[email] = {
            "name": who.full,
            "email": email,
            "Topics": list(dict.fromkeys(filter(None, cells))),
            "Campus": campus,
            "Languages": languages,
        }
    bad = spoil(
        grid,
        {
            (1, ranks[3]): f"{_QUESTION} [second]",
            (4, "Languages"): "#VALUE!",
            (5, ranks[0]): "#N/A",
        },
    )
    return Shape(
        folder="02_google_grid",
        config=CONFIG,
        files={"mentors.csv": quoted_file(mentor_grid), "mentees.csv": quoted_file(grid)},
        mentors=mentors,
        mentees=mentees,
        shuffle={"mentors.csv": 2, "mentees.csv": 2},
        spoiled={"mentees.csv": quoted_file(bad)},
    )
