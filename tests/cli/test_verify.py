"""`pairforge verify` as its users meet it: exit codes, streams, words."""

from __future__ import annotations

import json
import shutil
from dataclasses import fields
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from pairforge.cli import pairforge
from pairforge.pairing import Result
from pairforge.reporting.verify_words import CHECKED, UNCHECKED

ROOT = Path(__file__).parents[2]


def pairforge_(*args: object):
    """Run pairforge in this process."""
    return CliRunner().invoke(pairforge, list(map(str, args)))


@pytest.fixture
def folder(tmp_path):
    """The results of the first sample, in a copy."""
    for name in ("configs", "sample_data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("results*"))
    ran = pairforge_("solve", tmp_path / "configs" / "quickstart.yaml", "-o", tmp_path / "configs" / "out")
    assert ran.exit_code == 0
    return tmp_path / "configs" / "out"


def document_of(ran) -> dict:
    """The document on stdout, which conforms to its schema."""
    document = json.loads(ran.stdout_bytes)
    schema = json.loads(pairforge_("schema", "verify").stdout_bytes)
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    return document


def alter(folder: Path, change) -> None:
    """Change what a result says."""
    file = folder / "result.json"
    document = json.loads(file.read_bytes())
    change(document)
    file.write_text(json.dumps(document), encoding="utf-8")


def test_what_holds_exits_0(folder):
    """The verdict, what was checked and what was not; nothing on stderr."""
    ran = pairforge_("verify", folder)
    assert (ran.exit_code, ran.stderr) == (0, "")
    told = " ".join(ran.stdout.split())
    assert "The pairs keep every rule, and no others are better: the proof holds." in told
    assert "Checked • the files it was made from, by their hashes" in told
    assert "Not checked • with which versions it was made" in told
    assert pairforge_("verify", folder / "result.json", folder.parent / "quickstart.yaml").exit_code == 0


def test_without_config_it_says_what_was_not_looked_at(folder):
    """From `problem.json` on only."""
    (folder.parent / "quickstart.yaml").unlink()
    ran = pairforge_("verify", folder)
    assert (ran.exit_code, ran.stderr) == (0, "")
    told = " ".join(ran.stdout.split())
    assert "As far as problem.json tells, this result holds; the spreadsheets were not looked at." in told
    assert "Not checked • whether problem.json is what config and spreadsheets say: name the config" in told
    document_of(pairforge_("verify", folder, "--json"))


def test_what_does_not_hold_exits_5(folder):
    """Each difference is named, with what was said and what was found."""
    alter(folder, lambda document: document["mentors"][3].update(load=99))
    alter(folder, lambda document: document["measures"].pop("total"))
    ran = pairforge_("verify", folder)
    assert ran.exit_code == 5
    told = " ".join(ran.stdout.split())
    assert "This result does not hold: it is wrong in 2 places." in told
    assert "result.json, mentors[3].load: says 99, but it is " in told
    assert "result.json, measures.total: is missing: " in told


def test_many_differences_are_counted(folder):
    """The first fifty in the terminal, all of them in the document."""
    alter(folder, lambda document: document["pairs"].reverse())
    told = " ".join(pairforge_("verify", folder).stdout.split())
    assert "more; all of them are told with --json." in told
    ran = pairforge_("verify", folder, "--json")
    assert ran.exit_code == 5
    document = document_of(ran)
    assert len(document["differences"]) > 50
    assert document["holds"] is False


def test_the_document(folder):
    """One JSON document on stdout and nothing else, with names that have words."""
    ran = pairforge_("verify", folder, "--json")
    assert (ran.exit_code, ran.stderr) == (0, "")
    document = document_of(ran)
    assert (document["claimed"], document["holds"], document["differences"]) == ("optimal", True, [])
    assert set(document["checked"]) <= CHECKED.keys()
    assert set(document["unchecked"]) <= UNCHECKED.keys() | CHECKED.keys()


def test_every_key_of_a_result_has_words():
    """What is added to results is told by name."""
    assert {entry.name for entry in fields(Result)} <= CHECKED.keys() | UNCHECKED.keys()


@pytest.mark.parametrize("what", ["nothing there", "no result", "no config", "spreadsheet gone"])
def test_what_cannot_be_read_exits_2(folder, what):
    """With the reason on stderr, and no traceback."""
    if what == "nothing there":
        ran = pairforge_("verify", folder / "elsewhere")
    elif what == "no result":
        (folder / "result.json").write_text("[]", encoding="utf-8")
        ran = pairforge_("verify", folder)
    elif what == "no config":
        (folder.parent / "quickstart.yaml").unlink()
        (folder / "problem.json").unlink()
        ran = pairforge_("verify", folder)
    else:
        alter(folder, lambda document: document.update(inputs=document["inputs"][:1]))
        (folder.parents[1] / "sample_data" / "mentees.csv").unlink()
        ran = pairforge_("verify", folder)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert "1 problem to mend:" in ran.stderr
    assert "Traceback" not in ran.output


def test_hostile_text_is_harmless(folder):
    """What a result says is neither markup nor anything that steers the terminal."""
    alter(folder, lambda document: document["pairs"][0].update(mentee="[red]\x1b[2J\u202e\ud800"))
    ran = pairforge_("verify", folder)
    assert ran.exit_code == 5
    assert "[red]" in ran.stdout
    assert not {"\x1b", "\u202e"} & set(ran.stdout)
    assert pairforge_("verify", folder, "--json").exit_code == 5
