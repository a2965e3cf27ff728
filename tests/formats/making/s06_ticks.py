"""One column an option, ticked by x, 1, Yes, TRUE or the option's own words."""

from __future__ import annotations

import random

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, text_file, workbook

_AREAS = ["Finance", "Research", "Public sector", "Start-ups", "Non-profit"]
_DAYS = ["Monday", "Wednesday", "Friday"]

CONFIG = """\
# Each area is a column of its own, with a tick for whoever chose it.
version: 1
name: Women in economics
mentors:
  file: mentors.xlsx
  id: E-mail
  email: E-mail
  name: Name
  capacity: Places
  columns:
    Areas: {ticks: "Which areas?"}
    Days: {ticks: [Monday, Wednesday, Friday]}
mentees:
  file: mentees.csv
  id: E-mail
  email: E-mail
  name: Name
  columns:
    Areas: {ticks: "Which areas?"}
    Days: {ticks: [Monday, Wednesday, Friday]}
criteria:
  - {name: areas, kind: overlap, column: Areas, weight: 4}
  - {name: days, kind: overlap, column: Days, weight: 2}
  - {name: other city, kind: different, column: City, weight: 1}
"""


def make() -> Shape:
    """Ten mentors in a workbook of check boxes, and sixteen mentees who ticked in five ways."""
    chance = random.Random("ticks")
    questions = [f"Which areas? [{area}]" for area in _AREAS]
    cities = ["Lyon", "Porto", "Gdańsk", "Leeds"]
    mentor_grid = [["Name", "E-mail", "City", *questions, *_DAYS, "Places"]]
    mentors, mentees = {}, {}
    for who in names(50, 10):
        areas = sorted(chance.sample(_AREAS, chance.randint(1, 3)), key=_AREAS.index)
        days = sorted(chance.sample(_DAYS, chance.randint(1, 2)), key=_DAYS.index)
        city, seats, email = chance.choice(cities), chance.randint(1, 3), who.email("econ.example.net")
        boxes = [area in areas for area in _AREAS]
        mentor_grid.append(
            [who.full, email, city, *boxes, *(1 if day in days else 0 for day in _DAYS), seats]
        )
        mentors[email] = {
            "name": who.full,
            "email": email,
            "capacity": seats,
            "City": city,
            "Areas": areas,
            "Days": days,
        }
    grid = [["Name", "E-mail", "City", *questions, *_DAYS]]
    signs = ["x", "Yes", "TRUE", "1", "own words", "X", "✓"]
    blanks = ["", "No", "FALSE", "0", "", "-", ""]
    for idx, who in enumerate(names(2, 16)):
        areas = sorted(chance.sample(_AREAS, chance.randint(1, 3)), key=_AREAS.index)
        days = sorted(chance.sample(_DAYS, chance.randint(0, 3)), key=_DAYS.index)
        city, email = chance.choice(cities), who.email("econ.example.net")
        sign, blank = signs[idx % 7], blanks[idx % 7]
        cells = [(area if sign == "own words" else sign) if area in areas else blank for area in _AREAS]
        grid.append([who.full, email, city, *cells, *("x" if day in days else "" for day in _DAYS)])
        mentees[email] = {"name": who.full, "email": email, "City": city, "Areas": areas, "Days": days}
    bad = spoil(grid, {(3, questions[1]): "maybe", (7, questions[0]): "Finanse", (9, "Friday"): "after 4"})
    bad_mentors = spoil(mentor_grid, {(4, questions[2]): 2, (1, "Wednesday"): "Wendesday"})
    return Shape(
        folder="06_ticks",
        config=CONFIG,
        files={"mentors.xlsx": workbook({"Mentors": mentor_grid}), "mentees.csv": text_file(grid)},
        mentors=mentors,
        mentees=mentees,
        shuffle={"mentors.xlsx": 2, "mentees.csv": 2},
        spoiled={"mentors.xlsx": workbook({"Mentors": bad_mentors}), "mentees.csv": text_file(bad)},
    )
