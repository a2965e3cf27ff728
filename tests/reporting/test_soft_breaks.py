"""Broken soft rules in the words of a coordinator, and where they are listed."""

from __future__ import annotations

import json

import jsonschema
import openpyxl
import pytest

from pairforge.pairing import BrokenBy, SoftBreak
from pairforge.pipeline import run
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.soft_breaks import soft_break_told, soft_breaks_lines, soft_breaks_table
from pairforge.reporting.terminal import console, summary
from pairforge.reporting.writing import write_results

MENTORS = [{"id": "m1", "name": "Grace Lee", "capacity": 3}, {"id": "m2", "name": "Hal Ito", "capacity": 3}]
MENTEES = [
    {"id": "e1", "name": "Ana Paz", "Team": "Sales"},
    {"id": "e2", "name": "Bo Lund", "Team": "sales"},
    {"id": "e3", "name": "Cy Ray", "Team": "IT"},
]
CONFIG = {
    "mentors": {"name": "name", "capacity": "capacity"},
    "mentees": {"name": "name"},
    "cohorts": [{"kind": "at_most", "column": "Team", "same": 1, "price": 3}],
    "rules": [
        {"kind": "lock", "mentee": "e1", "mentor": "m1"},
        {"kind": "lock", "mentee": "e2", "mentor": "m1"},
    ],
    "priorities": ["matched", "breaks", "total"],
}
RULE = "at_most Team (1 of a value)"


TOLD = [
    ("too_many", {"value": "Sales", "count": 3}, 'Grace Lee\'s group has 3 of "Sales", 1 too many'),
    ("too_many", {"count": 5, "amount": 2}, "Grace Lee's group has 5 mentees, 2 too many"),
    ("too_few", {"value": "Sales", "count": 0}, 'Grace Lee\'s group has nobody of "Sales", 1 is missing'),
    ("too_few", {"count": 1, "amount": 2}, "Grace Lee's group has 1 mentee, 2 are missing"),
    ("too_few", {"count": 0}, "Grace Lee's group has nobody, 1 is missing"),
    ("alone", {"value": "IT", "count": 1}, 'Grace Lee\'s group has only one of "IT"'),
    ("too_alike", {"count": 1}, "Grace Lee's group has 1 answer, 1 is missing"),
    ("too_alike", {"count": 2, "amount": 2}, "Grace Lee's group has 2 different answers, 2 are missing"),
    ("odd", {"count": 3}, "Grace Lee's group has 3 mentees, which is an odd number"),
    (
        "parted",
        {"mentor": None, "people": ("e1", "e3")},
        "Ana Paz and Cy Ray do not have the same mentor",
    ),
    ("met", {"people": ("e1", "e2"), "count": 2}, "Ana Paz and Bo Lund both have Grace Lee"),
    ("met", {"people": ("e1", "e2", "e3"), "count": 3}, "Ana Paz, Bo Lund and Cy Ray all have Grace Lee"),
]


@pytest.mark.parametrize(("by", "fields", "told"), TOLD)
def test_a_break_is_told_with_the_people_by_name(roster_of, by, fields, told):
    """What there is, and how much of it is too many or missing."""
    roster = roster_of(MENTORS, MENTEES, CONFIG)
    given = {"mentor": "m1", "value": None, "people": (), "count": None, "amount": 1, "price": 1} | fields
    assert soft_break_told(SoftBreak(rule="a rule", by=BrokenBy(by), **given), roster) == told


def test_every_way_of_breaking_a_rule_has_words():
    """Each is among the words above."""
    assert {by for by, *_ in TOLD} == set(BrokenBy)


def test_breaks_are_listed_everywhere(programme, tmp_path):
    """In the result, which keeps to its schema, in the terminal and on a sheet of their own."""
    outcome = run(programme(MENTORS, MENTEES, CONFIG))
    document = json.loads(result_json(outcome.result))
    jsonschema.validate(document, json.loads(result_schema()))
    broken = {"rule": RULE, "by": "too_many", "mentor": "m1", "value": "Sales", "people": []}
    assert document["soft_breaks"] == [broken | {"count": 2, "amount": 1, "price": 3}]
    assert document["stages"][1] == {
        "name": "breaks",
        "value": 3,
        "bound": 3,
        "proved": True,
        "levels": None,
        "gap": None,
    }
    told = 'Grace Lee\'s group has 2 of "Sales", 1 too many'
    lines = soft_breaks_lines(outcome.config, outcome.roster, outcome.result)
    assert lines == ["1 break, which costs 3:", f"Rule `{RULE}`: {told}"]
    screen = console(to_stderr=False)
    screen.width = 200
    with screen.capture() as capture:
        screen.print(summary(outcome.config, outcome.roster, outcome.result, ()))
    assert all(line in capture.get() for line in lines)
    write_results(tmp_path, outcome.config, outcome.roster, outcome.result, outcome.explanations)
    book = openpyxl.load_workbook(tmp_path / "pairings.xlsx")
    assert list(book["Soft rules"].iter_rows(values_only=True)) == [
        ("Rule", "Mentor", "Mentor ID", "What is broken", "Amount", "Price"),
        (RULE, "Grace Lee", "m1", told, 1, 3),
    ]
    cohorts = list(book["Cohorts"].iter_rows(values_only=True))
    assert cohorts[0][-1] == "Team"
    assert {row[1]: row[-1] for row in cohorts[1:]} == {"m1": "Sales: 2", "m2": "IT: 1"}


def test_kept_rules_are_told_too(programme):
    """Where no rule is broken there is no sheet, and the terminal says so; without soft rules nothing."""
    outcome = run(programme(MENTORS, MENTEES, CONFIG | {"rules": []}))
    assert soft_breaks_lines(outcome.config, outcome.roster, outcome.result) == ["all are kept"]
    assert soft_breaks_table(outcome.roster, outcome.result) is None
    hard = {"cohorts": [{"kind": "at_most", "column": "Team", "same": 1, "hard": True}], "rules": []}
    outcome = run(programme(MENTORS, MENTEES, CONFIG | hard))
    assert soft_breaks_lines(outcome.config, outcome.roster, outcome.result) == []
