"""Writes the worked example into the page on groups: ``python docs/cohorts.py [FOLDER]``."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from pairforge import Config, Result, solve
from pairforge.pairing import EngineNote

ROOT = Path(__file__).parent.parent
CONFIG = ROOT / "configs" / "groups.yaml"
PAGE = ROOT / "docs" / "cohorts.md"
SCORES = ROOT / "sample_data" / "cohorts" / "scores.csv"

KNOWN = ("department", "team", "gender", "first generation", "time")
"""What the page says of each mentee."""

RULES = (
    "{kind: at_most, column: department, same: 2}",
    "{kind: at_most, column: team, same: 1}",
    "{kind: at_least, column: gender, value: woman, count: 1}",
    "{kind: share, column: gender, value: woman}",
    "{kind: not_alone, column: gender, value: woman}",
    "{kind: distinct, column: department, at_least: 2}",
    "{kind: size, even: true}",
    "{kind: size, min_if_used: 3}",
    "{kind: together, mentees: [Emma, Hugo]}",
    "{kind: apart, mentees: [Gita, Ines, Jonas]}",
)

PROGRAMME = (
    "capacities: [{column: site, at_most: 5}]",
    "fairness: [{kind: group_gap, column: first generation, at_most: 2}]",
    "priorities: [matched, {kind: group_gap, column: first generation}, total]",
    "priorities: [matched, {kind: variety, column: department}, total]",
)

SENTENCES = (
    ("{kind: at_most, column: department, same: 2}",),
    ("{kind: at_most, column: department, same: 2}", "{kind: at_most, column: team, same: 1}"),
    ("{kind: at_most, column: department, same: 2}", "{kind: at_most, column: gender, same: 3}"),
    ("{kind: not_alone, column: gender}",),
)


def cohorts_page() -> str:
    """The whole page: as it stands, with the parts made anew that come from the example."""
    page = PAGE.read_text(encoding="utf-8")
    page = _with_part(page, "people", _people_table())
    page = _with_part(page, "rules", _rules_table())
    page = _with_part(page, "programme", _programme_table())
    page = _with_part(page, "prices", _prices_table())
    return _with_part(page, "sentences", _sentences())


def _with_part(page: str, name: str, lines: Iterable[str]) -> str:
    """The page with what stands between two marks made anew."""
    start, end = f"<!-- {name}: made by docs/cohorts.py -->", f"<!-- {name}: end -->"
    before, rest = page.split(start)
    return "\n".join([f"{before}{start}", *lines, f"{end}{rest.split(end)[1]}"])


def _content() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    return content


def _solved(**changes: Any) -> Result:
    """The best answer, proved; a test of the page says that it is the only one."""
    config = Config.model_validate(_content() | {"cohorts": []} | changes).in_folder(CONFIG.parent)
    result = solve(config)
    assert result.status == "optimal", changes
    return result


def _hard(*rules: str) -> list[dict[str, Any]]:
    return [yaml.safe_load(rule) | {"hard": True} for rule in rules]


def _people_table() -> Iterator[str]:
    content = _content()
    mentors, mentees = content["mentors"]["people"], content["mentees"]["people"]
    with SCORES.open(encoding="utf-8", newline="") as file:
        scores = {(row["mentee"], row["mentor"]): row["score"] for row in csv.DictReader(file)}
    heads = (f"{one['name']} ({one['site']}, {one['role']}, {one['seats']} seats)" for one in mentors)
    yield from _head(["", *KNOWN, *heads])
    for mentee in mentees:
        name = mentee["name"]
        yield _row(
            [name, *(str(mentee[key]) for key in KNOWN), *(scores[name, one["name"]] for one in mentors)]
        )


def _rules_table() -> Iterator[str]:
    """What each rule makes of the example, and by how much the best total breaks it."""
    yield from _head(["hard rule", *_mentors(), "total", "the best total breaks it by", "engine"])
    base = _solved()
    yield _row(["(none)", *_groups(base), _points(base), "", _engine(base).name])
    for rule in RULES:
        result = _solved(cohorts=_hard(rule))
        counted = _solved(cohorts=[yaml.safe_load(rule)], priorities=["matched", "total", "breaks"])
        assert _groups(counted) == _groups(base)
        broken = _breaks(counted)
        yield _row([f"`{rule}`", *_groups(result), _points(result), broken, _engine(result).name])


def _programme_table() -> Iterator[str]:
    """What limits and priorities over the whole programme make of the example."""
    yield from _head(["instead", *_mentors(), "total", "engine"])
    for line in PROGRAMME:
        result = _solved(**yaml.safe_load(line))
        yield _row([f"`{line}`", *_groups(result), _points(result), _engine(result).name])


def _prices_table() -> Iterator[str]:
    """One soft rule, at both ends of the priorities."""
    yield from _head(["priorities", *_mentors(), "total", "breaks"])
    for order in ("[matched, breaks, total]", "[matched, total, breaks]"):
        rule = yaml.safe_load(RULES[0])
        result = _solved(cohorts=[rule], priorities=yaml.safe_load(order))
        yield _row([f"`{order}`", *_groups(result), _points(result), _breaks(result)])


def _sentences() -> Iterator[str]:
    """What the router says of some rules."""
    yield from _head(["hard rules", "engine", "why"])
    for rules in SENTENCES:
        engine = _engine(_solved(cohorts=_hard(*rules)))
        yield _row([", ".join(f"`{rule}`" for rule in rules), engine.name, engine.why])


def _mentors() -> list[str]:
    return [mentor["name"] for mentor in _content()["mentors"]["people"]]


def _groups(result: Result) -> list[str]:
    """The mentees of each mentor."""
    of: Mapping[str, list[str]] = {mentor: [] for mentor in _mentors()}
    for pair in sorted(result.pairs, key=lambda pair: pair.mentee):
        of[pair.mentor].append(pair.mentee)
    return [", ".join(mentees) for mentees in of.values()]


def _engine(result: Result) -> EngineNote:
    assert result.engine is not None
    return result.engine


def _breaks(result: Result) -> str:
    """What the soft rules cost, with a price of 1."""
    return f"{next(stage.value for stage in result.stages if stage.name == 'breaks'):g}"


def _points(result: Result) -> str:
    return f"{sum(pair.score for pair in result.pairs):g}"


def _head(cells: Sequence[str]) -> list[str]:
    return [_row(cells), f"|{'---|' * len(cells)}"]


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs"
    (target / "cohorts.md").write_text(cohorts_page(), encoding="utf-8", newline="\n")
