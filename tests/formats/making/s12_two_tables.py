"""Two tables on one sheet: preferences in B3:G32, capacities in B36:G36."""

from __future__ import annotations

import random

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import Sheet, spoil, workbook

CONFIG = """\
# Preferences and, some rows below, capacities: both tables share the headings of row 3.
version: 1
name: Seminar
mentors:
  file: plan.xlsx
  range: [B3:G3, B36:G36]
  transpose: true
  id: Name
  capacity: Capacity
mentees:
  file: plan.xlsx
  range: B3:G32
  id: Name
  columns:
    Choices: {ranks: {first: Dr Adler, last: Dr Eriksen}, best: lowest}
criteria:
  - {name: choices, kind: ranking, by: mentee, columns: Choices}
"""


def make() -> Shape:
    """Five lecturers with thirty places and twenty-nine students who ranked them all."""
    chance = random.Random("two tables")
    lecturers = ["Dr Adler", "Dr Bergström", "Prof. Castellano", "Dr Dąbrowska", "Dr Eriksen"]
    seats = [6, 5, 8, 4, 7]
    grid: list[list[object]] = [["Seminar 2026/27: preferences (1 = first choice)"], [], ["Name", *lecturers]]
    mentees = {}
    for who in names(9, 29):
        ranks = chance.sample(range(1, 6), 5)
        grid.append([who.full, *ranks])
        listed = sorted(range(5), key=ranks.__getitem__)
        mentees[who.full] = {"Choices": [lecturers[idx] for idx in listed]}
    grid += [[], [], ["Places per lecturer"], ["Capacity", *seats], [], ["Total", sum(seats)]]
    bad = spoil(grid, {(5, 2): "first", (9, 0): "", (10, 3): 0, (36, 2): "5?", (20, 0): grid[9][0]})
    return Shape(
        folder="12_two_tables",
        config=CONFIG,
        files={
            "plan.xlsx": workbook({"Plan": Sheet(grid, corner=(0, 1), merged=(("B1:G1", str(grid[0][0])),))})
        },
        mentors={lecturer: {"capacity": number} for lecturer, number in zip(lecturers, seats, strict=True)},
        mentees=mentees,
        criteria=1,
        spoiled={"plan.xlsx": workbook({"Plan": Sheet(bad, corner=(0, 1))})},
    )
