"""`pairforge init` as its users meet it."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from pairforge.cli import pairforge
from pairforge.config import load_config
from pairforge.pipeline import run

TINY = Path(__file__).parents[2] / "sample_data" / "tiny"


@pytest.fixture
def exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the tiny programme's two exports; commands run there."""
    for path in TINY.glob("*.csv"):
        shutil.copy(path, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def init(*args: object, answers: str | None = None):
    """Run `pairforge init` in this process."""
    return CliRunner().invoke(pairforge, ["init", *map(str, args)], input=answers)


def test_it_writes_a_config_that_solves(exports: Path):
    """Exit 0, the config beside the exports, what was found and what comes next on stdout."""
    ran = init("mentors.csv", "mentees.csv", "--yes")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "Mentors   4 in mentors.csv, told apart by Email" in ran.stdout
    assert "Criteria  choices (ranking), goals (overlap), new network (different)" in ran.stdout
    assert "Next: pairforge check pairforge.yaml, then pairforge solve pairforge.yaml" in ran.stdout
    assert run(exports / "pairforge.yaml").result.status == "optimal"


def test_it_never_overwrites(exports: Path):
    """An existing config is kept, unless --force says otherwise."""
    (exports / "pairforge.yaml").write_text("mine")
    ran = init("mentors.csv", "mentees.csv", "--yes")
    assert ran.exit_code == 2
    assert "pairforge.yaml: This file is there already; nothing was written." in ran.stderr
    assert (exports / "pairforge.yaml").read_text() == "mine"
    assert init("mentors.csv", "mentees.csv", "--yes", "--force").exit_code == 0
    assert load_config(exports / "pairforge.yaml").mentors.id == "Email"


def test_paths_are_relative_to_the_config(exports: Path):
    """A config in another folder names the exports from there, with slashes."""
    ran = init("mentors.csv", "mentees.csv", "--yes", "-o", Path("configs") / "spring" / "x.yaml")
    assert ran.exit_code == 0
    config = load_config(exports / "configs" / "spring" / "x.yaml")
    assert (config.mentors.file, config.mentees.file) == ("../../mentors.csv", "../../mentees.csv")


def test_what_is_wrong_in_the_files_is_listed_and_the_config_written(exports: Path):
    """Exit 2 with every problem; the config is there, to be used once they are mended."""
    text = (exports / "mentees.csv").read_text("utf-8")
    (exports / "mentees.csv").write_text(text.replace("Dan Okafor", "Dan Okafr"), "utf-8")
    ran = init("mentors.csv", "mentees.csv", "--yes")
    assert ran.exit_code == 2
    assert "The config is written; in the files there is something to mend first" in ran.stderr
    assert "Dan Okafr" in ran.stderr
    assert load_config(exports / "pairforge.yaml").mentors.capacity is not None


def test_nothing_is_written_where_nothing_can_be_proposed(exports: Path):
    """Exit 2 and no file."""
    ran = init("mentors.csv", "--yes")
    assert ran.exit_code == 2
    assert "Only one table with people was found" in ran.stderr
    assert not (exports / "pairforge.yaml").exists()


def test_an_unknown_preset(exports: Path):
    """The presets are listed."""
    ran = init("mentors.csv", "mentees.csv", "--yes", "--preset", "skill first")
    assert ran.exit_code == 2
    assert (
        'There is no preset "skill first". Did you mean "skills first"? The presets are: balanced'
        in ran.stderr
    )


def test_a_terminal_is_asked(exports: Path, monkeypatch: pytest.MonkeyPatch):
    """On a terminal a likely second reading is asked about, on stderr; the answer counts."""
    for name in ("mentors.csv", "mentees.csv"):
        text = (exports / name).read_text("utf-8")
        (exports / name).write_text(text.replace("Department", "House"), "utf-8")
    monkeypatch.setattr(sys.modules["pairforge.cli.init"], "_is_terminal", lambda: True)
    ran = init("mentors.csv", "mentees.csv", answers="2\n")
    assert ran.exit_code == 0
    assert '"House" of mentee and mentor:\n  1. it is good to have the same\n  2.' in ran.stderr
    assert load_config(exports / "pairforge.yaml").criteria[-1].kind == "different"
    assert "unsure" not in (exports / "pairforge.yaml").read_text("utf-8").partition("version:")[2]


def test_nothing_is_asked_twice(exports: Path, monkeypatch: pytest.MonkeyPatch):
    """Which rank is best is asked once, although both sides are found by it."""
    rows = ["Student,Dr A,Dr B,Dr C", "Ann,1,2,3", "Ben,3,2,1", "Cid,2,1,3"]
    (exports / "ranks.csv").write_text("\n".join(rows), "utf-8")
    monkeypatch.setattr(sys.modules["pairforge.cli.init"], "_is_terminal", lambda: True)
    ran = init("ranks.csv", answers="2\n")
    assert (ran.exit_code, ran.stderr.count("which rank is best?")) == (0, 1)
    assert "best: highest" in (exports / "pairforge.yaml").read_text("utf-8")


def test_without_a_terminal_nothing_is_asked(exports: Path):
    """In a pipe the likelier reading is taken and marked, as with --yes."""
    for name in ("mentors.csv", "mentees.csv"):
        text = (exports / name).read_text("utf-8")
        (exports / name).write_text(text.replace("Department", "House"), "utf-8")
    assert init("mentors.csv", "mentees.csv").exit_code == 0
    assert '# unsure: "House" of mentee and mentor:' in (exports / "pairforge.yaml").read_text("utf-8")
