"""`pairforge check` as its users meet it: exit codes, streams, files."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from pairforge.cli import pairforge
from pairforge.reporting.check_document import check_schema

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
    path = programme(
        [{"id": "M1", "t": "a"}, {"id": "M1", "t": "b"}], [{"id": "E1", "t": "a"}, {"id": "E1", "t": "b"}]
    )
    ran = check(path, "--json")
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("2 problems to mend:\n")


LONG = "Wolfgang Amadeus Sebastian Maximilian Theophil Leopold Chrysostom Ferdinand Emanuel Fontanegro"


@pytest.fixture
def misspelt(programme):
    """A programme with two misspelt wishes, which can only be guessed, and one for somebody unknown."""

    def write(**more):
        return programme(
            [{"id": "M1", "name": LONG}, {"id": "M2", "name": "Roberta Achterberg"}],
            [
                {"id": "E1", "first": LONG.replace("Fontanegro", "Fontanegor")},
                {"id": "E2", "first": "Roberta Achterbreg"},
                {"id": "E3", "first": "Zoe Zimmermann"},
            ],
            {"mentors": {"capacity": 2}, "criteria": [{"kind": "ranking", "columns": ["first"]}]} | more,
        )

    return write


def test_open_proposals_are_listed_and_the_rest_is_checked(misspelt):
    """All that is proposed is one piece of YAML in whole lines; nothing is told twice; --strict fails."""
    ran = check(misspelt(), "--strict")
    assert ran.exit_code == 5
    guess = LONG.replace("Fontanegro", "Fontanegor")
    lines = ["mentors:", "  spellings:", f"    {guess}: M1", "    Roberta Achterbreg: M2"]
    assert "".join(f"    {line}\n" for line in lines) in ran.stdout
    document = json.loads(check(misspelt(), "--json").stdout_bytes)
    jsonschema.validate(document, json.loads(check_schema()))
    assert document["to_paste"].splitlines() == lines
    assert document["concerns"] == {"proposal": 2}
    assert [notice["kind"] for notice in document["notices"]] == ["outside"]


def test_the_page_shows_what_to_paste(misspelt, tmp_path):
    """Under a heading of its own, with a link to it."""
    assert check(misspelt(), "--html", tmp_path / "c.html").exit_code == 0
    page = (tmp_path / "c.html").read_text(encoding="utf-8")
    assert "    Roberta Achterbreg: M2</code></pre>" in page
    assert 'href="#paste"' in page


def test_pasted_proposals_are_taken(misspelt):
    """With the YAML in the config, the same programme has nothing to put right."""
    before = json.loads(check(misspelt(), "--json").stdout_bytes)
    pasted = yaml.safe_load(before["to_paste"])["mentors"] | {"capacity": 2}
    ran = check(misspelt(mentors=pasted), "--strict", "--json")
    assert (ran.exit_code, json.loads(ran.stdout_bytes)["proposals"]) == (0, [])


def test_accepted_proposals_are_notes(misspelt):
    """With --accept-proposals the guesses are taken and noted, and --strict is content."""
    ran = check(misspelt(), "--json", "--accept-proposals", "--strict")
    document = json.loads(ran.stdout_bytes)
    assert (ran.exit_code, document["proposals"], document["to_paste"]) == (0, [], None)
    assert sorted(notice["kind"] for notice in document["notices"]) == ["outside", "proposal", "proposal"]


def test_other_troubles_beside_proposals_exit_2_with_all(misspelt):
    """Nothing is checked before the input can be read; the proposals are among the problems."""
    ran = check(misspelt(rules=[{"kind": "lock", "mentee": "nobody", "mentor": "M1"}]))
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("3 problems to mend:\n")


def test_many_notices_are_told_in_part(programme):
    """The terminal shows the first few and counts the rest; the document has all."""
    mentees = [{"id": f"E{idx}", "first": f"Zoe Zimmermann {idx}"} for idx in range(12)]
    path = programme(mentees=mentees, config={"criteria": [{"kind": "ranking", "columns": ["first"]}]})
    notices = json.loads(check(path, "--json").stdout_bytes)["notices"]
    assert [notice["kind"] for notice in notices if notice["kind"] != "assumed"] == ["outside"] * 12
    told = check(path).stdout
    assert told.count("mentees.csv, row") == 8
    assert "And 4 mentions of people outside the programme." in told


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
