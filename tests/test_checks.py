"""The checks that run with the tests: style, types, floors, and pages that are made from the code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CODE = ["src", "tests", "docs", "benchmarks", "sample_data"]


def words(page: Path) -> str:
    """What a page says, without the drawing around it, which depends on the version of rich."""
    text = page.read_text(encoding="utf-8")
    return " ".join(re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL).split())


def passes(*command: str) -> None:
    """Run a command in the repository; what it says is the message if it fails."""
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout + ran.stderr


@pytest.mark.parametrize("command", [("check", "--no-cache"), ("format", "--check", "--no-cache")])
def test_ruff(command):
    """The code is clean and formatted."""
    passes(sys.executable, "-m", "ruff", *command, *CODE)


def test_mypy(tmp_path):
    """The types hold, strictly."""
    passes(sys.executable, "-m", "mypy", "--cache-dir", str(tmp_path))


def test_floors():
    """Imports point down only, and each third-party package has its home."""
    command = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    passes(sys.executable, "-c", command)


@pytest.mark.parametrize(
    ("script", "page"),
    [
        ("reference.py", "config.md"),
        ("exports.py", "exports.md"),
        ("cohorts.py", "cohorts.md"),
        ("fairness.py", "fairness.md"),
        ("pictures.py", "summary.svg"),
    ],
)
def test_pages_made_from_the_code_are_up_to_date(script, page, tmp_path):
    """The reference and the picture are what their scripts write now."""
    passes(sys.executable, str(ROOT / "docs" / script), str(tmp_path))
    (kept,) = (ROOT / "docs").rglob(page)
    assert words(tmp_path / page) == words(kept)


def test_the_picture_of_the_trade_off_is_up_to_date(tmp_path):
    """What it says in words is what it would say now; its lines depend on the version of matplotlib."""
    passes(sys.executable, str(ROOT / "docs" / "pictures.py"), str(tmp_path))
    now, kept = (
        re.findall(r"<(title|desc)>(.*?)</", (folder / "frontier.svg").read_text(encoding="utf-8"))
        for folder in (tmp_path, ROOT / "docs" / "images")
    )
    assert now == kept
    assert [tag for tag, _ in kept] == ["title", "desc"]


def test_sample_data_are_what_their_script_writes(tmp_path):
    """The samples can be made again, byte for byte."""
    passes(sys.executable, str(ROOT / "sample_data" / "make.py"), str(tmp_path))
    made = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*.csv")}
    kept = {
        path.relative_to(ROOT / "sample_data"): path.read_bytes()
        for path in (ROOT / "sample_data").rglob("*.csv")
    }
    assert made == kept
