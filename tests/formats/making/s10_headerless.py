"""Ragged rows without headings, choices best first; the capacities in another file."""

from __future__ import annotations

import random

from tests.formats.making.shape import Shape

CONFIG = """\
# Neither file has headings: the first column says who it is, the rest of a row are the choices.
version: 1
name: Projects without headings
mentors: {file: capacities.csv, heading_row: none, id: column 1, capacity: column 2}
mentees:
  file: choices.csv
  heading_row: none
  id: column 1
  columns:
    Choices: {join: {first: column 2}}
criteria:
  - {name: choices, kind: ranking, by: mentee, columns: Choices}
"""


def make() -> Shape:
    """Eight mentors with sixteen seats and fifteen students with one to five choices."""
    chance = random.Random("headerless")
    seats = {f"M{idx}": 1 + idx % 3 for idx in range(1, 9)}
    choices = {f"S{idx}": chance.sample(list(seats), 1 + idx % 5) for idx in range(1, 16)}
    lines = [",".join([student, *chosen]) for student, chosen in choices.items()]
    bad = list(lines)
    bad[1], bad[4], bad[6] = bad[1] + ",M9", "S5,M1,M1", "S4," + lines[6].split(",", 1)[1]
    bad.append(",M2,M3")
    told = [f"{mentor},{number}" for mentor, number in seats.items()]
    return Shape(
        folder="10_headerless",
        config=CONFIG,
        files={
            "choices.csv": ("\n".join(lines) + "\n").encode(),
            "capacities.csv": ("\n".join(told) + "\n").encode(),
        },
        mentors={mentor: {"capacity": number} for mentor, number in seats.items()},
        mentees={student: {"Choices": chosen} for student, chosen in choices.items()},
        criteria=1,
        shuffle={"choices.csv": 1, "capacities.csv": 1},
        spoiled={
            "choices.csv": ("\n".join(bad) + "\n").encode(),
            "capacities.csv": ("\n".join([*told[:2], "M3,two or so", *told[3:]]) + "\n").encode(),
        },
    )
