"""docs/own-criterion.md is a whole package: it is built from the page, and the page's programme solved."""

from __future__ import annotations

import json
import re
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.packages import install

from pairforge.cli import pairforge
from pairforge.config import Config

PAGE = Path(__file__).parent.parent / "docs" / "own-criterion.md"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The page's files in a folder, its package installed."""
    text = PAGE.read_text(encoding="utf-8")
    files = dict(re.findall(r"^`([\w.]+)`\n\n```\w+\n(.*?)^```", text, re.MULTILINE | re.DOTALL))
    assert set(files) == {
        "pyproject.toml",
        "meeting_format.py",
        "mentors.csv",
        "mentees.csv",
        "pairforge.yaml",
    }
    for name in ("mentors.csv", "mentees.csv", "pairforge.yaml"):
        (tmp_path / name).write_text(files[name], encoding="utf-8")
    project = tomllib.loads(files["pyproject.toml"])["project"]
    entries = project["entry-points"]["pairforge.criteria"]
    modules = {"meeting_format": files["meeting_format.py"]}
    install(tmp_path / "site", project["name"], entries, modules)
    monkeypatch.syspath_prepend(tmp_path / "site")
    yield tmp_path
    sys.modules.pop("meeting_format", None)


def test_the_page_works_as_it_stands(folder):
    """The pairs and the reason are those that the page states."""
    ran = CliRunner().invoke(pairforge, ["solve", str(folder / "pairforge.yaml")])
    assert ran.exit_code == 0, ran.output
    result = json.loads((folder / "results" / "result.json").read_text(encoding="utf-8"))
    pairs = {(pair["mentee"], pair["mentor"]): pair["parts"] for pair in result["pairs"]}
    assert pairs == {("E1", "M2"): {"meeting_format": 2.0}, ("E2", "M1"): {"meeting_format": 2.0}}
    told = (folder / "results" / "pairings.csv").read_text(encoding="utf-8-sig")
    (stated,) = re.findall(r"reason: \*(.*?)\*", PAGE.read_text(encoding="utf-8").replace("\n", " "))
    assert stated in told


def test_its_result_can_be_verified(folder):
    """The criterion is asked again, and what it gave is compared."""
    CliRunner().invoke(pairforge, ["solve", str(folder / "pairforge.yaml")])
    assert CliRunner().invoke(pairforge, ["verify", str(folder / "results")]).exit_code == 0
    file = folder / "results" / "result.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"meeting_format": 2.0', '"meeting_format": 1.0', 1), encoding="utf-8")
    ran = CliRunner().invoke(pairforge, ["verify", str(folder / "results")])
    assert ran.exit_code == 5
    assert "result.json, pairs[0].parts.meeting_format: says 1.0, but it is 2.0." in ran.stdout


def test_an_editor_knows_the_kind(folder):
    """The JSON Schema allows it, though it says nothing of its keys."""
    *_, other = Config.model_json_schema()["properties"]["criteria"]["items"]["anyOf"]
    assert other["properties"] == {"kind": {"enum": ["meeting_format"]}}
    assert "meeting_format" not in sys.modules
