"""Writes the worked example into the page on fairness: ``python docs/fairness.py [FOLDER]``."""

from __future__ import annotations

import csv
import sys
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml

from pairforge import Config, Result, solve

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "configs" / "fairness.yaml"
PAGE = ROOT / "docs" / "fairness.md"
SCORES = ROOT / "sample_data" / "fairness" / "scores.csv"

_ORDINALS = ("1st", "2nd", "3rd")
_WORST = 3
BANDS = (4, 7)
COLUMNS = {
    "total": "total",
    "smallest": "smallest score",
    "three": "three smallest",
    "bands": "poor, fair, good",
    "choices": "1st, 2nd, 3rd choice, none",
    "loads": "mentees",
    "asked": "asked for",
}


@dataclass(frozen=True)
class Notion:
    """A notion of fairness: its name, its priorities, and the figure that it is about.

    ``words`` say what it brings and costs, with figures of its own and, after ``base.``, of the best total.
    """

    name: str
    priorities: str
    figure: str
    words: str


NOTIONS = (
    Notion(
        "total",
        "[matched, total]",
        "total",
        "The most points altogether, {total}, whoever has them. {worst} has {smallest}, which is poor.",
    ),
    Notion(
        "bands",
        "[{kind: bands, scores: [4, 7]}, total]",
        "bands",
        "Nobody is poor any more. That costs {less} points of the total. {worst} has {smallest}, which is "
        "fair; to make it a 5 would cost another point.",
    ),
    Notion(
        "worst_off",
        "[matched, worst_off, total]",
        "smallest",
        "The smallest score is {smallest} instead of {base.smallest}, and can be no more. That costs {less} "
        "points. The second smallest and all others are left to the total.",
    ),
    Notion(
        "leximin",
        "[leximin]",
        "three",
        "The smallest score is as large as it can be, then the second smallest, and so on: {smallest_ones} "
        "instead of {base.smallest_ones}. That costs {less} points, and the largest is {largest} instead "
        "of {base.largest}.",
    ),
    Notion(
        "worst_tenth",
        "[matched, {kind: worst_tenth, share: 0.33}, total]",
        "three",
        "The three who fare worst have {three} points together instead of {base.three}. That costs {less} "
        "point, but {worst} still has {smallest}: what the next two gain makes up for it.",
    ),
    Notion(
        "choices",
        "[matched, choices, total]",
        "choices",
        "{first} of {matched} get their first choice instead of {base.first}. That costs {less} points: "
        "{poor} pairs are poor, and {unchosen} mentee has a mentor whom they did not choose.",
    ),
    Notion(
        "choices, generous",
        "[{kind: choices, profile: generous}, total]",
        "choices",
        "Everybody gets a mentor whom they chose, and nobody a third choice; {first} are first choices. That "
        "costs {less} points, and {poor} pairs are poor.",
    ),
    Notion(
        "choices, top 2",
        "[matched, {kind: choices, profile: top, k: 2}, total]",
        "choices",
        "All {matched} get their first or second choice, and which of the two does not matter, so one more "
        "point can be had than with `generous`. That costs {less} points.",
    ),
    Notion(
        "balance",
        "[matched, balance, total]",
        "loads",
        "The mentors have {loads} mentees instead of {base.loads}. That costs {less} points, and {worst} has "
        "{smallest}.",
    ),
    Notion(
        "mentors_total",
        "[matched, mentors_total, total]",
        "asked",
        "All {asked} mentors get the mentee whom they asked for instead of {base.asked}. That costs {less} "
        "points, and {poor} pairs are poor.",
    ),
)


@dataclass(frozen=True)
class _Example:
    """The people of the config, and what is known of each pair by mentee and mentor."""

    seats: Mapping[str, tuple[int, int]]
    wishes: Mapping[str, Sequence[str]]
    asked: Mapping[str, str]
    scores: Mapping[tuple[str, str], int]


@dataclass(frozen=True)
class _Answer:
    """What one notion makes of the example."""

    example: _Example
    pairs: Mapping[str, str]

    @property
    def scores(self) -> list[int]:
        return sorted(self.example.scores[pair] for pair in self.pairs.items())

    def figures(self) -> dict[str, Any]:
        """All that the page says of it, by name."""
        scores, ranks = self.scores, [self.rank(mentee) for mentee in self.pairs]
        bands = [bisect(BANDS, score) for score in scores]
        worst = [mentee for mentee, mentor in self.pairs.items() if self.score(mentee, mentor) == scores[0]]
        return {
            "matched": len(scores),
            "total": sum(scores),
            "smallest": scores[0],
            "largest": scores[-1],
            "worst": " and ".join(worst),
            "three": sum(scores[:_WORST]),
            "smallest_ones": ", ".join(map(str, scores[:_WORST])),
            "bands": _listed(map(bands.count, range(3))),
            "poor": bands.count(0),
            "choices": _listed(map(ranks.count, (1, 2, 3, 0))),
            "first": ranks.count(1),
            "unchosen": ranks.count(0),
            "loads": _listed(len(self.of(mentor)) for mentor in self.example.seats),
            "asked": sum(self.pairs[mentee] == mentor for mentor, mentee in self.example.asked.items()),
        }

    def of(self, mentor: str) -> list[str]:
        """The mentees of a mentor."""
        return [mentee for mentee, given in self.pairs.items() if given == mentor]

    def score(self, mentee: str, mentor: str) -> int:
        """The score of a pair."""
        return self.example.scores[mentee, mentor]

    def rank(self, mentee: str) -> int:
        """Which choice a mentee gets; 0 if it is none of them."""
        choices = list(self.example.wishes[mentee])
        return choices.index(self.pairs[mentee]) + 1 if self.pairs[mentee] in choices else 0


def fairness_page() -> str:
    """The whole page: as it stands, with the parts made anew that come from the example."""
    example = _example()
    answers = [_Answer(example, _pairs(notion.priorities)) for notion in NOTIONS]
    figures = [answer.figures() for answer in answers]
    page = PAGE.read_text(encoding="utf-8")
    page = _with_part(page, "people", _people_table(example))
    page = _with_part(page, "answers", _answers_table(answers, figures))
    return _with_part(page, "words", _sentences(figures))


def _with_part(page: str, name: str, lines: Iterable[str]) -> str:
    """The page with what stands between two marks made anew."""
    start, end = f"<!-- {name}: made by docs/fairness.py -->", f"<!-- {name}: end -->"
    before, rest = page.split(start)
    return "\n".join([f"{before}{start}", *lines, f"{end}{rest.split(end)[1]}"])


def _example() -> _Example:
    content = _content()
    mentors, mentees = content["mentors"]["people"], content["mentees"]["people"]
    asked = {mentor["name"]: mentor["asked for"] for mentor in mentors}
    with SCORES.open(encoding="utf-8", newline="") as file:
        scores = {(row["mentee"], row["mentor"]): int(row["score"]) for row in csv.DictReader(file)}
    return _Example(
        {mentor["name"]: (mentor["at least"], mentor["seats"]) for mentor in mentors},
        {mentee["name"]: mentee["wishes"] for mentee in mentees},
        asked,
        {pair: score + (asked[pair[1]] == pair[0]) for pair, score in scores.items()},
    )


def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    return content


def _pairs(priorities: str) -> dict[str, str]:
    """Who is paired with whom; the only best answer, proved."""
    config = Config.model_validate({**_content(), "priorities": yaml.safe_load(priorities)})
    result: Result = solve(config.in_folder(CONFIG.parent))
    assert (result.status, result.ties) == ("optimal", "proved"), priorities
    return {pair.mentee: pair.mentor for pair in result.pairs}


def _people_table(example: _Example) -> Iterator[str]:
    heads = (f"{name} ({_seats(*seats)})" for name, seats in example.seats.items())
    yield from _head(["", *heads])
    for mentee, wishes in example.wishes.items():
        cells = []
        for mentor in example.seats:
            cell = [f"**{example.scores[mentee, mentor]}**"]
            if mentor in wishes:
                cell.append(f"{_ORDINALS[list(wishes).index(mentor)]} choice")
            if example.asked[mentor] == mentee:
                cell.append("asked for")
            cells.append(", ".join(cell))
        yield _row([mentee, *cells])


def _seats(least: int, most: int) -> str:
    return f"{least} to {most} mentees" if least else f"up to {most} mentees"


def _answers_table(answers: Sequence[_Answer], figures: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    mentors = answers[0].example.seats
    yield from _head(["", *mentors, *COLUMNS.values()])
    for notion, answer, of in zip(NOTIONS, answers, figures, strict=True):
        numbers = (f"**{of[name]}**" if name == notion.figure else str(of[name]) for name in COLUMNS)
        yield _row([notion.name, *(", ".join(answer.of(mentor)) for mentor in mentors), *numbers])


def _sentences(figures: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    base = figures[0]
    for notion, of in zip(NOTIONS, figures, strict=True):
        told = notion.words.format(**of, base=SimpleNamespace(**base), less=base["total"] - of["total"])
        yield f"- **{notion.name}**, `{notion.priorities}`: {told}"


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers))


def _head(cells: Sequence[str]) -> list[str]:
    return [_row(cells), f"|{'---|' * len(cells)}"]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    (target / "fairness.md").write_text(fairness_page(), encoding="utf-8", newline="\n")
