"""Microsoft Forms: five columns of metadata in the owner's language, answers that end in a semicolon."""

from __future__ import annotations

import random
from datetime import datetime, timedelta

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, workbook

_ADDRESS = "Your work e-mail address"
_SKILLS = "Which of these can you help with?"
_WISHES = "What would you like to learn?"
_SEATS = "How many mentees can you take?\u00a0"
_OPTIONS = ["Negotiating", "Presenting", "Data analysis", "Project planning", "Leading people", "Sales"]
_SITES = ["Zürich", "Genève", "Lugano"]
_LANGUAGES = ["Deutsch", "Français", "Italiano", "English"]

CONFIG = f"""\
# Two Microsoft Forms of owners whose Office speaks English and German.
version: 1
name: Mentoring across sites
mentors:
  file: Mentors(1-12).xlsx
  answered: Completion time
  id: {_ADDRESS}                       # not the account that was signed in
  email: {_ADDRESS}
  name: Your name
  capacity: How many mentees can you take?
mentees:
  file: Mentees(1-16).xlsx
  answered: Fertigstellungszeit
  id: {_ADDRESS}
  email: {_ADDRESS}
  name: Your name
criteria:
  - {{name: skills, kind: overlap, mentee: "{_WISHES}", mentor: "{_SKILLS}", weight: 4}}
  - {{name: languages, kind: overlap, column: Languages you speak, weight: 1}}
  - {{name: other site, kind: different, column: Site, weight: 1}}
rules:
  - {{kind: share, column: Languages you speak}}
"""


def make() -> Shape:
    """Twelve mentors and fifteen mentees, one of whom answered twice; some accounts have another address."""
    chance = random.Random("microsoft forms")
    mentor_grid = [
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Your name",
            _ADDRESS,
            "Site",
            "Languages you speak",
            _SKILLS,
            _SEATS,
        ]
    ]
    grid = [
        [
            "ID",
            "Startzeit",
            "Fertigstellungszeit",
            "E-Mail",
            "Name",
            "Your name",
            _ADDRESS,
            "Site",
            "Languages you speak",
            _WISHES,
        ]
    ]
    sides: list[dict[str, dict[str, object]]] = [{}, {}]
    for side, (start, count) in enumerate([(5, 12), (25, 15)]):
        for idx, who in enumerate(names(start, count)):
            started = datetime(2026, 9, 7 + idx // 3, 8 + idx % 7, 13 * idx % 60, 21)
            ended = started + timedelta(minutes=6, seconds=11 * idx)
            email, account = who.email("helvetia.example"), who.email("helvetia.example")
            if idx % 4 == 1:
                account = f"{who.first[0].lower()}{1000 + 37 * idx}@accounts.helvetia.example"
            languages = [
                *sorted(chance.sample(_LANGUAGES[:3], chance.randint(0, 2)), key=_LANGUAGES.index),
                "English",
            ]
            chosen = sorted(chance.sample(_OPTIONS, chance.randint(2, 4)), key=_OPTIONS.index)
            site, seats = chance.choice(_SITES), chance.randint(1, 3)
            row = [
                idx + 1,
                started,
                ended,
                account,
                who.reversed,
                who.full,
                email,
                site,
                ";".join(languages) + ";",
                ";".join(chosen) + ";",
            ]
            (mentor_grid if side == 0 else grid).append([*row, seats] if side == 0 else row)
            sides[side][email] = {
                "name": who.full,
                "email": email,
                "Site": site,
                "Languages you speak": languages,
                (_SKILLS if side == 0 else _WISHES): chosen,
            } | ({"capacity": seats} if side == 0 else {})
    again = [
        16,
        *(moment + timedelta(days=9) for moment in grid[4][1:3]),
        *grid[4][3:7],
        "Lugano",
        *grid[4][8:],
    ]
    grid.append(again)
    sides[1][again[6]]["Site"] = "Lugano"
    bad = spoil(
        mentor_grid,
        {
            (3, _SEATS): datetime(2026, 3, 2),
            (5, _SEATS): "as many as you like",
            (6, _ADDRESS): mentor_grid[2][6].upper(),
            (6, "Completion time"): mentor_grid[2][2],
        },
    )
    bad_mentees = spoil(grid, {(1, _WISHES): "What do you want to learn?", (17, "Fertigstellungszeit"): ""})
    return Shape(
        folder="04_microsoft_forms",
        config=CONFIG,
        files={
            "Mentors(1-12).xlsx": workbook({"Sheet1": mentor_grid}),
            "Mentees(1-16).xlsx": workbook({"Sheet1": grid}),
        },
        mentors=sides[0],
        mentees=sides[1],
        shuffle={"Mentors(1-12).xlsx": 2, "Mentees(1-16).xlsx": 2},
        spoiled={
            "Mentors(1-12).xlsx": workbook({"Sheet1": bad}),
            "Mentees(1-16).xlsx": workbook({"Sheet1": bad_mentees}),
        },
    )
