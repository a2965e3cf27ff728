"""Reading, cleaning and scoring wide exports beside pandas and bare numpy; see README.md.

``python benchmarks/reading.py [--repeat 3] [--gate]``: 10,000 mentees and 1,000 mentors with 40 columns each.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
import tempfile
import tracemalloc
from pathlib import Path
from random import Random

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from run import Report, describe_machine, measured

from pairforge.config import load_config
from pairforge.roster import Roster, read_roster
from pairforge.scoring import Scores, score

NUM_MENTEES, NUM_MENTORS, NUM_COLUMNS = 10_000, 1_000, 40
GOAL = 3.0
SHA256 = "60e50ef3d4091b99774fa45072850106f81d49192515440e75f37dcd7990cd6a"
TOPICS = [f"Topic {idx:02}" for idx in range(40)]
GRADES = ["Junior", "Professional", "Senior", "Lead", "Director"]
SITES = ["Oslo", "Łódź", "São Paulo", "Lyon"]
LANGUAGES = ["English", "Español", "Deutsch", "Polski"]
CHOICES = [f"Choice {rank}" for rank in range(1, 6)]
BLOCK = 1 << 20

CONFIG = f"""\
version: 1
mentors: {{file: mentors.csv, id: Email Address, name: [First Name, Last Name], capacity: How many mentees?}}
mentees: {{file: mentees.csv, id: Email Address, name: [First Name, Last Name]}}
criteria:
  - {{name: goals, kind: overlap, column: Topics, weight: 4}}
  - {{name: wishes, kind: ranking, by: mentee, columns: [{", ".join(CHOICES)}], weight: 3}}
  - {{name: network, kind: different, column: Department, weight: 1}}
  - {{name: site, kind: same, column: Site, weight: 1}}
  - {{name: grade, kind: closeness, column: Grade, order: [{", ".join(GRADES)}], best: [1, 2], weight: 2}}
rules:
  - {{kind: share, column: Languages}}
priorities: [matched, total]
"""


def write_exports(folder: Path) -> Path:
    """Write both exports and the config; the same bytes on every machine."""
    random = Random(3)  # only random() is used, which is the same in every version of Python
    digest = hashlib.sha256()

    def some(words: list[str], least: int, most: int) -> str:
        order = sorted(words, key=lambda _: random.random())
        return ", ".join(order[: least + int((most - least + 1) * random.random())])

    def one(words: list[str]) -> str:
        return words[int(len(words) * random.random())]

    for side, count in (("mentor", NUM_MENTORS), ("mentee", NUM_MENTEES)):
        headings = ["Timestamp", "First Name", "Last Name", "Email Address", "Department", "Site", "Grade"]
        headings += ["Languages", "Topics"]
        headings += CHOICES if side == "mentee" else ["How many mentees?"]
        headings += [
            f"Question {idx}: what else should we know?" for idx in range(NUM_COLUMNS - len(headings))
        ]
        with (folder / f"{side}s.csv").open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, lineterminator="\n")
            writer.writerow(headings)
            for idx in range(count):
                row = [f"2026-09-{1 + idx % 28:02}", "Ana" if idx % 2 else "Zoë", f"{side} {idx:05}"]
                row += [f"{side}{idx:05}@example.org", f"Department {int(8 * random.random())}"]
                row += [one(SITES), one(GRADES), some(LANGUAGES, 1, 2), some(TOPICS, 3, 6)]
                first = int(NUM_MENTORS * random.random())
                chosen = [
                    f"mentor{(first + 7 * rank) % NUM_MENTORS:05}@example.org"
                    for rank, _ in enumerate(CHOICES)
                ]
                row += chosen if side == "mentee" else [str(8 + int(6 * random.random()))]
                row += [
                    f"Some words about question {col} by {side} {idx}"
                    for col in range(NUM_COLUMNS - len(row))
                ]
                writer.writerow(row)
        digest.update((folder / f"{side}s.csv").read_bytes())
    if digest.hexdigest() != SHA256:
        raise RuntimeError(f"The exports are not what they were: their hash is {digest.hexdigest()}.")
    config = folder / "config.yaml"
    config.write_text(CONFIG, encoding="utf-8")
    return config


class Floor:
    """The least that numpy has to do for the same scores, from arrays that are there already."""

    def __init__(self, mentees: pd.DataFrame, mentors: pd.DataFrame) -> None:
        topics = [self._dummies(side, "Topics", TOPICS) for side in (mentees, mentors)]
        self.wanted, self.offered = (table.astype(np.float32) for table in topics)
        self.counts = self.wanted.sum(axis=1)[:, None]
        languages = [self._dummies(side, "Languages", LANGUAGES) for side in (mentees, mentors)]
        self.speaks, self.understands = (table.astype(np.float32) for table in languages)
        position = pd.Series(range(len(mentors)), index=mentors["Email Address"])
        self.choices = np.stack([mentees[column].map(position).to_numpy() for column in CHOICES], axis=1)
        self.departments = [pd.factorize(side["Department"], sort=True)[0] for side in (mentees, mentors)]
        self.sites = [pd.factorize(side["Site"], sort=True)[0] for side in (mentees, mentors)]
        self.grades = [side["Grade"].map(GRADES.index).to_numpy() for side in (mentees, mentors)]

    def points(self) -> int:
        """The sum of the points of all eligible pairs, block by block."""
        total, rows = 0, BLOCK // NUM_MENTORS
        for start in range(0, NUM_MENTEES, rows):
            some = slice(start, start + rows)
            eligible = self.speaks[some] @ self.understands.T > 0
            points = np.rint(self.wanted[some] @ self.offered.T / self.counts[some] * 4e6).astype(np.int64)
            choices = self.choices[some]
            wishes = np.zeros(points.shape)
            for rank in reversed(range(len(CHOICES))):
                wishes[np.arange(len(choices)), choices[:, rank]] = 3e6 * (1 - rank / len(CHOICES))
            points += np.rint(wishes).astype(np.int64)
            points += (self.departments[0][some, None] != self.departments[1]) * 1_000_000
            points += (self.sites[0][some, None] == self.sites[1]) * 1_000_000
            gap = self.grades[1] - self.grades[0][some, None]
            outside = np.maximum(np.maximum(1 - gap, gap - 2), 0)
            points += np.rint(np.clip(1 - outside / 4, 0, 1) * 2e6).astype(np.int64)
            total += int(points[eligible].sum())
        return total

    @staticmethod
    def _dummies(side: pd.DataFrame, column: str, words: list[str]) -> NDArray[np.int64]:
        return side[column].str.get_dummies(", ").reindex(columns=words, fill_value=0).to_numpy()


def main() -> int:
    """Measure; with ``--gate`` the exit code says whether the goal was held."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=3, help="how often each case is timed (default 3)")
    parser.add_argument("--gate", action="store_true", help="exit with 1 if the goal is missed")
    options = parser.parse_args()
    print(f"# Wide exports\n\n{describe_machine()}; medians of {options.repeat}")
    report = Report()
    with tempfile.TemporaryDirectory() as name:
        config_path = write_exports(Path(name))
        tables = [pd.read_csv(config_path.with_name(f"{side}.csv")) for side in ("mentees", "mentors")]
        floor = Floor(*tables)

        def bare() -> int:
            for side in ("mentees", "mentors"):
                pd.read_csv(config_path.with_name(f"{side}.csv"))
            return floor.points()

        def ours() -> int:
            config = load_config(config_path)
            return int(score(read_roster(config), config).points.sum())

        times = measured(options.repeat, {"pandas and bare numpy": bare, "pairforge": ours})
        report.heading("Read, clean and score 10,000 × 1,000 with 40 columns")
        report.row("pandas reads, numpy's floor", times["pandas and bare numpy"])
        report.row("pairforge", times["pairforge"], base=times["pandas and bare numpy"], goal=GOAL)
        report.fact("both reach the same points", holds=len({timed.value for timed in times.values()}) == 1)
        _memory(report, config_path)
    print(f"\nMissed: {', '.join(report.missed) or 'nothing'}")
    return 1 if report.missed and options.gate else 0


def _memory(report: Report, config_path: Path) -> None:
    """What scoring keeps and needs at its peak, per eligible pair."""
    config = load_config(config_path)
    roster: Roster = read_roster(config)
    tracemalloc.start()
    scores: Scores = score(roster, config)
    kept, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    pairs = len(scores.points)
    print(
        f"\n{pairs:,} eligible pairs: {kept / pairs:.1f} bytes each are kept, {peak / pairs:.1f} at the peak."
    )
    report.fact("at most 40 bytes a pair at the peak", holds=peak <= 40 * pairs)


if __name__ == "__main__":
    sys.exit(main())
