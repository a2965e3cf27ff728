"""Multi-select answers of Google Forms, where some options hold the comma that separates them."""

from __future__ import annotations

import random

from tests.formats.making.people import names, times
from tests.formats.making.shape import Shape
from tests.formats.making.writing import quoted_file, spoil

_OFFERS = "In which of these could you support a colleague?"
_NEEDS = "In which of these would you like support?"
_OPTIONS = [
    "Writing (papers, grants, theses)",
    "Teaching, supervision and outreach",
    "Leading a team",
    "Career planning, in or outside academia",
    "Work-life balance",
    "Data, code and open science",
]
_METHODS = ["Statistics", "Interviews, focus groups", "Lab work", "Archives (digital, on paper)", "Modelling"]
_FACULTIES = ["Humanities", "Natural Sciences", "Law", "Medicine"]

CONFIG = "\n".join(
    [
        "# Some options hold a comma, so they are listed: the answers are split against them.",
        "version: 1",
        "name: Early-career researchers",
        "mentors:",
        "  file: mentors.csv",
        "  id: Email address",
        "  name: Name",
        "  capacity: Number of mentees",
        "mentees: {file: mentees.csv, id: Email address, name: Name}",
        "criteria:",
        "  - name: support",
        "    kind: overlap",
        f"    mentee: {_NEEDS}",
        f"    mentor: {_OFFERS}",
        "    separator: ','",
        "    options:",
        *(f'      - "{option}"' for option in _OPTIONS),
        "    weight: 4",
        "  - name: methods",
        "    kind: overlap",
        "    column: Methods you use",
        "    separator: ','",
        f'    options: ["{_METHODS[1]}", "{_METHODS[3]}"]      # those with a comma are enough',
        "    weight: 2",
        "  - {name: other faculty, kind: different, column: Faculty, weight: 1}",
        "",
    ]
)


def make() -> Shape:
    """Eleven mentors and sixteen mentees; two wrote an answer of their own under "Other"."""
    chance = random.Random("google multi-select")
    heads = ["Timestamp", "Email address", "Name", "Faculty"]
    mentor_grid = [[*heads, _OFFERS, "Methods you use", "Number of mentees"]]
    grid = [[*heads, _NEEDS, "Methods you use", "Years since PhD"]]
    sides: list[dict[str, dict[str, object]]] = [{}, {}]
    for side, (start, count) in enumerate([(16, 11), (40, 16)]):
        stamps = times(16 + side, count, "{:02}/11/2026 {:02}:{:02}:00".format)
        for idx, who in enumerate(names(start, count)):
            chosen = sorted(chance.sample(_OPTIONS, chance.randint(2, 4)), key=_OPTIONS.index)
            if side == 1 and idx in {3, 10}:
                chosen.append(["Public speaking", "Moving abroad"][idx // 10])
            methods = sorted(chance.sample(_METHODS, chance.randint(1, 3)), key=_METHODS.index)
            faculty, email = chance.choice(_FACULTIES), who.email("uni.example.org")
            seats = chance.randint(1, 2)
            last = str(seats) if side == 0 else str(chance.randint(0, 6))
            (mentor_grid if side == 0 else grid).append(
                [stamps[idx], email, who.full, faculty, ", ".join(chosen), ", ".join(methods), last]
            )
            sides[side][email] = {
                "name": who.full,
                "email": email,
                "Faculty": faculty,
                (_OFFERS if side == 0 else _NEEDS): chosen,
                "Methods you use": methods,
            } | ({"capacity": seats} if side == 0 else {})
    bad = spoil(
        mentor_grid,
        {(4, "Number of mentees"): "1.5", (6, "Number of mentees"): "see my e-mail", (7, _OFFERS): "#NAME?"},
    )
    bad_mentees = spoil(grid, {(9, "Email address"): grid[4][1], (1, "Methods you use"): "Method you used"})
    return Shape(
        folder="03_google_multiselect",
        config=CONFIG,
        files={"mentors.csv": quoted_file(mentor_grid), "mentees.csv": quoted_file(grid)},
        mentors=sides[0],
        mentees=sides[1],
        shuffle={"mentors.csv": 2, "mentees.csv": 2},
        spoiled={"mentors.csv": quoted_file(bad), "mentees.csv": quoted_file(bad_mentees)},
    )
