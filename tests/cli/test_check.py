"""`pairforge check` as its users meet it: exit codes, streams, files."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from pairforge import pipeline
from pairforge.cli import pairforge
from pairforge.errors import InputError, Trouble
from pairforge.reporting.check_document import check_schema
from pairforge.roster import Notice

ROOT = Path(__file__).parents[2]
CONFIGS = sorted((ROOT / "configs").glob("*.yaml"))
FINE = {"mentors": {"capacity": 1}}
SIDES = {"mentors": [{"id": "M1", "t": "x"}, {"id": "M2", "t": "y"}], "mentees": [{"id": "E1", "t": "x"}]}


def check(*args: object):
    """Run `pairforge check` in this process."""
    return CliRunner().invoke(pairforge, ["check", *map(str, args)])


@pytest.mark.parametrize("config", CONFIGS, ids=lambda path: path.stem)
def test_every_sample_is_checked_and_its_json_conforms(config):
    """Exit 0 whatever is found, one document on stdout that is as the schema says, and nothing on stderr."""
    ran = check(config, "--json")
    assert (ran.exit_code, ran.stderr) == (0, "")
    jsonschema.validate(
        json.loads(ran.stdout_bytes), json.loads(check_schema()), cls=jsonschema.Draft202012Validator
    )


def test_the_sample_in_words():
    """The verdict, the places, what is to be put right with what to do."""
    ran = check(ROOT / "configs" / "quickstart.yaml")
    assert ran.exit_code == 0
    assert ran.stdout.startswith("Spring mentoring\nThis can work, but look at 3 points first.\n")
    told = " ".join(ran.stdout.split())
    assert "At most 150 of 160 places wanted can be filled." in told
    assert (
        "2 mentees have no eligible mentor: Dũng Phạm and Lúcia Gusmão. Excluded by: share Languages (60)."
        in told
    )
    assert "Find 10 more seats, or expect as many places to stay empty." in told
    assert "\x1b" not in ran.stdout


def test_strict_exits_5_where_something_is_to_be_put_right():
    """The findings are told all the same."""
    ran = check(ROOT / "configs" / "quickstart.yaml", "--strict")
    assert ran.exit_code == 5
    assert "Spring mentoring" in ran.stdout
    assert ran.stderr == "There is something to put right, and --strict asks for nothing of that sort.\n"


def test_strict_exits_0_where_nothing_is(programme):
    """Notes are no reason to fail."""
    criteria = [{"kind": "same", "column": "t"}]
    ran = check(programme(**SIDES, config=FINE | {"criteria": criteria}), "--strict")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert "Nothing stands in the way of a matching." in ran.stdout


def test_no_matching_is_ever_written(programme):
    """The folder of the config is as it was."""
    path = programme(**SIDES, config=FINE)
    before = sorted(path.parent.iterdir())
    assert check(path).exit_code == 0
    assert sorted(path.parent.iterdir()) == before


def test_html_is_written_where_asked(programme, tmp_path):
    """The page appears in a folder that is made; with --json stdout stays one document."""
    page = tmp_path / "new folder" / "Prüfung.html"
    ran = check(programme(**SIDES, config=FINE), "--html", page, "--json")
    assert ran.exit_code == 0
    json.loads(ran.stdout_bytes)
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert [path.name for path in page.parent.iterdir()] == ["Prüfung.html"]


def test_the_terminal_names_the_page(programme, tmp_path):
    """Where it is, so that it can be opened."""
    ran = check(programme(**SIDES, config=FINE), "--html", tmp_path / "c.html")
    assert "c.html" in "".join(ran.stdout.split())


def test_wrong_input_exits_2_and_lists_everything(programme):
    """As `solve` does; nothing is on stdout."""
    path = programme([{"id": "M1"}, {"id": "M1"}], [{"id": "E1"}, {"id": "E1"}])
    ran = check(path, "--json")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("2 problems to mend:\n")


@pytest.fixture
def proposing(monkeypatch):
    """A reader that has a proposal, and optionally another trouble."""
    honest = pipeline.read_roster
    open_proposal = Trouble(
        what='"Bbo" is no mentor of this programme; it is near "Bob".',
        remedy="Take it:",
        file="mentees.csv",
        row=2,
        proposal="spellings:\n  Bbo: " + "a long name that has to stay on one line " * 4 + "\n",
    )

    def install(*others: Trouble) -> Trouble:
        def read(config, *, accept_proposals=False):
            from dataclasses import replace

            if not accept_proposals:
                raise InputError([open_proposal, *others])
            if others:
                raise InputError(others)
            roster = honest(config, accept_proposals=True)
            return replace(
                roster, notices=(*roster.notices, Notice('Took "Bbo" for "Bob".', "mentees.csv", "proposal"))
            )

        monkeypatch.setattr(pipeline, "read_roster", read)
        return open_proposal

    return install


def test_open_proposals_are_listed_and_the_rest_is_checked(programme, proposing):
    """The YAML can be pasted: its lines are whole; --strict fails; the guess is told once."""
    proposal = proposing()
    path = programme(**SIDES, config=FINE)
    ran = check(path, "--strict")
    assert ran.exit_code == 5
    assert all(f"     {line}\n" in ran.stdout for line in (proposal.proposal or "").rstrip("\n").split("\n"))
    document = json.loads(check(path, "--json").stdout_bytes)
    jsonschema.validate(document, json.loads(check_schema()))
    assert [entry["proposal"] for entry in document["proposals"]] == [proposal.proposal]
    assert document["concerns"]["proposal"] == 1
    assert not [notice for notice in document["notices"] if notice["kind"] == "proposal"]


def test_accepted_proposals_are_notes(programme, proposing):
    """With --accept-proposals the guess is taken and noted."""
    proposing()
    document = json.loads(check(programme(**SIDES, config=FINE), "--json", "--accept-proposals").stdout_bytes)
    assert document["proposals"] == []
    assert [notice["what"] for notice in document["notices"]] == ['Took "Bbo" for "Bob".']


def test_other_troubles_beside_proposals_exit_2_with_all(programme, proposing):
    """Nothing is checked before the input can be read; the proposal is among the problems."""
    proposing(Trouble(what="The id is blank.", remedy="Fill it in."))
    ran = check(programme(**SIDES, config=FINE))
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("2 problems to mend:\n")


def test_order_of_rows_makes_no_difference(programme):
    """Shuffled files give the same document."""
    mentors = [{"id": f"M{idx}", "t": "xyz"[idx % 3], "tags": "ab"[idx % 2]} for idx in range(7)]
    mentees = [{"id": f"E{idx}", "t": "wxy"[idx % 3], "tags": "ab"[idx % 2]} for idx in range(12)]
    config = FINE | {"rules": [{"kind": "same", "column": "t"}, {"kind": "share", "column": "tags"}]}
    straight = check(programme(mentors, mentees, config), "--json").stdout_bytes
    shuffled = check(programme(mentors[::-1], mentees[3:] + mentees[:3], config), "--json").stdout_bytes
    assert json.loads(straight)["concerns"]
    assert straight == shuffled


def test_schema_can_be_printed():
    """`pairforge schema check` prints the schema, which is one."""
    ran = CliRunner().invoke(pairforge, ["schema", "check"])
    assert ran.exit_code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.stdout_bytes))
