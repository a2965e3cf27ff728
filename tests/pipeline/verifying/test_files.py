"""The files around a result: spreadsheets and config that have changed, pairings, the trade-off."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import openpyxl
import pytest

from pairforge.errors import InputError
from pairforge.pipeline import run, run_frontier, verify
from pairforge.pipeline.verifying.walk import run_verify
from pairforge.reporting.frontier import write_frontier
from pairforge.reporting.writing import write_results

ROOT = Path(__file__).parents[3]
NAMES = ["cohorts", "fairness", "groups", "quickstart", "readme", "scores", "teams", "university"]


@pytest.fixture
def sample(tmp_path):
    """A copy of the sample configs and people."""
    for name in ("configs", "sample_data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("results*"))
    return tmp_path / "configs"


def solved(config: Path, at: int | None = None) -> Path:
    """The folder of the results."""
    outcome = run(config, at=at)
    folder = outcome.config.results_folder
    beside = outcome.explanations, outcome.problem, outcome.reasons
    write_results(folder, outcome.config, outcome.roster, outcome.result, *beside)
    return folder


def found(folder: Path, config: Path | None = None) -> list[tuple[str, str, str]]:
    """Where a result is wrong: file, place and sort."""
    return [(one.file, one.path, one.sort) for one in verify(folder, config).differences]


def replaced(file: Path, old: str, new: str) -> None:
    """Put other text into a file, once."""
    text = file.read_bytes().decode("utf-8-sig")
    assert old in text
    file.write_bytes(text.replace(old, new, 1).encode("utf-8-sig"))


@pytest.mark.parametrize("name", NAMES)
def test_the_samples_hold(sample, name):
    """From their folders alone, with everything beside them."""
    assert {path.stem for path in sample.glob("*.yaml")} == set(NAMES)
    report = verify(solved(sample / f"{name}.yaml"))
    assert (report.holds, report.claimed) == (True, "optimal")
    assert {"rules", "pairs", "stages", "certificate", "pairings.csv", "pairings.xlsx"} <= set(report.checked)
    assert set(report.unchecked) == {"versions", "stopped_by", "pairings.xlsx: further sheets and columns"}


def test_an_answer_that_has_changed(sample):
    """The file is named, and nothing else is said of other people."""
    folder = solved(sample / "quickstart.yaml")
    replaced(sample.parent / "sample_data" / "mentees.csv", "English", "Klingon")
    wrong = found(folder)
    assert ("../sample_data/mentees.csv", "", "changed") in wrong
    assert ("result.json", "roster_sha256", "differs") in wrong
    assert len(wrong) == 2


def test_rows_in_another_order_are_told_and_nothing_else(sample):
    """The file has changed, the people have not."""
    folder = solved(sample / "quickstart.yaml")
    file = sample.parent / "sample_data" / "mentees.csv"
    first, *rows = file.read_bytes().decode("utf-8-sig").splitlines()
    file.write_bytes("\r\n".join([first, *reversed(rows)]).encode("utf-8-sig"))
    report = verify(folder)
    assert [(one.file, one.sort) for one in report.differences] == [("../sample_data/mentees.csv", "changed")]
    assert "stages" in report.checked


@pytest.mark.parametrize("content", [b"", b"nothing of the sort\n", None])
def test_a_spreadsheet_that_cannot_be_read_any_more(sample, content):
    """It has changed or is gone; what the result says of it tells which."""
    folder = solved(sample / "quickstart.yaml")
    file = sample.parent / "sample_data" / "mentors.csv"
    file.unlink() if content is None else file.write_bytes(content)
    assert found(folder) == [("../sample_data/mentors.csv", "", "changed")]


def test_a_config_that_has_changed(sample):
    """A remark in it changes nothing but the file; another weight makes it another programme."""
    config = sample / "quickstart.yaml"
    folder = solved(config)
    config.write_text(config.read_text(encoding="utf-8") + "\n# a remark\n", encoding="utf-8")
    assert found(folder) == [("quickstart.yaml", "", "changed")]
    replaced(config, "weight: 4", "weight: 5")
    wrong = [("result.json", "config_sha256", "differs"), ("quickstart.yaml", "", "changed")]
    assert found(folder) == wrong
    assert found(folder, config) == wrong


def test_a_config_that_is_nowhere(sample, tmp_path):
    """Without `problem.json` it must be named then."""
    config = sample / "quickstart.yaml"
    away = shutil.move(solved(config), tmp_path / "a" / "b" / "c" / "d")
    assert verify(away, config).holds
    (Path(away) / "problem.json").unlink()
    with pytest.raises(InputError, match="is not near this result"):
        verify(away)


def test_without_spreadsheets_the_checker_of_one_file_is_asked(sample, tmp_path):
    """It starts from `problem.json`, which is said; what it rejects does not hold."""
    away = tmp_path / "a" / "b" / "c" / "d"
    shutil.move(solved(sample / "quickstart.yaml"), away)
    report = verify(away)
    assert report.holds
    assert (report.checked, "spreadsheets" in report.unchecked) == (("verify_pairforge.py",), True)
    replaced(away / "result.json", '"score": ', '"score": 1')
    assert found(away) == [("result.json", "", "broken")]
    (away / "problem.json").write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="is not near this result"):
        verify(away)


def test_cells_of_the_csv(sample):
    """A score, a mentor, a row twice, a row less: each is named; decisions and the order of rows are free."""
    folder = solved(sample / "quickstart.yaml")
    file = folder / "pairings.csv"
    with file.open(encoding="utf-8-sig", newline="") as stream:
        heading, *rows = csv.reader(stream)

    def wrong(changed: list[list[str]]) -> list[tuple[str, str, str]]:
        with file.open("w", encoding="utf-8-sig", newline="") as stream:
            csv.writer(stream).writerows([heading, *changed])
        return found(folder)

    ids = heading.index("Mentee ID"), heading.index("Mentor ID")
    first, other = (" and ".join(rows[idx][column] for column in ids) for idx in (0, 1))
    decided = [[*row[:-1], "yes"] for row in reversed(rows)]
    assert wrong(decided) == []
    score = heading.index("Score")
    assert wrong([[*rows[0][:score], "9.99", *rows[0][score + 1 :]], *rows[1:]]) == [
        ("pairings.csv", f"{first}: Score", "differs")
    ]
    assert wrong(rows[1:]) == [("pairings.csv", "", "missing")]
    assert wrong([*rows, rows[0]]) == [("pairings.csv", "", "unexpected")]
    swapped = [list(row) for row in rows]
    swapped[0][ids[1]], swapped[1][ids[1]] = rows[1][ids[1]], rows[0][ids[1]]
    assert first != other
    assert sorted({sort for _, _, sort in wrong(swapped)}) == ["missing", "unexpected"]
    file.write_bytes(b"\xff\xfe\x00")
    assert found(folder) == [("pairings.csv", "", "malformed")]


def test_cells_of_the_workbook(sample):
    """The same for the sheet Pairings, and for the rows of all others."""
    folder = solved(sample / "quickstart.yaml")
    file = folder / "pairings.xlsx"
    book = openpyxl.load_workbook(file)
    sheet = book["Pairings"]
    column = [cell.value for cell in sheet[1]].index("Reason") + 1
    reason = sheet.cell(2, column).value
    sheet.cell(2, column).value = "because I say so"
    book.save(file)
    (one,) = verify(folder).differences
    assert (one.file, one.sort, one.said) == ("pairings.xlsx", "differs", "because I say so")
    assert one.path.endswith(": Reason")
    sheet.cell(2, column).value = reason
    book["Unmatched"].cell(2, 5).value = "nobody likes her"
    book["Summary"].cell(4, 2).value = 0
    book.save(file)
    wrong = found(folder)
    assert sorted(wrong) == [
        ("pairings.xlsx", "Summary", "missing"),
        ("pairings.xlsx", "Summary", "unexpected"),
        ("pairings.xlsx", "Unmatched", "missing"),
        ("pairings.xlsx", "Unmatched", "unexpected"),
    ]
    del book["Pairings"]
    del book["Unmatched"]
    del book["Summary"]
    book.save(file)
    assert found(folder) == [
        ("pairings.xlsx", "Pairings", "malformed"),
        ("pairings.xlsx", "Unmatched", "malformed"),
        ("pairings.xlsx", "Summary", "malformed"),
    ]


def test_a_point_of_the_trade_off(sample):
    """It is the point that it says; without the trade-off beside it, its number is not checked."""
    config = sample / "readme.yaml"
    traced = run_frontier(config)
    assert traced.frontier is not None
    write_frontier(traced.config.results_folder, traced.config, traced.frontier)
    assert len(traced.frontier.points) > 1
    folder = solved(config, at=2)
    report = run_verify(folder)
    assert report.holds
    assert "frontier.json" in report.checked
    file = folder / "result.json"
    (folder / "pairings.xlsx").unlink()
    replaced(file, '"point": 2', '"point": 99')
    assert found(folder) == [("result.json", "at.point", "unexpected")]
    replaced(file, '"point": 99', '"point": 1')
    assert {path.split(".")[0] for _, path, _ in found(folder)} == {"at"}
    (folder / "frontier.json").unlink()
    report = run_verify(folder)
    assert report.holds
    assert "at.point" in report.unchecked
    for other in ('"point": 0', '"point": true', '"point": "1"'):
        replaced(file, '"point": 1', other)
        assert found(folder) == [("result.json", "at.point", "malformed")]
        replaced(file, other, '"point": 1')


def test_a_later_round(sample):
    """What the last round was is read from its own result, which is an input."""
    folder = solved(sample / "readme.yaml")
    shutil.copy(folder / "result.json", sample / "last.json")
    text = (sample / "readme.yaml").read_text(encoding="utf-8")
    later = sample / "later.yaml"
    later.write_text(f"{text}\nhistory: last.json\n", encoding="utf-8")
    folder = solved(later)
    report = run_verify(folder)
    assert report.holds, report.differences[:3]
    inputs = json.loads((folder / "result.json").read_bytes())["inputs"]
    assert any(one["role"].startswith("history") for one in inputs)
    replaced(sample / "last.json", '"score": ', '"score": 1')
    assert ("last.json", "", "changed") in found(folder)


def test_problem_json_is_made_again(sample):
    """Any other byte in it is found; it may be missing, which is said."""
    folder = solved(sample / "cohorts.yaml")
    file = folder / "problem.json"
    honest = file.read_bytes()
    assert "problem.json" in verify(folder).checked
    for changed in (honest[:-1], honest + b" ", honest.replace(b"1", b"2", 1), b""):
        file.write_bytes(changed)
        assert found(folder) == [("problem.json", "", "changed")]
    file.unlink()
    report = verify(folder)
    assert report.holds
    assert "problem.json" in report.unchecked


def test_ids_that_spreadsheets_would_change(programme):
    """Formulas, numbers, dates and spaces stand in the files as text, and are known again."""
    ids = ["=1+1", "007", "1e5", "2024-01-02", "@a", "+49 30", "x; y", "TRUE", "- 1", "ä ö"]
    mentees = [{"id": name, "Name": f"={name}", "t": "x"} for name in ids]
    mentors = [{"id": f"m{name}", "Name": name, "t": "x"} for name in ids]
    sides = {"mentees": {"name": "Name"}, "mentors": {"name": "Name"}}
    folder = solved(programme(mentors, mentees, sides | {"output": {"folder": "out"}}))
    report = verify(folder)
    assert report.holds, report.differences[:3]
    assert {"pairings.csv", "pairings.xlsx"} <= set(report.checked)
