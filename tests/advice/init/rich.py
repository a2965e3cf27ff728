"""A programme whose forms ask for everything that can be recognized."""

from __future__ import annotations

import csv
import io
import random
from pathlib import Path

_DEPARTMENTS = ["Sales", "Research", "Finance"]
_GRADES = ["Junior", "Mid", "Senior", "Lead", "Director"]
_VALUES = ["Honesty", "Curiosity", "Fairness", "Courage"]
_ROLES = ["Controller", "Team lead", "Product owner", "Scientist"]
_SKILLS = ["Excel", "SQL", "Writing"]
_ABOUT = [
    "Quiet at first, then hard to stop talking about maps.",
    "Runs, reads, mends old radios on Sundays.",
]


def write_rich(folder: Path) -> None:
    """Write ``mentors.csv`` and ``mentees.csv`` of an invented company."""
    chance = random.Random("rich")
    bosses = [f"boss{number}@firm.example" for number in range(3)]
    shared = [
        "Department",
        "Grade",
        "Manager's e-mail",
        "Pronouns",
        "Religion",
        "Your values",
        "Languages",
        "Degree",
    ]
    mentors = [
        [
            "Employee ID",
            "Name",
            "Work e-mail",
            *shared,
            "Roles held",
            "Anyone you would rather not be matched with?",
            *(f"Your level [{skill}]" for skill in _SKILLS),
            "Skills you are willing to teach",
            "About you",
            "I agree that my answers are used for matching",
            "Max. number of mentees",
            "At least how many mentees?",
        ]
    ]
    mentees = [
        [
            "Employee ID",
            "Name",
            "Work e-mail",
            *shared,
            "Target role",
            "Current role",
            "I would like a mentor who shares my",
            *(f"Level now [{skill}]" for skill in _SKILLS),
            *(f"Level wanted [{skill}]" for skill in _SKILLS),
            *(f"How important is it? [{skill}]" for skill in _SKILLS),
            "About you",
            "I agree that my answers are used for matching",
            "Why do you apply?",
        ]
    ]

    def answers(grades: list[str]) -> list[str]:
        return [
            chance.choice(_DEPARTMENTS),
            chance.choice(grades),
            chance.choice(bosses),
            chance.choice(["she/her", "he/him"]),
            chance.choice(["None", "Catholic", "Muslim"]),
            ";".join(chance.sample(_VALUES, 2)),
            ";".join(["English", *chance.sample(["German", "Polish"], 1)]),
            chance.choice(["BSc", "MSc"]),
        ]

    for number in range(12):
        mentors.append(
            [
                f"A{number:03}",
                f"Ada Mentor{chr(65 + number)}",
                f"mentor{number}@firm.example",
                *answers(_GRADES[2:]),
                ";".join(chance.sample(_ROLES, 2)),
                f"mentee{number}@firm.example" if number < 2 else "",
                *(str(chance.randint(2, 5)) for _ in _SKILLS),
                ";".join(chance.sample(_SKILLS, 2)),
                chance.choice(_ABOUT) + str(number),
                "I agree" if number != 4 else "No",
                str(chance.randint(1, 3)),
                "0",
            ]
        )
    for number in range(18):
        now = [chance.randint(0, 2) for _ in _SKILLS]
        mentees.append(
            [
                f"B{number:03}",
                f"Ben Mentee{chr(65 + number)}",
                f"mentee{number}@firm.example",
                *answers(_GRADES[:3]),
                chance.choice(_ROLES),
                chance.choice(_ROLES),
                chance.choice(["Pronouns", "Department", "Pronouns;Department", ""]),
                *map(str, now),
                *(str(level + 2) for level in now),
                *(str(chance.randint(1, 3)) for _ in _SKILLS),
                chance.choice(_ABOUT) + str(number),
                "I agree",
                f"Because of reason number {number}, and because I would like to.",
            ]
        )
    for name, grid in (("mentors.csv", mentors), ("mentees.csv", mentees)):
        text = io.StringIO(newline="")
        csv.writer(text).writerows(grid)
        (folder / name).write_bytes(text.getvalue().encode())
