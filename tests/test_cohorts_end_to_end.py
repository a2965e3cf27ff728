"""Cohort rules from spreadsheets to files: what is solved for, what the auditor counts, and what is told."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from typing import Any

import jsonschema
import openpyxl
import pytest
from rich.console import Console

from pairforge import FaultError, Status, solve
from pairforge.pairing import RowPrices, StoppedBy
from pairforge.pipeline import finishing, run, solving
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.fairness import fairness_table
from pairforge.reporting.terminal import summary
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
    honest = finishing.audit

    def audit(*given: Any, **more: Any) -> Any:
        found = honest(*given, **more)
        return replace(found, reached={**found.reached, label: found.reached[label] - 1})

    monkeypatch.setattr(finishing, "audit", audit)
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


def crossing(work_limit: float | None = None) -> dict[str, Any]:
    """The small programme with two rules that cross, and perhaps a limit of work."""
    rules = [
        {"kind": "at_most", "column": "Team", "same": 1, "hard": True},
        {"kind": "size", "even": True, "hard": True},
    ]
    solver = {} if work_limit is None else {"solver": {"work_limit": work_limit}}
    return CONFIG | {"cohorts": rules, "priorities": ["matched", "total"]} | solver


def summary_of(outcome: Any) -> str:
    """The summary as the terminal shows it, in one line."""
    text = io.StringIO()
    Console(file=text, width=400).print(summary(outcome.config, outcome.roster, outcome.result, ()))
    return " ".join(text.getvalue().split())


def test_it_is_told_which_engine_solved_it_and_why(programme, tmp_path):
    """In the summary of the terminal, and in that of the workbook."""
    outcome = run(programme(MENTORS, MENTEES, crossing()))
    why = outcome.result.engine.why
    assert "cross" in why or "network" in why
    assert f"Engine general: {why}" in summary_of(outcome)
    write_results(tmp_path, outcome.config, outcome.roster, outcome.result, outcome.explanations)
    rows = list(openpyxl.load_workbook(tmp_path / "pairings.xlsx")["Summary"].iter_rows(values_only=True))
    assert ("Engine", "general", None, why) in rows
    assert "Proved optimal" in summary_of(outcome)


def test_without_a_proof_it_is_told_how_far_off_the_answer_may_be(programme, tmp_path, monkeypatch):
    """A search that is ended has its gap in result, summary and workbook; nothing is called optimal."""
    honest = solving.solve_problem

    def stopped(problem: Any, **limits: Any) -> Any:
        found = honest(problem, **limits)
        levels = tuple(replace(one, root=loose(one.root), splits=(), parts=()) for one in found.levels)
        kept = tuple(one for one in levels if one.stage != "ties")
        return replace(found, levels=kept, stopped_by=StoppedBy.WORK)

    monkeypatch.setattr(solving, "solve_problem", stopped)
    outcome = run(programme(MENTORS, MENTEES, crossing()))
    result = outcome.result
    jsonschema.validate(json.loads(result_json(result)), json.loads(result_schema()))
    assert (result.status, result.stopped_by) == (Status.FEASIBLE, StoppedBy.WORK)
    matched, total = result.stages
    assert (matched.value, matched.bound, matched.gap) == (4, 12, pytest.approx(2 / 3))
    assert total.gap is None or total.gap > 0
    told = summary_of(outcome)
    assert "Proved optimal" not in told
    assert "The limit of work ended the search. The matching keeps every rule; matched is" in told
    assert "within 67 %, certified (4; nothing is better than 12); total is within" in told
    write_results(tmp_path, outcome.config, outcome.roster, result, outcome.explanations)
    rows = openpyxl.load_workbook(tmp_path / "pairings.xlsx")["Summary"].iter_rows(values_only=True)
    (note,) = [row[3] for row in rows if row[0] == "Priority matched"]
    assert note == "places filled; within 67 %, certified (4; nothing is better than 12)"


def loose(prices: RowPrices) -> RowPrices:
    """Prices that prove only that no more pairs are chosen than there are."""
    none = prices.rows[:0]
    return replace(prices, rows=none, prices=none, cut_helpers=none, cut_pairs=none, cut_prices=none)


def test_an_engine_that_claims_more_than_its_prices_prove_is_not_believed(programme, monkeypatch):
    """It came to its end, but the certificate decides, and the run says so."""
    honest = solving.solve_problem
    monkeypatch.setattr(
        solving, "solve_problem", lambda problem, **limits: replace(honest(problem, **limits), levels=())
    )
    outcome = run(programme(MENTORS, MENTEES, crossing()))
    assert (outcome.result.status, outcome.result.stopped_by) == (Status.FEASIBLE, None)
    told = summary_of(outcome)
    assert "The search came to its end, but its prices do not prove all of the answer." in told


def test_a_limit_of_work_ends_the_search_with_the_best_so_far(programme):
    """Whatever was found by then is an answer, or there is none; never a fault."""
    result = solve(programme(MENTORS, MENTEES, crossing(work_limit=1e-9)))
    assert result.status in (Status.OPTIMAL, Status.FEASIBLE, Status.UNKNOWN)
    assert result.stopped_by is StoppedBy.WORK or result.status is Status.OPTIMAL
