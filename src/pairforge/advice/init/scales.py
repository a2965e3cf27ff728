"""Ordered scales that forms use, lowest first, and which of them a column's answers are on."""

from __future__ import annotations

import re
from collections import Counter
from difflib import get_close_matches

from pairforge.advice.init.column import Column
from pairforge.roster.cells import fold

_MOST_STEPS = 20
_ALIKE = 0.8
_STEP = re.compile(r"(?P<before>\D{0,20}?)(?P<number>\d{1,3})(?P<after>\D{0,20})")

SCALES: tuple[tuple[str, ...], ...] = (
    ("Intern", "Trainee", "Graduate", "Analyst", "Associate", "Consultant", "Manager", "Senior Manager",
     "Director", "Partner"),
    ("Junior", "Professional", "Mid", "Senior", "Lead", "Principal", "Director"),
    ("Trainee", "Junior", "Mid", "Senior", "Staff", "Principal", "Head", "Director", "VP", "C-level"),
    ("Entry", "Entry level", "Junior", "Mid", "Mid level", "Senior", "Senior level", "Executive",
     "Executive level"),
    ("Individual contributor", "Team lead", "Manager", "Senior manager", "Director", "Vice president"),
    ("Individual contributor", "Team lead", "Manager", "Director", "VP", "C-level"),
    ("Junior", "Professional", "Senior", "Lead", "Head", "Director"),
    ("Undergraduate", "Graduate", "Postdoc", "Lecturer", "Senior lecturer", "Reader", "Professor"),
    ("Undergraduate", "Master's", "PhD", "Postdoc", "Assistant professor", "Associate professor",
     "Professor"),
    ("Freshman", "Sophomore", "Junior", "Senior", "Graduate"),
    ("First year", "Second year", "Third year", "Fourth year", "Fifth year"),
    ("1st year", "2nd year", "3rd year", "4th year", "5th year"),
    ("Year 1", "Year 2", "Year 3", "Year 4", "Year 5", "Year 6"),
    ("High school", "Bachelor", "Bachelor's", "Master", "Master's", "PhD", "Doctorate"),
    ("Bac", "Licence", "Master", "Doctorat"),
    ("Abitur", "Bachelor", "Master", "Promotion"),
    ("None", "Novice", "Beginner", "Basic", "Intermediate", "Proficient", "Advanced", "Expert"),
    ("None", "Basic", "Good", "Very good", "Excellent", "Expert"),
    ("No experience", "Some experience", "Experienced", "Expert"),
    ("Never", "Rarely", "Sometimes", "Often", "Always"),
    ("Not at all", "A little", "Slightly", "Somewhat", "Moderately", "Fairly", "Quite", "A lot", "Very",
     "Very much", "Extremely"),
    ("Strongly disagree", "Disagree", "Somewhat disagree", "Neither agree nor disagree", "Neutral",
     "Somewhat agree", "Agree", "Strongly agree"),
    ("Not important", "Slightly important", "Somewhat important", "Moderately important", "Important",
     "Very important", "Extremely important"),
    ("Low", "Medium", "High"),
    ("A1", "A2", "B1", "B2", "C1", "C2"),
    ("Praktikant", "Junior", "Professional", "Senior", "Leitung", "Direktor"),
    ("Auszubildende", "Berufseinsteiger", "Fachkraft", "Senior", "Teamleitung", "Führungskraft",
     "Abteilungsleitung", "Bereichsleitung", "Geschäftsführung"),
    ("Anfänger", "Grundkenntnisse", "Fortgeschritten", "Experte"),
)  # fmt: skip
"""Common scales. One that lacks steps is as good as whole: only the order counts."""


def scale_of(*columns: Column) -> tuple[str, ...]:
    """The steps that the answers of these columns are on, lowest first, as they are written there.

    Steps that nobody is on are left out; () if no known scale holds every answer but slips, or with fewer
    than two. A slip is an answer given once that looks like another one.
    """
    words = {word for column in columns for word in column.words.values()}
    given = sum((column.distinct for column in columns), Counter())
    slips = {
        word
        for word in words
        if given[fold(word)] == 1
        and get_close_matches(fold(word), set(given) - {fold(word)}, n=1, cutoff=_ALIKE)
    }
    return scale_in_order(words) or scale_in_order(words - slips)


def numbered_scale(words: set[str]) -> tuple[str, ...]:
    """Steps such as G4, G5, G8 or Band 1, Band 2 by their number, with those between that nobody is on.

    () if they differ in more than the number, or with fewer than two.
    """
    found = [_STEP.fullmatch(word) for word in words]
    steps = [step for step in found if step is not None]
    shapes = {(fold(step["before"]), fold(step["after"])) for step in steps}
    numbers = {int(step["number"]) for step in steps}
    if len(steps) < len(words) or len(shapes) != 1 or len(numbers) < 2:
        return ()
    written = {int(step["number"]): step[0] for step in sorted(steps, key=lambda step: step[0])}
    usual = min(steps, key=lambda step: step[0])
    between = range(min(numbers), max(numbers) + 1)
    return tuple(
        written.get(number, f"{usual['before']}{number}{usual['after']}")
        for number in (between if len(between) <= _MOST_STEPS else sorted(numbers))
    )


def scale_in_order(words: set[str]) -> tuple[str, ...]:
    """The same of words."""
    written: dict[str, str] = {}
    for word in sorted(words):
        written.setdefault(fold(word), word)
    if len(written) < 2:
        return ()
    for scale in SCALES:
        keys = [fold(step) for step in scale]
        if set(written) <= set(keys):
            return tuple(written[key] for key in keys if key in written)
    return ()
