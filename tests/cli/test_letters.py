"""`pairforge letters` as its users meet it: exit codes, streams, files."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pairforge.cli import pairforge

ROOT = Path(__file__).parents[2]


def pf(*args: object):
    """Run a command in this process."""
    return CliRunner().invoke(pairforge, [*map(str, args)])


@pytest.fixture
def results(tmp_path):
    """Solve a sample (by name) and give the folder of its results."""
    for name in ("configs", "sample_data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("results*"))

    def solved(name: str) -> Path:
        folder = tmp_path / "configs" / f"results of {name}"
        assert pf("solve", tmp_path / "configs" / f"{name}.yaml", "-o", folder).exit_code == 0
        return folder

    return solved


def test_letters_are_written_beside_the_result(results):
    """Everybody gets a file, and the coordinator is told how they can be checked."""
    folder = results("quickstart")
    ran = pf("letters", folder / "result.json")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "Letters to 160 mentees and 57 mentors are in" in ran.stdout
    assert "Everybody can check the own letter" in ran.stdout
    names = [path.name for path in (folder / "letters").iterdir()]
    assert len(names) == 160 + 57 + 2
    assert {"letters.csv", "prices.csv"} < {*names}


def test_few_people_must_agree_first(results, tmp_path):
    """Under twenty people nothing is written without their consent; it is said why, and what to do."""
    folder = results("fairness")
    ran = pf("letters", folder)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "There are only 11 people in this programme." in ran.stderr
    assert "--accept-disclosure" in ran.stderr
    assert not (folder / "letters").exists()
    ran = pf("letters", folder, "--accept-disclosure", "-o", tmp_path / "out")
    assert ran.exit_code == 0
    assert (tmp_path / "out" / "letters.csv").exists()


def test_json_holds_exact_numbers(results):
    """One document and nothing else; what is left is worth less price and charge in whole numbers."""
    ran = pf("letters", results("quickstart"), "--json")
    content = json.loads(ran.stdout)
    assert (ran.exit_code, content["no_prices"]) == (0, None)
    prices = {price["mentor"]: price["price"] for price in content["posted"]["prices"]}
    mentees = [letter["check"] for letter in content["letters"] if letter["side"] == "mentee"]
    assert len(mentees) == 160
    for check in mentees:
        left = {
            key: [one["worth"] - one["price"] - one["charge"] for one in check[key]]
            for key in ("own", "others")
        }
        assert all(one["price"] == prices[one["mentor"]] for key in left for one in check[key])
        assert not left["own"] or min(left["own"]) >= max(left["others"], default=0)


def test_without_prices_it_is_said_why(results, tmp_path):
    """Letters are written all the same where a priority is no sum, and say that they cannot be checked."""
    config = tmp_path / "configs" / "quickstart.yaml"
    folder = results("quickstart")
    text = config.read_text(encoding="utf-8").replace("worst_off", "worst_tenth")
    config.write_text(text, encoding="utf-8")
    assert pf("solve", config, "-o", folder).exit_code == 0
    ran = pf("letters", folder)
    assert ran.exit_code == 0
    assert "They hold no prices to check them by" in ran.stdout
    assert not (folder / "letters" / "prices.csv").exists()
    letter = next((folder / "letters").glob("mentee-*.md")).read_text(encoding="utf-8")
    assert "There is no price list for this programme" in letter


def test_where_rules_cross_it_is_said_how_far_letters_go(results):
    """The gap that prices leave is told to the coordinator and in each letter; scores are no prices."""
    folder = results("cohorts")
    ran = pf("letters", folder)
    assert ran.exit_code == 0
    (gap,) = re.findall(r"up to (\d+\.\d+) of the total only", ran.stdout)
    letters = [path.read_text(encoding="utf-8") for path in (folder / "letters").glob("mentee-*.md")]
    assert len(letters) == 48
    assert all(f"up to {gap}, for all people together" in letter for letter in letters)
    prices = (folder / "letters" / "prices.csv").read_text(encoding="utf-8")
    assert "at_most Department" in prices
    assert "group_gap" not in prices


def test_all_files_or_none(results):
    """A fault on the way leaves the folder as it was."""
    folder = results("quickstart")
    template = folder / "own.md"
    template.write_text("{{ matches[0].name }}", encoding="utf-8")  # somebody has no match
    ran = pf("letters", folder, "--template", template)
    assert ran.exit_code == 2
    assert "The template cannot be used" in ran.stderr
    assert not (folder / "letters").exists()


def test_what_is_no_result_is_refused(results, tmp_path):
    """A file that is no result, and people who have changed, exit with 2."""
    ran = pf("letters", tmp_path / "nothing.json")
    assert (ran.exit_code, ran.stdout) == (2, "")
    folder = results("quickstart")
    file = tmp_path / "sample_data" / "mentees.csv"
    file.write_text("\n".join(file.read_text(encoding="utf-8").splitlines()[:-1]), encoding="utf-8")
    ran = pf("letters", folder)
    assert ran.exit_code == 2
    assert "The spreadsheets have changed" in ran.stderr
