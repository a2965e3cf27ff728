"""Every figure stands beside that of the best total: in the workbook, in the terminal and in words."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest
from rich.console import Console

from pairforge.pairing import Result
from pairforge.pipeline import run
from pairforge.pipeline.solving import Outcome
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.fairness import fairness_table
from pairforge.reporting.price import price_told
from pairforge.reporting.tables import summary_table
from pairforge.reporting.terminal import summary
from pairforge.reporting.writing import write_results

CONFIG = Path(__file__).parents[2] / "configs" / "readme.yaml"


def group(
    name: str | None, people: int, matched: int, mean: float | None, top: float | None
) -> dict[str, Any]:
    """A group as it may be shown."""
    return {
        "group": name,
        "people": people,
        "matched": matched,
        "match_rate": matched / people,
        "mean": mean,
        "top_choice": {"wishes": top},
    }


BEST: dict[str, Any] = {
    "mentees": 20,
    "mentors": 9,
    "wanted": 20,
    "seats": 18,
    "matched": 18,
    "mentees_matched": 18,
    "total": 812.4,
    "mean": 45.133333,
    "worst_off": 1.2,
    "worst_tenth": 2.25,
    "worst_share": 0.1,
    "quartiles": [3.0, 4.0, 5.5],
    "gini": 0.25,
    "choices": {"wishes": {"1": 9, "2": 4, "none": 5}},
    "loads": {"1": 1, "2": 7, "3": 1},
    "groups": {
        "Gender": {
            "groups": [group("=woman", 10, 10, 4.5, 0.5), group(None, 5, 2, None, None)],
            "withheld": {"groups": 2, "people": 5},
        }
    },
}
THIS: dict[str, Any] = BEST | {
    "total": 801.1,
    "mean": 44.505556,
    "worst_off": 2.8,
    "worst_tenth": 2.9,
    "gini": 0.2,
    "choices": {"wishes": {"1": 8, "2": 4, "none": 6}},
    "loads": {"0": 0, "2": 9},
    "groups": {
        "Gender": {
            "groups": [group("=woman", 10, 9, 4.25, 0.4), group(None, 5, 0, None, None)],
            "withheld": {"groups": 2, "people": 5},
        }
    },
}


@pytest.fixture(scope="module")
def solved() -> Outcome:
    """Some run, whose measures the tests replace."""
    return run(CONFIG)


def with_measures(outcome: Outcome, measures: dict[str, Any]) -> Result:
    """The result with other measures."""
    return replace(outcome.result, measures=measures)


def test_the_sheet_has_every_figure_of_both(solved: Outcome) -> None:
    """Each figure, that of the best total, and by how much it is more; a price in words."""
    rows = fairness_table(solved.roster, with_measures(solved, THIS | {"best_total": BEST})).rows
    assert [row[:5] for row in rows] == [
        ("Places", "Places filled", 18, 18, 0),
        ("Places", "Mentees with a mentor", 18, 18, 0),
        ("Scores", "Total score", 801.1, 812.4, -11.3),
        ("Scores", "Mean score", 44.505556, 45.133333, -0.627777),
        ("Scores", "Worst-off", 2.8, 1.2, 1.6),
        ("Scores", "Worst tenth", 2.9, 2.25, 0.65),
        ("Scores", "Quartile 1", 3.0, 3.0, 0.0),
        ("Scores", "Median", 4.0, 4.0, 0.0),
        ("Scores", "Quartile 3", 5.5, 5.5, 0.0),
        ("Scores", "Gini", 0.2, 0.25, -0.05),
        ("wishes", "choice no. 1", 8, 9, -1),
        ("wishes", "choice no. 2", 4, 4, 0),
        ("wishes", "not chosen", 6, 5, 1),
        ("Loads", "mentors with 0 mentees", 0, 0, 0),
        ("Loads", "mentors with 1 mentee", 0, 1, -1),
        ("Loads", "mentors with 2 mentees", 9, 7, 2),
        ("Loads", "mentors with 3 mentees", 0, 1, -1),
        ("Gender: =woman", "people", 10, 10, 0),
        ("Gender: =woman", "matched", 9, 10, -1),
        ("Gender: =woman", "match rate", 0.9, 1.0, -0.1),
        ("Gender: =woman", "mean score", 4.25, 4.5, -0.25),
        ("Gender: =woman", "first choices (wishes)", 0.4, 0.5, -0.1),
        ("Gender: (no answer)", "people", 5, 5, 0),
        ("Gender: (no answer)", "matched", 0, 2, -2),
        ("Gender: (no answer)", "match rate", 0.0, 0.4, -0.4),
        ("Gender: (no answer)", "mean score", None, "not shown", None),
        ("Gender: (no answer)", "first choices (wishes)", "not shown", "not shown", None),
        ("Gender", "2 groups of 5 people together", "not shown", None, None),
        ("Price", None, None, None, None),
    ]
    assert rows[-1][5] == price_told(THIS | {"best_total": BEST})


@pytest.mark.parametrize(
    ("more", "beside", "prices"),
    [
        ({}, "the same", []),
        (
            {"best_total": None},
            None,
            ["What the best total alone would reach is not known: the search ended before it was found."],
        ),
    ],
)
def test_where_there_is_no_other_matching(
    solved: Outcome, more: dict[str, Any], beside: str | None, prices: list[str]
) -> None:
    """The best total is this matching, or it is not known; both are said."""
    result = with_measures(solved, THIS | more)
    *rows, last = (row for row in fairness_table(solved.roster, result).rows if row[0] != "Price")
    assert {row[3] for row in rows} == {beside}
    assert {row[4] for row in rows} == {None}
    assert last[1] == "2 groups of 5 people together"
    for table in (fairness_table(solved.roster, result), summary_table(solved.config, solved.roster, result)):
        assert [row[-1] for row in table.rows if row[0] == "Price"] == prices
    beside_total = {row[0]: row[2] for row in summary_table(solved.config, solved.roster, result).rows}
    assert (beside_total["Total score"], beside_total["Programme"]) == (beside, None)


def test_the_summary_has_the_best_total_beside_each_figure(solved: Outcome) -> None:
    """Figures and choices; what is no figure has nothing beside it."""
    result = with_measures(solved, THIS | {"best_total": BEST})
    rows = {row[0]: row[1:3] for row in summary_table(solved.config, solved.roster, result).rows}
    assert rows["Total score"] == (801.1, 812.4)
    assert rows["Worst-off"] == (2.8, 1.2)
    assert rows["wishes: choice no. 1"] == (8, 9)
    assert rows["Status"] == ("optimal", None)


def test_another_share_is_called_by_its_name(solved: Outcome) -> None:
    """A fifth is not a tenth."""
    result = with_measures(solved, THIS | {"worst_share": 0.07})
    assert "Worst 7 %" in [row[1] for row in fairness_table(solved.roster, result).rows]


@pytest.mark.parametrize(
    ("this", "best", "told"),
    [
        (
            {"total": 801.1, "worst_off": 2.8},
            {"total": 812.4, "worst_off": 1.2},
            "The best total alone would reach 812.40 (this: 801.10, 1.4 % less), "
            "with a worst-off of 1.20 (this: 2.80).",
        ),
        (
            {"total": 812.4, "worst_off": 2.8},
            {"total": 812.4, "worst_off": 1.2},
            "The best total alone would reach 812.40 too, with a worst-off of 1.20 (this: 2.80).",
        ),
        (
            {"total": 812.39, "worst_off": 1.2},
            {"total": 812.4, "worst_off": 1.2},
            "The best total alone would reach 812.40 (this: 812.39, under 0.1 % less), "
            "with the same worst-off.",
        ),
        (
            {"total": 9.0, "worst_off": 1.0, "matched": 17},
            {"total": 8.0, "worst_off": -1.0},
            "The best total alone would reach 8.00 with 18 places filled (this: 9.00 with 17, 12.5 % more), "
            "with a worst-off of -1.00 (this: 1.00).",
        ),
        (
            {"total": -3.0, "worst_off": None},
            {"total": -2.0, "worst_off": -2.0},
            "The best total alone would reach -2.00 (this: -3.00), with a worst-off of -2.00 (this: nobody).",
        ),
    ],
)
def test_the_price_in_words(this: dict[str, Any], best: dict[str, Any], told: str) -> None:
    """Totals, how much less in per cent where that has a meaning, and the worst-off of both."""
    assert price_told(BEST | this | {"best_total": BEST | best}) == told


def printed(outcome: Outcome, measures: dict[str, Any]) -> list[str]:
    """The summary on a screen of 80 columns, without spaces at the ends."""
    screen = Console(width=80, file=io.StringIO())
    screen.print(summary(outcome.config, outcome.roster, with_measures(outcome, measures), ()))
    assert isinstance(screen.file, io.StringIO)
    return [line.rstrip() for line in screen.file.getvalue().splitlines()]


def test_the_screen_shows_what_differs_in_80_columns(solved: Outcome) -> None:
    """Figures that are the same are left out; groups and the price are there; long names are folded."""
    long = "what I would like best of all, as far as I can say today, if it is possible"
    renamed = {"choices": {long: THIS["choices"]["wishes"]}}
    others = BEST | {"choices": {long: BEST["choices"]["wishes"]}}
    lines = printed(solved, THIS | renamed | {"best_total": others})
    shown = [" ".join(line.split()) for line in lines]
    assert max(map(len, lines)) <= 80
    assert "This matching Best total Difference" in shown
    assert "Worst-off 2.80 1.20 +1.60" in shown
    assert "Total score 801.10 812.40 -11.30" in shown
    assert not [line for line in shown if line.startswith(("Median", "Places filled"))]
    assert [line for line in shown if line.endswith("8 9 -1")]
    assert "Groups Gender:" in shown
    assert "=woman: 9 of 10 matched, mean 4.25 (best total: 10, mean 4.50)" in " ".join(shown)
    assert "(no answer): 0 of 5 matched (best total: 2)" in shown
    assert "Quartiles 3.00, 4.00, 5.50; Gini 0.20" in shown
    assert "Loads mentors: 9 with 2" in shown
    assert "mentors with 2 mentees 9 7 +2" in shown
    assert not [line for line in shown if line.startswith("mentors with 0")]
    assert "not shown: 2 groups of 5 people together" in shown
    assert "The best total alone would reach 812.40 (this: 801.10, 1.4 % less)" in " ".join(shown)


def test_the_screen_says_nothing_where_the_best_total_is_this(solved: Outcome) -> None:
    """No table and no price without another matching; a few groups of many."""
    many = {"Age": {"groups": [group(str(age), 5, 5, 1.0, None) for age in range(9)], "withheld": None}}
    shown = "\n".join(printed(solved, THIS | {"groups": many}))
    assert "est total" not in shown
    assert "Gini 0.20" in shown
    assert "5: 5 of 5 matched" in shown
    assert "6: 5 of 5 matched" not in shown
    assert "and 3 more, in the workbook" in shown


def test_the_screen_says_that_the_best_total_is_not_known(solved: Outcome) -> None:
    """One sentence, and no table without figures to compare."""
    shown = " ".join("\n".join(printed(solved, THIS | {"best_total": None})).split())
    assert "What the best total alone would reach is not known: the search ended" in shown
    assert "Difference" not in shown


def test_figures_that_are_all_the_same_need_no_table(solved: Outcome) -> None:
    """The price says it in one line."""
    shown = "\n".join(printed(solved, BEST | {"best_total": BEST}))
    assert "Difference" not in shown
    assert "would reach 812.40 too, with the same worst-off." in shown


def test_files_hold_the_figures_safely(solved: Outcome, tmp_path: Path) -> None:
    """Shares are in per cent, names of groups are no formulas, and result.json conforms to its schema."""
    hostile = {heading.replace("Gender", "=Gender"): shown for heading, shown in THIS["groups"].items()}
    result = with_measures(solved, THIS | {"groups": hostile, "best_total": BEST | {"groups": hostile}})
    write_results(tmp_path, solved.config, solved.roster, result, solved.explanations)
    sheet = openpyxl.load_workbook(tmp_path / "pairings.xlsx")["Fairness"]
    cells = {(row[0].value, row[1].value): row for row in sheet.iter_rows(min_row=2)}
    rate = cells["'=Gender: =woman", "match rate"][2]
    assert (rate.value, rate.number_format) == (0.9, "0.0%")
    assert cells["'=Gender: =woman", "people"][2].number_format == "0"
    assert cells["Scores", "Worst-off"][2].number_format == "0.00"
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    jsonschema.validate(json.loads(result_json(result)), json.loads(result_schema()))


@pytest.mark.parametrize("small", [{"people": 4}, {"age": 3}, {"mean": "4"}])
def test_the_schema_refuses_groups_that_must_not_be_shown(solved: Outcome, small: dict[str, Any]) -> None:
    """Fewer than 5 people, or figures that nobody described."""
    groups = {"Gender": {"groups": [THIS["groups"]["Gender"]["groups"][0] | small], "withheld": None}}
    document = json.loads(result_json(with_measures(solved, THIS | {"groups": groups})))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(document, json.loads(result_schema()))
