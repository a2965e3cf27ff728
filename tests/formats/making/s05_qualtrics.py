"""Qualtrics: three rows of headings, unfinished rows, and questions in a matrix over several columns."""

from __future__ import annotations

import json
import random

from tests.formats.making.people import names
from tests.formats.making.shape import Shape
from tests.formats.making.writing import quoted_file, spoil

_META = [
    ("StartDate", "Start Date", "startDate"),
    ("EndDate", "End Date", "endDate"),
    ("Status", "Response Type", "status"),
    ("IPAddress", "IP Address", "ipAddress"),
    ("Progress", "Progress", "progress"),
    ("Duration (in seconds)", "Duration (in seconds)", "duration"),
    ("Finished", "Finished", "finished"),
    ("RecordedDate", "Recorded Date", "recordedDate"),
    ("ResponseId", "Response ID", "_recordId"),
    ("RecipientEmail", "Recipient Email", "recipientEmail"),
    ("DistributionChannel", "Distribution Channel", "distributionChannel"),
    ("UserLanguage", "User Language", "userLanguage"),
]
_SKILLS = ["Statistics", "Grant writing", "Teaching", "Programming"]
_LEVELS = ["None", "Basic", "Good", "Expert"]
_NOW = "How would you rate your skills today?"
_WANTED = "Where would you like to be in a year?"
_OWN = "How would you rate your own skills?"
_GOALS = "What are your goals for this year? (choose up to three)"
_HELPS = "Which goals can you help with?"
_AIMS = ["Publish", "Find a position", "Build a network", "Lead a project"]

CONFIG = f"""\
# Two Qualtrics surveys: the questions stand in row 2, the answers begin in row 4.
version: 1
name: Postdoc mentoring
mentors:
  file: mentors.csv
  heading_row: 2
  first_row: 4
  keep: [{{column: Finished, values: ["True"]}}]
  id: Response ID
  name: What is your name?
  email: What is your e-mail address?
  capacity: {{column: "How many mentees would you accept?", blank: 1}}
  columns:
    Skills: {{levels: "{_OWN}"}}
mentees:
  file: mentees.csv
  heading_row: 2
  first_row: 4
  keep: [{{column: Finished, values: ["True"]}}]
  id: Response ID
  name: What is your name?
  email: What is your e-mail address?
  columns:
    Today: {{levels: "{_NOW}"}}
    In a year: {{levels: "{_WANTED}"}}
criteria:
  - name: skills
    kind: skill_gap
    now: Today
    wanted: In a year
    mentor: Skills
    order: [{", ".join(_LEVELS)}]
    weight: 4
  - {{name: goals, kind: overlap, mentee: "{_GOALS}", mentor: "{_HELPS}", weight: 3}}
  - {{name: department, kind: different, column: "Which department are you in?", weight: 1}}
"""


def _headings(questions: list[tuple[str, str]]) -> list[list[str]]:
    zone = {"startDate", "endDate", "recordedDate"}
    ids = [
        json.dumps(
            {"ImportId": key} | ({"timeZone": "America/Denver"} if key in zone else {}), separators=(",", ":")
        )
        for _, _, key in _META
    ]
    own = [json.dumps({"ImportId": "QID" + short[1:]}, separators=(",", ":")) for short, _ in questions]
    return [
        [*(short for short, _, _ in _META), *(short for short, _ in questions)],
        [*(text for _, text, _ in _META), *(text for _, text in questions)],
        [*ids, *own],
    ]


def _meta(chance: random.Random, idx: int, finished: bool) -> list[str]:
    minute, response = (
        7 * idx % 60,
        "R_" + "".join(chance.choices("abcdefghkmnpqrstuvwxyzABCDEFGHKLMN123456789", k=15)),
    )
    start, end = (
        f"2026-10-{5 + idx // 4:02} 09:{minute:02}:12",
        f"2026-10-{5 + idx // 4:02} 09:{minute:02}:58",
    )
    progress = "100" if finished else str(chance.choice([14, 36, 71]))
    return [
        start,
        end,
        "IP Address",
        f"192.0.2.{10 + idx}",
        progress,
        str(200 + 17 * idx),
        str(finished),
        end,
        response,
        "",
        "anonymous",
        "EN",
    ]


def make() -> Shape:
    """Eleven mentors and fifteen mentees who finished, and three people who did not."""
    chance = random.Random("qualtrics")
    basics = [
        ("Q1", "What is your name?"),
        ("Q2", "What is your e-mail address?"),
        ("Q3", "Which department are you in?"),
    ]
    departments = ["Biology", "Physics", "Economics", "History"]
    mentor_grid = _headings(
        [
            *basics,
            *((f"Q4_{i}", f"{_OWN} - {skill}") for i, skill in enumerate(_SKILLS, 1)),
            ("Q5", _HELPS),
            ("Q6", "How many mentees would you accept?"),
        ]
    )
    mentors, mentees = {}, {}
    for idx, who in enumerate(names(12, 12)):
        finished = idx != 7
        meta = _meta(chance, idx, finished)
        levels = [chance.choice(_LEVELS[1:]) for _ in _SKILLS]
        levels[idx % 4] = "Expert"
        if idx == 4:
            levels[1] = ""
        helps = sorted(chance.sample(_AIMS, 2), key=_AIMS.index)
        seats, department, email = (
            ["2", "1", "", "3"][idx % 4],
            chance.choice(departments),
            who.email("inst.example.org"),
        )
        row = [*meta, who.full, email, department, *levels, ",".join(helps), seats]
        mentor_grid.append(row if finished else [*row[:15], *[""] * (len(row) - 15)])
        if finished:
            mentors[meta[8]] = {
                "name": who.full,
                "email": email,
                "capacity": int(seats or 1),
                _HELPS: helps,
                "Which department are you in?": department,
                "Skills": {skill: level for skill, level in zip(_SKILLS, levels, strict=True) if level},
            }
    grid = _headings(
        [
            *basics,
            *((f"Q4_{i}", f"{_NOW} - {skill}") for i, skill in enumerate(_SKILLS, 1)),
            *((f"Q5_{i}", f"{_WANTED} - {skill}") for i, skill in enumerate(_SKILLS, 1)),
            ("Q6", _GOALS),
        ]
    )
    for idx, who in enumerate(names(40, 17)):
        finished = idx not in {3, 12}
        meta = _meta(chance, idx + 20, finished)
        now = [chance.randint(0, 2) for _ in _SKILLS]
        wanted = [min(3, level + chance.randint(0, 2)) for level in now]
        wanted[idx % 4] = 3
        goals = sorted(chance.sample(_AIMS, chance.randint(1, 3)), key=_AIMS.index)
        department, email = chance.choice(departments), who.email("inst.example.org")
        words = [[_LEVELS[level] for level in levels] for levels in (now, wanted)]
        row = [*meta, who.full, email, department, *words[0], *words[1], ",".join(goals)]
        grid.append(row if finished else [*row[:14], *[""] * (len(row) - 14)])
        if finished:
            mentees[meta[8]] = {
                "name": who.full,
                "email": email,
                _GOALS: goals,
                "Which department are you in?": department,
                "Today": dict(zip(_SKILLS, words[0], strict=True)),
                "In a year": dict(zip(_SKILLS, words[1], strict=True)),
            }
    bad = spoil(
        mentor_grid,
        {
            (6, f"{_OWN} - Teaching"): "A bit",
            (8, "How many mentees would you accept?"): "some",
            (9, "Response ID"): mentor_grid[4][8],
        },
    )
    bad_mentees = spoil(grid, {(5, f"{_WANTED} - Statistics"): "Exprt", (6, f"{_NOW} - Programming"): "4"})
    return Shape(
        folder="05_qualtrics",
        config=CONFIG,
        files={"mentors.csv": quoted_file(mentor_grid), "mentees.csv": quoted_file(grid)},
        mentors=mentors,
        mentees=mentees,
        shuffle={"mentors.csv": 4, "mentees.csv": 4},
        spoiled={"mentors.csv": quoted_file(bad), "mentees.csv": quoted_file(bad_mentees)},
    )
