"""Workbook, CSV and JSON say the same, and are safe to open."""

from __future__ import annotations

import csv
import json
import zipfile
from pathlib import Path

import jsonschema
import openpyxl
import pytest

from pairforge.config import Config
from pairforge.pipeline import run
from pairforge.reporting.document import result_json, result_schema
from pairforge.reporting.writing import write_results

ROOT = Path(__file__).parents[2]
HOSTILE = ['=HYPERLINK("http://evil")', "+1", "-2", "@x", "<script>alert(1)</script>", "🚀 مرحبا", "'=1"]


def written(config, folder):
    """Solve and write the files; returns the result."""
    outcome = run(config)
    write_results(folder, outcome.config, outcome.roster, outcome.result, outcome.explanations)
    return outcome.result


@pytest.mark.parametrize("name", ["quickstart", "readme", "university", "scores"])
def test_workbook_csv_and_json_agree(name, tmp_path):
    """Pairs, scores, parts and cohorts are the same in all three files."""
    result = written(ROOT / "configs" / f"{name}.yaml", tmp_path)
    book = openpyxl.load_workbook(tmp_path / "pairings.xlsx")
    more = ["Would rather"] if name == "university" else []
    more += ["Repairs"] if name in ("quickstart", "university") else []
    assert book.sheetnames == ["Pairings", "Cohorts", "Unmatched", "Summary", "Fairness", *more]
    head, *rows = book["Pairings"].iter_rows(values_only=True)
    at = {heading: idx for idx, heading in enumerate(head)}
    with (tmp_path / "pairings.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert len(rows) == len(lines) == len(result.pairs)
    for row, line, pair in zip(rows, lines, result.pairs, strict=True):
        assert (row[at["Mentee ID"]], row[at["Mentor ID"]]) == (pair.mentee, pair.mentor)
        assert (line["Mentee ID"], line["Mentor ID"]) == (pair.mentee, pair.mentor)
        assert float(row[at["Score"]]) == float(line["Score"]) == pair.score
        for label, part in pair.parts.items():
            assert float(row[at[label]]) == float(line[label]) == part
        assert row[at["Decision"]] is None
        assert row[at["Reason"]]
    cohorts = list(book["Cohorts"].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in cohorts] == [mentor.load for mentor in result.mentors]
    unmatched = list(book["Unmatched"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in unmatched] == [entry.mentee for entry in result.unmatched]
    summary = {row[0]: row[1] for row in book["Summary"].iter_rows(min_row=2, values_only=True)}
    assert summary["Places filled"] == result.measures["matched"]
    assert float(summary["Total score"]) == result.measures["total"]


@pytest.mark.parametrize("name", ["quickstart", "readme", "university", "scores"])
def test_json_conforms_to_its_schema(name):
    """result.json validates against the published schema and round-trips."""
    document = json.loads(result_json(run(ROOT / "configs" / f"{name}.yaml").result))
    jsonschema.validate(document, json.loads(result_schema()))


def test_json_is_what_the_library_gives():
    """`Result.to_dict` and result.json hold the same."""
    result = run(ROOT / "configs" / "readme.yaml").result
    assert json.loads(json.dumps(result.to_dict())) == json.loads(result_json(result))


def test_conflict_conforms_to_the_schema(tmp_path):
    """The document of an impossible programme validates too."""
    config = Config.model_validate(
        {
            "version": 1,
            "mentors": [{"id": "x", "capacity": 5, "min": 3}],
            "mentees": [{"id": "a"}],
            "criteria": [{"kind": "same", "column": "id"}],
        }
    )
    document = json.loads(result_json(run(config).result))
    assert document["status"] == "infeasible"
    jsonschema.validate(document, json.loads(result_schema()))


def hostile_config():
    """A programme whose every text tries to be a formula or markup."""
    people = [{"id": f"{text}{idx}", "name": text, "goals": [text]} for idx, text in enumerate(HOSTILE)]
    return Config.model_validate(
        {
            "version": 1,
            "name": "=cmd()",
            "mentors": [{**person, "capacity": 2, "id": f"{person['id']}m"} for person in people],
            "mentees": people,
            "criteria": [{"kind": "overlap", "column": "goals", "name": "=evil"}],
        }
    )


def test_hostile_text_stays_text_everywhere(tmp_path):
    """Names, ids, answers and headings that look like formulas or markup are harmless in CSV and XLSX."""
    result = written(hostile_config(), tmp_path)
    assert len(result.pairs) == len(HOSTILE)
    book = openpyxl.load_workbook(tmp_path / "pairings.xlsx")
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not (isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")))
    with zipfile.ZipFile(tmp_path / "pairings.xlsx") as parts:
        assert not [name for name in parts.namelist() if "vba" in name.lower() or "external" in name.lower()]
    for row in csv.reader((tmp_path / "pairings.csv").read_text("utf-8-sig").splitlines()):
        for cell in row:
            is_number = cell.lstrip("-").replace(".", "", 1).isdigit()
            assert is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_files_are_the_same_bytes_each_time(tmp_path):
    """Two runs write the same three files, byte for byte."""
    for name in ("a", "b"):
        written(ROOT / "configs" / "readme.yaml", tmp_path / name)
    for name in ("pairings.xlsx", "pairings.csv", "result.json"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
