"""The page on groups: its example by trying every matching, its configs and its claims by running them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import pairwise, product
from math import ceil, comb, floor
from pathlib import Path
from typing import Any

import pytest
import yaml

from pairforge import Config, solve

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "cohorts.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")


def part(name: str) -> str:
    """What stands under a heading of the page."""
    return re.split(r"^## ", PAGE.split(f"\n## {name}\n")[1], flags=re.MULTILINE)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of the tables in a text, without headings and the lines below them."""
    lines = [line.strip("|").split("|") for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line] for line in lines][2:]


def made(name: str) -> list[list[str]]:
    """The cells of a table that the script writes."""
    return rows(PAGE.split(f"<!-- {name}: made")[1].split("<!-- ")[0])


# ----------------------------------------------------------- the example, read from the page and nowhere else

HEADS = [cell.strip() for cell in PAGE.split("<!-- people:")[1].splitlines()[1].strip("|").split("|")]
MENTORS = [head.split()[0] for head in HEADS if "seats" in head]
SEATS = [int(re.findall(r"(\d+) seats", head)[0]) for head in HEADS if "seats" in head]
SITES = [re.findall(r"\((\w+),", head)[0] for head in HEADS if "seats" in head]
KNOWN = {line[0]: dict(zip(HEADS[1:], line[1:], strict=True)) for line in made("people")}
SCORES = [[int(KNOWN[name][head]) for head in HEADS if "seats" in head] for name in KNOWN]


@dataclass(frozen=True)
class Way:
    """One way to give everybody a mentor: the place of it in the list of mentors, for each mentee."""

    mentors: tuple[int, ...]

    @cached_property
    def cohorts(self) -> list[list[str]]:
        """The mentees of each mentor."""
        everybody = range(len(MENTORS))
        return [
            [name for name, own in zip(KNOWN, self.mentors, strict=True) if own == mentor]
            for mentor in everybody
        ]

    @cached_property
    def scores(self) -> dict[str, int]:
        """The score of each mentee."""
        told = zip(KNOWN, SCORES, self.mentors, strict=True)
        return {name: line[mentor] for name, line, mentor in told}

    @property
    def total(self) -> int:
        return sum(self.scores.values())

    @property
    def written(self) -> list[str]:
        """The cells of its line on the page."""
        return [*(", ".join(cohort) for cohort in self.cohorts), str(self.total)]


WAYS = [
    way
    for way in map(Way, product(range(len(MENTORS)), repeat=len(KNOWN)))
    if all(way.mentors.count(mentor) <= seats for mentor, seats in enumerate(SEATS))
]


def best(ways: Sequence[Way], value: Callable[[Way], Any] = lambda way: 0) -> list[Way]:
    """The ways of the smallest value, and among them those of the greatest total."""
    ranked = [((value(way), -way.total), way) for way in ways]
    smallest = min(rank for rank, _ in ranked)
    return [way for rank, way in ranked if rank == smallest]


# ----------------------------------------------------------- the rules in plain Python, as the page says them


def count(cohort: Sequence[str], column: str, value: str) -> int:
    """How many of a cohort gave an answer."""
    return sum(KNOWN[name][column] == value for name in cohort)


def breach(rule: dict[str, Any], cohort: Sequence[str]) -> int:
    """By how much a cohort breaks a rule that speaks of one cohort at a time."""
    column, used, size = rule.get("column", ""), bool(cohort), len(cohort)
    every = sorted({known[column] for known in KNOWN.values()}) if column else []
    values = [rule["value"]] if "value" in rule else every
    match rule["kind"]:
        case "at_most":
            most = rule.get("same", rule.get("count"))
            return sum(max(0, count(cohort, column, value) - most) for value in values)
        case "at_least":
            least = rule.get("each", rule.get("count"))
            return used * sum(max(0, least - count(cohort, column, value)) for value in values)
        case "share":
            off = Fraction(rule.get("tolerance", 10), 100)
            shares = {value: Fraction(count(list(KNOWN), column, value), len(KNOWN)) for value in values}
            low = {value: floor(max(share - off, 0) * size) for value, share in shares.items()}
            high = {value: ceil(min(share + off, 1) * size) for value, share in shares.items()}
            found = {value: count(cohort, column, value) for value in values}
            return sum(max(0, low[it] - found[it]) + max(0, found[it] - high[it]) for it in values)
        case "not_alone":
            return sum(count(cohort, column, value) == 1 for value in values)
        case "distinct":
            return used * max(0, rule["at_least"] - len({KNOWN[name][column] for name in cohort}))
        case "size":
            return size % 2 * rule.get("even", 0) + used * max(0, rule.get("min_if_used", 0) - size)
        case "apart":
            return max(0, len(set(rule["mentees"]) & set(cohort)) - 1)
    raise AssertionError(rule)


def breaches(rule: dict[str, Any], way: Way) -> int:
    """By how much all cohorts of a way break a rule."""
    if rule["kind"] == "together":
        mentor = dict(zip(KNOWN, way.mentors, strict=True))
        return sum(mentor[one] != mentor[other] for one, other in pairwise(rule["mentees"]))
    return sum(breach(rule, cohort) for cohort in way.cohorts)


def gap(way: Way) -> Fraction:
    """How far apart the mean scores of the groups are."""
    groups: dict[str, list[int]] = {}
    for name, score in way.scores.items():
        groups.setdefault(KNOWN[name]["first generation"], []).append(score)
    means = [Fraction(sum(scores), len(scores)) for scores in groups.values()]
    return max(means) - min(means)


def alike(way: Way) -> int:
    """Twos of one mentor from one department."""
    departments = {known["department"] for known in KNOWN.values()}
    return sum(comb(count(cohort, "department", value), 2) for cohort in way.cohorts for value in departments)


def code(cell: str) -> Any:
    """What stands in a cell as YAML."""
    return yaml.safe_load(cell.strip("`"))


# ----------------------------------------------------------------------------------------- what the page says


def test_the_first_line_is_the_only_best_total():
    """Without a rule the page has the best of all ways."""
    assert [way.written for way in best(WAYS)] == [made("rules")[0][1:5]]


@pytest.mark.parametrize("line", made("rules")[1:], ids=lambda line: line[0].split(",")[0])
def test_each_rule_makes_the_only_best_groups_that_keep_it(line):
    """Of every way that keeps the rule the page's is the best, and the best total breaks it as it says."""
    rule = code(line[0])
    kept = best([way for way in WAYS if not breaches(rule, way)])
    assert [way.written for way in kept] == [line[1:5]]
    (without,) = best(WAYS)
    assert without.written != line[1:5]
    assert str(breaches(rule, without)) == line[5]


def test_soft_rules_are_broken_where_the_page_says():
    """The place of `breaks` decides whether the rule or the total gives way."""
    rule = code(made("rules")[1][0])
    (first,), (last,) = best(WAYS, lambda way: breaches(rule, way)), best(WAYS)
    lines = [[*way.written, str(breaches(rule, way))] for way in (first, last)]
    assert [line[1:] for line in made("prices")] == lines


PROGRAMME: dict[str, Callable[[], list[Way]]] = {
    "capacities": lambda: best(
        [way for way in WAYS if sum(SITES[mentor] == "Berlin" for mentor in way.mentors) <= 5]
    ),
    "fairness": lambda: best([way for way in WAYS if gap(way) <= 2]),
    "group_gap": lambda: best(WAYS, gap),
    "variety": lambda: best(WAYS, alike),
}


@pytest.mark.parametrize(("line", "notion"), list(zip(made("programme"), PROGRAMME, strict=True)))
def test_limits_and_priorities_of_the_programme_make_the_only_best_pairs(line, notion):
    """Of every way the page's is the best by its limit or priority, and no other is."""
    assert notion in line[0]
    assert [way.written for way in PROGRAMME[notion]()] == [line[1:5]]


# -------------------------------------------------------------------------------------- what it says to write


def with_changes(content: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """A config with some of its keys changed, also within the sides."""
    merged = dict(content)
    for key, value in changes.items():
        deeper = isinstance(value, dict) and isinstance(content.get(key), dict)
        merged[key] = content[key] | value if deeper else value
    return merged


def example(**changes: Any) -> Config:
    """The example without rules, and with changes."""
    content = yaml.safe_load((ROOT / "configs" / "groups.yaml").read_text(encoding="utf-8"))
    content["cohorts"] = []
    if "bands" in str(changes.get("priorities", "")):
        changes["priorities"] = [
            {"kind": "bands", "scores": [5, 10]} if entry == "bands" else entry
            for entry in changes["priorities"]
        ]
    return Config.model_validate(with_changes(content, changes)).in_folder(ROOT / "configs")


@pytest.mark.parametrize("snippet", re.findall(r"```yaml\n(.*?)```", PAGE + REFERENCE, flags=re.DOTALL))
def test_every_config_on_the_page_is_solved_and_proved(snippet):
    """Each block, also that of the reference, stands in the example as it is."""
    assert solve(example(**yaml.safe_load(snippet))).status == "optimal"


SAID = [line[1] for line in rows(part("The rules"))]


@pytest.mark.parametrize("written", SAID)
def test_every_rule_of_the_table_is_counted_as_the_table_says(written):
    """As a soft rule before the total, it is broken as little as any way can."""
    rule = code(written)
    result = solve(example(cohorts=[rule], priorities=["matched", "breaks", "total"]))
    mentors = {pair.mentee: MENTORS.index(pair.mentor) for pair in result.pairs}
    found = Way(tuple(mentors[name] for name in KNOWN))
    assert result.status == "optimal"
    assert result.stages[1].value == breaches(rule, found)
    assert found in best(WAYS, lambda way: breaches(rule, way))


ALONE = {
    "network": [
        "cohorts: [{kind: at_most, column: gender, same: 3, hard: true}]",
        "cohorts: [{kind: size, min: 1, hard: true}]",
        "{cohorts: [{kind: size, max: 3}], priorities: [matched, breaks, total]}",
        "cohorts: [{kind: apart, mentees: [Gita, Ines], hard: true}]",
        "capacities: [{column: site, at_most: 5}, {column: name, at_most: 3}]",
        "priorities: [matched, {kind: variety, columns: [department, team]}]",
    ],
    "general": [
        "cohorts: [{kind: not_alone, column: gender, hard: true}]",
        "cohorts: [{kind: distinct, column: department, at_least: 2, hard: true}]",
        "cohorts: [{kind: share, column: gender, hard: true}]",
        "cohorts: [{kind: together, mentees: [Emma, Hugo], hard: true}]",
        "cohorts: [{kind: size, even: true, hard: true}]",
        "cohorts: [{kind: size, min_if_used: 2, hard: true}]",
        "cohorts: [{kind: at_least, column: gender, value: woman, count: 1, hard: true}]",
        "mentees: {places: time}",
        "{mentees: {wants: 2}, co_mentors: {column: role, lead: [senior], second: [junior], "
        "lead_first: true}}",
        "priorities: [matched, {kind: group_gap, column: gender}]",
        "fairness: [{kind: matched_share, column: gender, value: woman, at_least: 0.1}]",
        "fairness: [{kind: count, of: mentee, column: time, at_most: 10}]",
    ],
}


@pytest.mark.parametrize(("engine", "written"), [(it, line) for it, lines in ALONE.items() for line in lines])
def test_each_rule_alone_is_for_the_engine_that_the_page_says(engine, written):
    """The table of the two engines is what the router does."""
    assert solve(example(**yaml.safe_load(written))).engine.name == engine


def test_the_table_of_the_engines_names_what_is_tried():
    """Every word of code in a column stands in one of its configs, and every kind of those in the column."""
    cells = [line for line in rows(part("Which engine, and why")) if len(line) == 2]
    for lines, column in zip(ALONE.values(), zip(*cells, strict=True), strict=True):
        told = set(re.findall(r"`(\w+)`", " ".join(column)))
        assert told <= set(re.findall(r"\w+", " ".join(lines)))
        assert set(re.findall(r"kind: (\w+)", " ".join(lines))) <= told


def test_the_samples_are_solved_by_the_engines_that_the_page_says():
    """Rules that cross, with a rule that is really broken; and rules that lie within each other."""
    crossing, nested = (solve(ROOT / "configs" / f"{name}.yaml") for name in ("cohorts", "teams"))
    assert [result.status for result in (crossing, nested)] == ["optimal"] * 2
    assert [result.engine.name for result in (crossing, nested)] == ["general", "network"]
    assert [broken.rule for broken in crossing.soft_breaks] == ["at_most Department (2 of a value)"]
    assert crossing.measures["matched"] == nested.measures["matched"] == 48
