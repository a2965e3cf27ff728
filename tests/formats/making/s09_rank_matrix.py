"""A matrix of ranks whose headings are the people; 1 is best, with ties and blanks."""

from __future__ import annotations

import random

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import spoil, text_file

_LECTURERS = [f"Lecturer {number}" for number in range(1, 11)]

CONFIG = """\
# Each student ranked the lecturers, 1 for the best; the lecturers stand in the headings only.
version: 1
name: Bachelor theses
mentors:
  file: ranks.csv
  range: B1:K1
  transpose: true
  heading_row: none
  id: column 1
  capacity: 2
mentees:
  file: ranks.csv
  id: Student
  columns:
    Choices: {ranks: {first: Lecturer 1, last: Lecturer 10}, best: lowest}
criteria:
  - {name: choices, kind: ranking, by: mentee, columns: Choices}
"""


def make() -> Shape:
    """Ten lecturers and sixteen students; some ranked a few only, two gave one rank twice."""
    chance = random.Random("rank matrix")
    grid = [["Student", *_LECTURERS]]
    mentees = {}
    for idx, who in enumerate(names(26, 16)):
        order = chance.sample(range(10), 10)
        ranks = {lecturer: rank for rank, lecturer in enumerate(order, 1)}
        if idx % 4 == 3:
            ranks = {lecturer: rank for lecturer, rank in ranks.items() if rank <= 5}
        if idx in {2, 8}:
            ranks[order[2]] = ranks[order[1]]
        grid.append([who.full, *(str(ranks.get(lecturer, "")) for lecturer in range(10))])
        listed = sorted(ranks, key=lambda lecturer: (ranks[lecturer], lecturer))
        mentees[who.full] = {"Choices": [_LECTURERS[lecturer] for lecturer in listed]}
        if idx in {2, 8}:
            tied = [sum(rank < ranks[lecturer] for rank in ranks.values()) + 1 for lecturer in listed]
            mentees[who.full]["Choices, ranks"] = tied
    bad = spoil(
        grid,
        {
            (3, "Lecturer 4"): "best",
            (5, "Lecturer 10"): "1st?",
            (6, "Lecturer 2"): "0",
            (7, "Lecturer 3"): "2.5",
            (8, "Student"): grid[3][0],
        },
    )
    return Shape(
        folder="09_rank_matrix",
        config=CONFIG,
        files={"ranks.csv": text_file(grid, end="\n")},
        mentors={lecturer: {"capacity": 2} for lecturer in _LECTURERS},
        mentees=mentees,
        criteria=1,
        shuffle={"ranks.csv": 2},
        spoiled={"ranks.csv": text_file(bad, end="\n")},
    )
