"""One small programme, to be written in every way that makes files hard to read."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any

from tests.formats.making.people import Name, names
from tests.formats.making.shape import Person, Shape

MENTOR_HEADINGS = ["ID", "Name", "E-mail", "Department", "Expertise", "Years", "Seats"]
MENTEE_HEADINGS = ["ID", "Name", "E-mail", "Department", "Goals", "Years"]
_SKILLS = ["Budgets", "Hiring", "Presenting", "Strategy", "Data"]
_DEPARTMENTS = ["Finance", "Entwicklung", "Marketing", "Qualität"]

Cells = list[list[Any]]


def people() -> tuple[Cells, Cells]:
    """The mentors' and the mentees' table, headings first; numbers are numbers, ids texts with zeros."""
    chance = random.Random("base")
    mentors: Cells = [list(MENTOR_HEADINGS)]
    mentees: Cells = [list(MENTEE_HEADINGS)]
    for start, count, grid in ((0, 10, mentors), (30, 12, mentees)):
        for idx, who in enumerate(_western(start, count)):
            number = f"{7 + 5 * idx + 2 * start:03}"
            skills = "; ".join(sorted(chance.sample(_SKILLS, 2), key=_SKILLS.index))
            years = chance.randint(16, 50) / 2 if grid is mentors else chance.randint(1, 14) / 2
            row = [number, who.full, who.email("firma.example"), chance.choice(_DEPARTMENTS), skills, years]
            grid.append([*row, chance.randint(1, 2)] if grid is mentors else row)
    return mentors, mentees


def _western(start: int, count: int) -> list[Name]:
    """People whose names Windows-1252 can write."""
    known = [
        who for who in names(start, 30) if who.full.encode("cp1252", "replace").decode("cp1252") == who.full
    ]
    return known[:count]


def expected(mentors: Cells, mentees: Cells) -> tuple[dict[str, Person], dict[str, Person]]:
    """The people of ``people``, as a roster has them."""
    sides: list[dict[str, Person]] = []
    for grid, skills in ((mentors, "Expertise"), (mentees, "Goals")):
        side = {}
        for number, name, email, department, chosen, years, *seats in grid[1:]:
            side[number] = {"name": name, "email": email, "Department": department, "Years": years}
            side[number] |= {skills: chosen.split("; ")}
            side[number] |= {"capacity": seats[0]} if seats else {}
        sides.append(side)
    return sides[0], sides[1]


def config(
    why: str,
    mentors: str,
    mentees: str | None = None,
    *,
    mentor_keys: str = "",
    mentee_keys: str | None = None,
    more: str = "",
) -> str:
    """The config of the programme: its files, and what else a side needs."""
    mentee_keys = mentor_keys if mentee_keys is None else mentee_keys
    mentees = mentees or mentors.replace("mentors", "mentees")
    return f"""\
# {why}
version: 1
name: Company mentoring
mentors: {{file: {mentors}, id: ID, email: E-mail, name: Name, capacity: Seats{mentor_keys}}}
mentees: {{file: {mentees}, id: ID, email: E-mail, name: Name{mentee_keys}}}
criteria:
  - {{name: goals, kind: overlap, mentee: Goals, mentor: Expertise, weight: 4}}
  - {{name: experience, kind: closeness, column: Years, best: [3, 12], fade: 10, weight: 2}}
  - {{name: other department, kind: different, column: Department, weight: 1}}
{more}"""


def shape(
    folder: str,
    config: str,
    files: Mapping[str, bytes],
    spoiled: Mapping[str, bytes],
    *,
    first_rows: Mapping[str, int] | None = None,
    roster: tuple[dict[str, Person], dict[str, Person]] | None = None,
    **more: Any,
) -> Shape:
    """A folder with the programme; ``first_rows``: where the answers start, if rows may be shuffled."""
    mentors, mentees = roster or expected(*people())
    shuffle = dict.fromkeys(files, 2) if first_rows is None else first_rows
    return Shape(folder, config, files, mentors, mentees, spoiled=spoiled, shuffle=shuffle, **more)
