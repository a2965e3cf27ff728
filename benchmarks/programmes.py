"""Frozen programmes: seeded generators of spreadsheets and a config, the same bytes on every machine.

A programme is never changed once results of it are published; a new one gets a new name.
"""

from __future__ import annotations

import csv
import hashlib
import sys
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from random import Random

NUM_CHOICES = 5
NUM_TOPICS = 40
DEPARTMENTS = ("Operations", "Sales", "Engineering", "Finance", "People", "Legal", "Research", "Design")
CHOICES = ("First choice", "Second choice", "Third choice", "Fourth choice", "Fifth choice")

CONFIG = """\
version: 1
name: {name}
mentors: {{file: mentors.csv, id: Email, name: Name, capacity: Seats}}
mentees: {{file: mentees.csv, id: Email, name: Name}}
criteria:
  - {{name: goals, kind: overlap, mentee: Goals, mentor: Expertise, weight: 4}}
  - {{name: wishes, kind: ranking, by: mentee, columns: [{choices}], weight: 3}}
  - {{name: network, kind: different, column: Department, weight: 1}}
priorities: [matched, total]
solver: {{time_limit: 600}}
"""


@dataclass(frozen=True)
class Programme:
    """A frozen programme.

    Parameters
    ----------
    name
        Mentees x mentors.
    num_mentees, num_mentors
        How many there are; all pairs are eligible, and there are 1.25 seats per mentee.
    seed
        Of the generator.
    sha256
        Of the two spreadsheets, to be sure that nobody measures something else.
    """

    name: str
    num_mentees: int
    num_mentors: int
    seed: int
    sha256: str

    def write(self, folder: Path) -> Path:
        """Write both spreadsheets and ``config.yaml`` into a folder; give the config's path."""
        folder.mkdir(parents=True, exist_ok=True)
        digest = hashlib.sha256()
        for file, rows in zip(("mentors.csv", "mentees.csv"), self._tables(), strict=True):
            with (folder / file).open("w", encoding="utf-8", newline="") as stream:
                csv.writer(stream, lineterminator="\n").writerows(rows)
            digest.update((folder / file).read_bytes())
        if digest.hexdigest() != self.sha256:
            raise RuntimeError(
                f"{self.name} is not what it was: its spreadsheets' hash is {digest.hexdigest()}."
            )
        config = folder / "config.yaml"
        config.write_text(CONFIG.format(name=self.name, choices=", ".join(CHOICES)), encoding="utf-8")
        return config

    def _tables(self) -> tuple[list[list[str]], list[list[str]]]:
        random = Random(self.seed)  # only random() is used, which is the same in every version of Python
        departments = _Urn([(rank + 1) ** -1.1 for rank in range(len(DEPARTMENTS))])
        topics = _Urn([(rank + 1) ** -0.7 for rank in range(NUM_TOPICS)])
        popular = _Urn([(1 - random.random()) ** -0.8 for _ in range(self.num_mentors)])
        seats = [1] * self.num_mentors
        sizes = _Urn([0.2 + random.random() for _ in range(self.num_mentors)])
        for _ in range(round(1.25 * self.num_mentees) - self.num_mentors):
            seats[sizes.draw(random)] += 1
        emails = [f"mentor{idx:06}@example.org" for idx in range(self.num_mentors)]
        mentors = [["Email", "Name", "Department", "Expertise", "Seats"]]
        for idx, email in enumerate(emails):
            expertise = topics.draw_some(random, 4 + int(5 * random.random()))
            department = DEPARTMENTS[departments.draw(random)]
            mentors.append([email, f"Mentor {idx:06}", department, _listed(expertise), str(seats[idx])])
        mentees = [["Email", "Name", "Department", "Goals", *CHOICES]]
        for idx in range(self.num_mentees):
            goals = topics.draw_some(random, 3 + int(3 * random.random()))
            choices = [emails[chosen] for chosen in popular.draw_some(random, NUM_CHOICES)]
            department = DEPARTMENTS[departments.draw(random)]
            email = f"mentee{idx:06}@example.org"
            mentees.append([email, f"Mentee {idx:06}", department, _listed(goals), *choices])
        return mentors, mentees


class _Urn:
    """Positions drawn with given weights."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._sums = list(accumulate(round(weight * 1_000_000) for weight in weights))

    def draw(self, random: Random) -> int:
        return min(bisect(self._sums, random.random() * self._sums[-1]), len(self._sums) - 1)

    def draw_some(self, random: Random, number: int) -> list[int]:
        """Different positions, in the order in which they were drawn."""
        drawn: dict[int, None] = {}
        while len(drawn) < number:
            drawn[self.draw(random)] = None
        return list(drawn)


def _listed(topics: list[int]) -> str:
    return "; ".join(f"topic {topic:02}" for topic in topics)


PROGRAMMES = {
    programme.name: programme
    for programme in (
        Programme(
            "1000x250",
            1000,
            250,
            seed=1,
            sha256="e69e1c5ff89ff3573ce96c1a9b7d387dbe6e13bf29b6b1b7832c0bbce513da24",
        ),
        Programme(
            "5000x1000",
            5000,
            1000,
            seed=1,
            sha256="d872d826e81008b8e27477275b53810babba4e08078b45aca0147a3398e19491",
        ),
    )
}
"""Every programme by its name."""


def main() -> None:
    """Write programmes into folders: ``python benchmarks/programmes.py FOLDER [NAME ...]``."""
    folder, *names = sys.argv[1:]
    for name in names or PROGRAMMES:
        print(PROGRAMMES[name].write(Path(folder) / name))


if __name__ == "__main__":
    main()
