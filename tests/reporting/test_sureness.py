"""How sure each pair is and what places are worth, in the workbook and in result.json."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from pairforge.pipeline.solving import run
from pairforge.pipeline.verifying.walk import verify
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.sureness import HOW_SURE
from pairforge.reporting.tables import pairings_table
from pairforge.reporting.writing import write_results

SCORES = {("ana", "bob"): 5, ("ana", "dan"): 3, ("carla", "bob"): 4, ("carla", "dan"): 3, ("eva", "bob"): 4}


@pytest.fixture
def config(programme):
    """Ana goes to Bob and Carla to Dan, who have one place each; Eva, who may only have Bob, to nobody."""
    rows = [{"mentee": one, "mentor": other, "score": score} for (one, other), score in SCORES.items()]
    return programme(
        [{"id": "bob", "capacity": 1}, {"id": "dan", "capacity": 1}, {"id": "kim", "capacity": 0}],
        [{"id": "ana"}, {"id": "carla"}, {"id": "eva"}],
        {
            "mentors": {"capacity": "capacity"},
            "criteria": [{"kind": "scores", "file": "scores.csv", "name": "How sure"}],
            "priorities": ["matched", "total"],
        },
        files={"scores.csv": rows},
    )


def written(config: Path) -> Path:
    """The folder of the results, as `solve` writes them."""
    outcome = run(config)
    folder = outcome.config.results_folder
    beside = outcome.explanations, outcome.problem, outcome.reasons
    write_results(folder, outcome.config, outcome.roster, outcome.result, *beside)
    return folder


def test_the_columns_of_a_pair(config):
    """Ana could have Dan for 1, in CSV and workbook; a criterion of the same name is told apart."""
    folder = written(config)
    with (folder / "pairings.csv").open(encoding="utf-8-sig", newline="") as file:
        ana, carla = csv.DictReader(file)
    assert [ana[heading] for heading in HOW_SURE] == [
        "Would cost 1 in total.",
        "In every best plan: without this pair it would cost 1 in total.",
        "all",
    ]
    assert carla["Runner-up instead"] == "Would cost 1 in total."
    assert ana["How sure (part)"] == "5.0"
    sheet = openpyxl.load_workbook(folder / "pairings.xlsx")["Pairings"]
    head, first, _ = sheet.iter_rows(values_only=True)
    at = {heading: idx for idx, heading in enumerate(head)}
    assert [first[at[heading]] for heading in HOW_SURE] == [ana[heading] for heading in HOW_SURE]


def test_the_sheet_of_places(config):
    """Bob is the first to ask: Eva would come to him; Kim has no places."""
    book = openpyxl.load_workbook(written(config) / "pairings.xlsx")
    bring, cost = (f"would {does} {{}} in matched and {does} {{}} in total" for does in ("bring", "cost"))
    assert list(book["Seats"].iter_rows(min_row=2, values_only=True)) == [
        ("bob", "bob", bring.format(1, 4), cost.format(1, 5), 1),
        ("dan", "dan", bring.format(1, 2), cost.format(1, 3), 2),
    ]


def test_a_tied_pair_is_in_some_plans(programme):
    """Who goes to which of two mentors who are alike is decided by the seed."""
    path = programme(
        [{"id": "m1"}, {"id": "m2"}], [{"id": "e1"}], {"mentors": {"capacity": 1}, "priorities": ["total"]}
    )
    with (written(path) / "pairings.csv").open(encoding="utf-8-sig", newline="") as file:
        (pair,) = csv.DictReader(file)
    assert [pair[heading] for heading in HOW_SURE] == [
        "As good as the plan.",
        "A plan without this pair is as good.",
        "some",
    ]


def test_result_json_has_the_same(config):
    """Rank, runner-up, margin and status of each pair, one entry of the margin for each priority."""
    document = json.loads((written(config) / "result.json").read_bytes())
    both = {"margin": [0, 1.0], "status": "essential"}
    assert document["explanations"] == [
        {"mentee": "ana", "mentor": "bob", "rank": 1, "runner_up": "dan", **both},
        {"mentee": "carla", "mentor": "dan", "rank": 2, "runner_up": "bob", **both},
    ]
    jsonschema.validate(document, json.loads(result_schema()))


def test_where_it_takes_another_solve_nothing_is_there(programme):
    """No columns, no sheet, null: `pairforge explain` finds it out."""
    path = programme(config={"mentors": {"capacity": 2}, "priorities": ["matched", "worst_off", "total"]})
    outcome = run(path)
    assert (outcome.reasons, outcome.result.explanations) == (None, None)
    table = pairings_table(outcome.config, outcome.roster, outcome.result, outcome.explanations)
    assert not set(HOW_SURE) & set(table.headings)
    assert "Seats" not in openpyxl.load_workbook(written(path) / "pairings.xlsx").sheetnames
    jsonschema.validate(json.loads(result_json(outcome.result)), json.loads(result_schema()))


@pytest.mark.parametrize(
    ("key", "value"),
    [("rank", 2), ("runner_up", "kim"), ("margin", [0, 1.5]), ("margin", None), ("status", "tied")],
)
def test_verify_finds_them_out_again(config, key, value):
    """An entry that says something else is not accepted; neither is a list that is shorter, or gone."""
    folder = written(config)
    assert verify(folder, config).holds
    document = json.loads((folder / "result.json").read_bytes())
    for said in ([{**document["explanations"][0], key: value}, document["explanations"][1]], [], None):
        (folder / "result.json").write_text(json.dumps({**document, "explanations": said}), encoding="utf-8")
        assert {one.path.split("[")[0] for one in verify(folder, config).differences} == {"explanations"}


def test_verify_reads_the_sheet_of_places(config):
    """What a place is worth cannot be told differently there."""
    folder = written(config)
    book = openpyxl.load_workbook(folder / "pairings.xlsx")
    book["Seats"]["C2"] = "would bring 2 in matched"
    book.save(folder / "pairings.xlsx")
    assert {one.path for one in verify(folder, config).differences} == {"Seats"}
