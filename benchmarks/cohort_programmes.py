"""Frozen programmes for cohort rules: arrays from a seed, the same to the last bit on every machine.

Only raw 64-bit words of PCG64 are used (numpy promises those, not what its distributions make of them) and
integer arithmetic. A generator is never changed once results of it are published; a new one gets a new name.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]

RESOLUTION = 1000
TAGS_WEIGHT, WISHES_WEIGHT = 4, 3
NUM_TAGS, FEWEST_TAGS, MOST_TAGS = 24, 3, 6
NUM_CHOICES = 5
DEPARTMENTS = ("Operations", "Sales", "Engineering", "Finance", "People", "Legal", "Research", "Design")
DEPARTMENT_WEIGHTS = (1_000_000, 466_516, 298_653, 217_638, 170_268, 139_326, 117_596, 101_532)  # Zipf 1.1
GENDERS = ("woman", "man")
GENDER_WEIGHTS = (35, 65)

CONFIG = """\
version: 1
name: Cohorts {num_mentees} x {num_mentors}, seed {seed}
mentors: {{file: mentors.csv, id: Email, name: Name, capacity: Seats}}
mentees: {{file: mentees.csv, id: Email, name: Name}}
criteria:
  - {{name: tags, kind: overlap, mentee: Goals, mentor: Expertise, weight: {tags}}}
  - {{name: wishes, kind: ranking, by: mentee, columns: [{choices}], weight: {wishes}}}
priorities: [matched, total]
"""


@dataclass(frozen=True)
class CohortProgramme:
    """A programme in which every mentee wants one mentor and all pairs are eligible.

    Parameters
    ----------
    seed
        Of the generator.
    goals, expertise
        Which tags somebody has, shapes (num_mentees, 24) and (num_mentors, 24).
    choices
        The mentors whom each mentee wishes for, best first, shape (num_mentees, 5).
    points
        Points of each pair at a resolution of 1,000, shape (num_mentees, num_mentors): 4 x the share of the
        mentee's tags that the mentor has + 3 x (5/5 for the first choice to 1/5 for the fifth).
    capacity
        Seats of each mentor, at least 2 and 1.25 x the mentees in all, shape (num_mentors,).
    department, gender
        Positions in ``DEPARTMENTS`` and ``GENDERS`` of each mentee, shape (num_mentees,).
    """

    seed: int
    goals: NDArray[np.bool_]
    expertise: NDArray[np.bool_]
    choices: IntArray
    points: IntArray
    capacity: IntArray
    department: IntArray
    gender: IntArray

    @property
    def num_mentees(self) -> int:
        """Number of mentees."""
        return len(self.department)

    @property
    def num_mentors(self) -> int:
        """Number of mentors."""
        return len(self.capacity)

    def sha256(self) -> str:
        """Of all that a solver sees, to be sure that nobody measures something else."""
        digest = hashlib.sha256()
        for array in (self.points, self.capacity, self.department, self.gender):
            digest.update(repr(array.shape).encode("ascii"))
            digest.update(array.astype("<i8").tobytes())
        return digest.hexdigest()


def generate(num_mentees: int, num_mentors: int, seed: int) -> CohortProgramme:
    """A frozen programme; there must be at least five mentors, and 1.6 mentees for each of them."""
    num_seats = num_mentees * 5 // 4
    if num_mentors < NUM_CHOICES or num_seats < 2 * num_mentors:
        raise ValueError("five mentors and two seats for each of them are the least.")
    words = _Words(seed)
    department = words.draw(DEPARTMENT_WEIGHTS, num_mentees)
    gender = words.draw(GENDER_WEIGHTS, num_mentees)
    tag_weights = [10**6 // (rank + 5) for rank in range(NUM_TAGS)]
    goals = words.tags(tag_weights, num_mentees)
    expertise = words.tags(tag_weights, num_mentors)
    popularity = (10**6 // (1 + words.shuffled(num_mentors))).tolist()
    choices = words.draw_some(popularity, num_mentees, NUM_CHOICES)
    sizes = (20 + words.below(100, num_mentors)).tolist()
    extra = np.bincount(words.draw(sizes, num_seats - 2 * num_mentors), minlength=num_mentors)
    return CohortProgramme(
        seed=seed,
        goals=goals,
        expertise=expertise,
        choices=choices,
        points=_points(goals, expertise, choices),
        capacity=2 + extra.astype(np.int64),
        department=department,
        gender=gender,
    )


def write_programme(programme: CohortProgramme, folder: Path, more: str = "") -> Path:
    """Write ``mentors.csv``, ``mentees.csv`` and ``config.yaml``, which ends with ``more``; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    emails = [f"mentor{idx:06}@example.org" for idx in range(programme.num_mentors)]
    choices = [f"Choice {rank + 1}" for rank in range(NUM_CHOICES)]
    mentors: list[list[str]] = [["Email", "Name", "Expertise", "Seats"]]
    for idx, email in enumerate(emails):
        seats = str(programme.capacity[idx])
        mentors.append([email, f"Mentor {idx:06}", _listed(programme.expertise[idx]), seats])
    mentees = [["Email", "Name", "Department", "Gender", "Goals", *choices]]
    for idx in range(programme.num_mentees):
        row = [f"mentee{idx:06}@example.org", f"Mentee {idx:06}"]
        row += [DEPARTMENTS[programme.department[idx]], GENDERS[programme.gender[idx]]]
        row += [_listed(programme.goals[idx]), *(emails[chosen] for chosen in programme.choices[idx])]
        mentees.append(row)
    for file, rows in (("mentors.csv", mentors), ("mentees.csv", mentees)):
        with (folder / file).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)
    text = CONFIG.format(
        num_mentees=programme.num_mentees,
        num_mentors=programme.num_mentors,
        seed=programme.seed,
        tags=TAGS_WEIGHT,
        wishes=WISHES_WEIGHT,
        choices=", ".join(choices),
    )
    config = folder / "config.yaml"
    config.write_text(text + more, encoding="utf-8")
    return config


class _Words:
    """Integers made of raw words, without floats and without numpy's distributions."""

    def __init__(self, seed: int) -> None:
        self._source = np.random.PCG64([5, seed])

    def below(self, bound: int, size: int) -> IntArray:
        """Integers from 0 to ``bound`` - 1, where ``bound`` < 2**31."""
        high = self._source.random_raw(size) >> np.uint64(32)
        return (high * np.uint64(bound) >> np.uint64(32)).astype(np.int64)

    def draw(self, weights: Iterable[int], size: int) -> IntArray:
        """Positions drawn with given weights."""
        sums = np.cumsum(np.array(list(weights), dtype=np.int64))
        return np.searchsorted(sums, self.below(int(sums[-1]), size), side="right").astype(np.int64)

    def draw_some(self, weights: Iterable[int], size: int, number: int) -> IntArray:
        """``number`` different positions for each of ``size`` people, in the order of drawing."""
        weights = list(weights)
        drawn = np.full((size, number), -1, dtype=np.int64)
        for column in range(number):
            waiting = np.arange(size)
            while len(waiting):
                tried = self.draw(weights, len(waiting))
                again = (drawn[waiting] == tried[:, None]).any(axis=1)
                drawn[waiting[~again], column] = tried[~again]
                waiting = waiting[again]
        return drawn

    def tags(self, weights: Iterable[int], size: int) -> NDArray[np.bool_]:
        """From 3 to 6 tags for each of ``size`` people, shape (size, number of tags)."""
        weights = list(weights)
        number = FEWEST_TAGS + self.below(MOST_TAGS - FEWEST_TAGS + 1, size)
        drawn = self.draw_some(weights, size, MOST_TAGS)
        has = np.zeros((size, len(weights)), dtype=np.bool_)
        for column in range(MOST_TAGS):
            people = np.flatnonzero(column < number)
            has[people, drawn[people, column]] = True
        return has

    def shuffled(self, size: int) -> IntArray:
        """0 to ``size`` - 1 in any order."""
        return np.argsort(self._source.random_raw(size), kind="stable").astype(np.int64)


def _points(goals: NDArray[np.bool_], expertise: NDArray[np.bool_], choices: IntArray) -> IntArray:
    shared = (goals.astype(np.float32) @ expertise.astype(np.float32).T).astype(np.int64)  # exact: at most 6
    own = goals.sum(axis=1)[:, None]
    points: IntArray = (2 * TAGS_WEIGHT * RESOLUTION * shared + own) // (2 * own)  # to the nearest
    for rank in range(NUM_CHOICES):
        wish = WISHES_WEIGHT * RESOLUTION * (NUM_CHOICES - rank) // NUM_CHOICES
        points[np.arange(len(choices)), choices[:, rank]] += wish
    return points


def _listed(has: NDArray[np.bool_]) -> str:
    return "; ".join(f"tag {tag:02}" for tag in np.flatnonzero(has))
