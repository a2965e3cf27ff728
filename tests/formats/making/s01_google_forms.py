"""Google Forms, one file a role: capacity in words, somebody twice, one heading with two meanings."""

from __future__ import annotations

import random

from tests.formats.making.people import names, times
from tests.formats.making.shape import Shape
from tests.formats.making.writing import quoted_file, spoil

_SEATS = "How many students are you willing to mentor?"
_TOPICS = "What are you happy to talk about? (select all that apply)"
_HELP = "What would you like help with? (select all that apply)"
_INDUSTRIES = ["Finance", "Healthcare", "Consulting", "Technology", "Energy", "Media"]
_FUNCTIONS = ["Strategy", "Marketing", "Engineering", "Operations", "Research"]
_PLACES = ["Boston", "New York", "Chicago", "Remote"]
_HELP_WITH = [
    "CV and cover letters",
    "Interview practice",
    "Networking",
    "Graduate school",
    "Starting a company",
]
_SEAT_ANSWERS = {
    "2": 2,
    "1": 1,
    "2 mentees": 2,
    "one": 1,
    "2-3": 2,
    "3": 3,
    "one or two": 1,
    "up to 2": 2,
    "Two": 2,
    "4": 4,
}

CONFIG = f"""\
# The alumni office's two Google Forms, exported as CSV.
version: 1
name: Alumni mentoring
mentors:
  file: mentors.csv
  answered: Timestamp                  # who answers twice is taken at their last word
  id: Email Address
  email: Email Address
  name: [First Name, Last Name]
  capacity:
    column: {_SEATS}
    ranges: lowest                     # "2-3" and "one or two" are the lower number
mentees:
  file: mentees.csv
  answered: Timestamp
  id: Email Address
  email: Email Address
  name: [First Name, Last Name]
criteria:
  - {{name: help, kind: overlap, mentee: "{_HELP}", mentor: "{_TOPICS}", weight: 4}}
  - {{name: industry, kind: same, column: Industry, weight: 3}}
  - {{name: function, kind: same, column: Function, weight: 2}}
  - {{name: place, kind: same, column: Geography, weight: 1}}
"""


def make() -> Shape:
    """Fourteen alumni and twenty students; Ana answered twice, and so did a student in capital letters."""
    chance = random.Random("google forms")
    headings = ["Timestamp", "First Name", "Last Name", "Email Address"]
    mentor_grid = [[*headings, "Class Year", "Industry", "Function", "Geography", _SEATS, "Gender", _TOPICS]]
    mentors = {}
    stamps = times(3, 15, "9/{}/2026 {}:{:02}:11".format)
    answers = list(_SEAT_ANSWERS)
    for idx, who in enumerate(names(0, 14)):
        email, seats = who.email("alumni.example.edu"), answers[idx % len(answers)]
        told = [chance.choice(_INDUSTRIES), chance.choice(_FUNCTIONS), chance.choice(_PLACES)]
        topics = sorted(chance.sample(_HELP_WITH, 3), key=_HELP_WITH.index)
        year, gender = str(chance.randint(1988, 2016)), chance.choice(["Female", "Male", "Prefer not to say"])
        written = f" {email.title()} " if idx == 3 else email
        row = [stamps[idx], who.first, who.last, written, year, *told, seats, gender, ", ".join(topics)]
        if idx == 0:
            first_try = [*row[:5], "Media", *row[6:8], "1", *row[9:]]
            mentor_grid.append(first_try)
            row = [stamps[14], *row[1:]]
            last = row
        else:
            mentor_grid.append(row)
        identifier = written.strip()
        mentors[identifier] = {
            "name": who.full,
            "email": identifier,
            "capacity": _SEAT_ANSWERS[seats],
            _TOPICS: topics,
            "Industry": told[0],
            "Function": told[1],
            "Geography": told[2],
        }
    mentor_grid.append(last)

    grid = [[*headings, "Class Year", "Industry", "Function", "Geography", "Gender", _HELP, "Anything else?"]]
    mentees = {}
    stamps = times(11, 21, "9/{}/2026 {}:{:02}:47".format)
    importance = ["Not important", "Nice to have", "Very important"]
    for idx, who in enumerate(names(20, 20)):
        email = who.email("students.example.edu")
        told = [chance.choice(_INDUSTRIES), chance.choice(_FUNCTIONS), chance.choice(_PLACES)]
        help_with = sorted(chance.sample(_HELP_WITH, chance.randint(1, 3)), key=_HELP_WITH.index)
        if idx == 11:
            told[1] = ""
        rest = [
            chance.choice(importance),
            ", ".join(help_with),
            "I work on Fridays, sorry!" if idx == 4 else "",
        ]
        written = email.upper() if idx == 5 else email
        grid.append([stamps[idx], who.first, who.last, written, str(2026 + idx % 3), *told, *rest])
        mentees[written] = {
            "name": who.full,
            "email": written,
            _HELP: help_with,
            "Industry": told[0],
            "Function": told[1],
            "Geography": told[2],
        }
    again = [stamps[20], *grid[6][1:3], grid[6][3].lower(), *grid[6][4:6], "Research", *grid[6][7:]]
    grid.append(again)
    mentees[again[3]] = mentees.pop(grid[6][3]) | {"email": again[3], "Function": "Research"}

    bad_mentors = spoil(
        mentor_grid,
        {
            (3, _SEATS): "many",
            (4, _SEATS): "",
            (5, "Email Address"): "",
            (6, _SEATS): "-1",
            (16, "Timestamp"): "yesterday",
        },
    )
    bad_mentees = spoil(
        grid, {(1, "Industry"): "Industries", (3, "Industry"): "#N/A", (8, "Function"): "#REF!"}
    )
    return Shape(
        folder="01_google_forms",
        config=CONFIG,
        files={"mentors.csv": quoted_file(mentor_grid), "mentees.csv": quoted_file(grid)},
        mentors=mentors,
        mentees=mentees,
        criteria=4,
        shuffle={"mentors.csv": 2, "mentees.csv": 2},
        spoiled={"mentors.csv": quoted_file(bad_mentors), "mentees.csv": quoted_file(bad_mentees)},
    )
