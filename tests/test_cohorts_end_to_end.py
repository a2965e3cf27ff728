"""Cohort rules from spreadsheets to files: what is solved for, what the auditor counts, and what is told."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import openpyxl
import pytest

from pairforge import FaultError, solve
from pairforge.pipeline import run, solving
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.fairness import fairness_table
from pairforge.reporting.writing import write_results

TEAMS = ["Sales", "Sales", "IT", "IT", "HR", "HR"]
MENTEES = [{"id": f"e{idx}", "Team": team, "Wish": ["m1", "m2"][idx % 2]} for idx, team in enumerate(TEAMS)]
MENTORS = [{"id": "m1", "capacity": 3, "Like": "e0; e1"}, {"id": "m2", "capacity": 3, "Like": "e0; e3"}]
CONFIG: dict[str, Any] = {
    "criteria": [
        {"name": "wishes", "kind": "ranking", "columns": ["Wish"], "weight": 2},
        {"name": "likes", "kind": "ranking", "by": "mentor", "columns": ["Like"]},
    ],
    "cohorts": [{"kind": "at_most", "column": "Team", "same": 1}],
    "priorities": ["matched", "breaks", {"kind": "variety", "column": "Team"}, "total"],
}


@pytest.mark.parametrize("label", ["breaks", "variety (Team)"])
def test_the_auditor_catches_another_number_than_was_solved_for(programme, monkeypatch, label):
    """The proof's number and the auditor's count must agree, or nothing is written."""
    honest = solving.audit

    def audit(*given: Any, **more: Any) -> Any:
        found = honest(*given, **more)
        return replace(found, reached={**found.reached, label: found.reached[label] - 1})

    monkeypatch.setattr(solving, "audit", audit)
    with pytest.raises(FaultError, match=re.escape(f"The auditor finds another number of `{label}` than")):
        solve(programme(MENTORS, MENTEES, CONFIG))


def test_everything_is_in_the_result_and_on_its_sheets(programme, tmp_path):
    """Stages, breaks, cohorts and stability conform to the schema and are in the workbook."""
    lock = {"kind": "lock", "mentee": "e0", "mentor": "m2"}
    outcome = run(programme(MENTORS, MENTEES, CONFIG | {"rules": [lock]}))
    result = outcome.result
    jsonschema.validate(json.loads(result_json(result)), json.loads(result_schema()))
    assert [(stage.name, stage.value) for stage in result.stages[:3]] == [
        ("matched", 6),
        ("breaks", 0),
        ("variety (Team)", 0),
    ]
    assert result.measures["cohorts"] == {"Team": {"distinct": {"3": 2}, "alike": 0, "alone": 6}}
    write_results(tmp_path, outcome.config, outcome.roster, result, outcome.explanations)
    book = openpyxl.load_workbook(tmp_path / "pairings.xlsx")
    assert result.measures["stability"]["blocking_pairs"] == 1
    (_, pair) = book["Would rather"].iter_rows(values_only=True)
    given_up = "nobody chosen is given up"
    assert pair == ("e0", "e0", "m1", "m1", 1, given_up, 1, given_up)
    about = {row[0] for row in fairness_table(outcome.roster, result).rows}
    assert {"Team", "Stability"} <= about
