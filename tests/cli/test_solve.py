"""`pairforge solve` as its users meet it: exit codes, streams, files."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import openpyxl
import pytest
import yaml
from click.testing import CliRunner

from pairforge.cli import pairforge

ROOT = Path(__file__).parents[2]


def solve(*args: object):
    """Run `pairforge solve` in this process."""
    return CliRunner().invoke(pairforge, ["solve", *map(str, args)])


def write_config(folder: Path, **changes: object) -> Path:
    """A programme of two mentors and three mentees, listed in the config."""
    config = {
        "version": 1,
        "name": "Test",
        "mentors": [
            {"id": "bob", "name": "Bob Ng", "capacity": 1},
            {"id": "eve", "name": "Eve", "capacity": 1},
        ],
        "mentees": [{"id": "ana", "team": "x"}, {"id": "cid", "team": "y"}, {"id": "dee", "team": "y"}],
        "criteria": [{"kind": "same", "mentee": "id", "mentor": "id"}],
    }
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config | changes, allow_unicode=True), encoding="utf-8")
    return path


def test_done_writes_four_files_and_exits_0(tmp_path):
    """A run on the sample writes workbook, CSV and both JSON files, says so, and says that it is proved."""
    ran = solve(ROOT / "configs" / "quickstart.yaml", "-o", tmp_path / "out")
    assert ran.exit_code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "pairings.csv",
        "pairings.xlsx",
        "problem.json",
        "result.json",
    ]
    assert "Proved optimal" in ran.stdout
    assert "150 of 160 places" in ran.stdout
    assert "share Languages" in ran.stdout
    assert ran.stderr == ""


def test_output_folder_of_the_config_is_relative_to_it(tmp_path):
    """Without -o the results go where the config says, beside the config."""
    ran = solve(write_config(tmp_path, output={"folder": "Ergebnisse für Ümit"}))
    assert ran.exit_code == 0
    assert (tmp_path / "Ergebnisse für Ümit" / "result.json").is_file()


def test_json_is_the_only_thing_on_stdout(tmp_path):
    """With --json stdout is one JSON document, the same as result.json."""
    ran = solve(ROOT / "configs" / "readme.yaml", "-o", tmp_path, "--json")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout_bytes) == json.loads((tmp_path / "result.json").read_bytes())


def test_require_optimal_passes_where_it_is_proved(tmp_path):
    """--require optimal exits 0 on a proved result."""
    assert solve(ROOT / "configs" / "readme.yaml", "-o", tmp_path, "--require", "optimal").exit_code == 0


def test_require_optimal_exits_5_where_it_is_not(tmp_path, monkeypatch):
    """--require optimal exits 5 if the proof is missing; the result is written and marked all the same."""
    from dataclasses import replace

    from pairforge.pipeline import solving

    honest = solving.solve_problem
    monkeypatch.setattr(
        solving,
        "solve_problem",
        lambda problem, **limits: replace(honest(problem, **limits), stages=(), stopped_by=pipeline_stop()),
    )
    ran = solve(ROOT / "configs" / "quickstart.yaml", "-o", tmp_path, "--require", "optimal")
    assert ran.exit_code == 5
    document = json.loads((tmp_path / "result.json").read_bytes())
    assert (document["status"], document["stopped_by"]) == ("feasible", "time")
    assert "The time limit ended the search" in ran.stdout
    assert "Proved optimal" not in ran.stdout


def pipeline_stop():
    """What says that the time ran out."""
    from pairforge.pairing import StoppedBy

    return StoppedBy.TIME


def test_wrong_input_exits_2_and_lists_everything(tmp_path):
    """Every problem is on stderr, stdout is empty and nothing is written."""
    config = write_config(
        tmp_path,
        mentees=[{"id": "ana"}, {"id": "ana"}, {"id": ""}],
        rules=[{"kind": "lock", "mentee": "nobody", "mentor": "bob"}],
    )
    ran = solve(config, "--json")
    assert ran.exit_code == 2
    assert ran.stdout == ""
    assert "3 problems to mend:" in ran.stderr
    assert 'The id "ana" already stands' in ran.stderr
    assert "The id is blank" in ran.stderr
    assert '"nobody" is no mentee of this programme' in ran.stderr
    assert not (tmp_path / "results").exists()


def misspelt(folder: Path, **changes: object) -> Path:
    """A programme with two near misses of one mentor, a repair, an outsider and a name that is exact."""
    wishes = ["Bob Nk", "Bob Nkg", "Ng, Bob", "Dr Who", "Bob Ng"]
    mentees = [{"id": f"E{idx}", "W": wish} for idx, wish in enumerate(wishes)]
    criteria = [{"kind": "ranking", "columns": ["W"], "separator": ";"}]
    return write_config(folder, mentees=mentees, criteria=criteria, **changes)


def test_proposals_are_told_with_what_to_paste(tmp_path):
    """Below the problems stands one piece of YAML for all proposals, and the option that takes them once."""
    ran = solve(misspelt(tmp_path))
    assert ran.exit_code == 2
    assert "2 problems to mend:" in ran.stderr
    assert ran.stderr.endswith(
        "Did you mean Bob Ng (bob)? Then say so in the `spellings` of the mentors, or correct the entry; "
        "`spellings` can also say that it is nobody here, with `null`.\n"
        "\n"
        "What is proposed, to paste into the config (below keys that are there already):\n"
        "\n"
        "    mentors:\n"
        "      spellings:\n"
        "        Bob Nk: bob\n"
        "        Bob Nkg: bob\n"
        "\n"
        "Or take these 2 proposals for once: `pairforge solve CONFIG --accept-proposals`.\n"
    )


def test_problems_without_proposals_end_with_the_last_one(tmp_path):
    """Where nothing is proposed, nothing is said about proposals."""
    ran = solve(write_config(tmp_path, mentees=[{"id": ""}]))
    assert ran.stderr.endswith("The id is blank. Fill it in, or delete the row.\n")


def test_accepted_proposals_and_repairs_are_counted_and_listed(tmp_path):
    """The summary counts them, and the sheet Repairs says each."""
    ran = solve(misspelt(tmp_path), "--accept-proposals", "-o", tmp_path / "out")
    assert ran.exit_code == 0
    assert (
        "2 proposals taken, 1 repair, 1 mention of somebody outside the programme: see the sheet Repairs in "
        "pairings.xlsx"
    ) in " ".join(ran.stdout.split())
    book = openpyxl.load_workbook(tmp_path / "out" / "pairings.xlsx")
    rows = list(book["Repairs"].iter_rows(min_row=2, values_only=True))
    file = str(tmp_path / "config.yaml")
    listed = [(kind, what) for kind, what, *_ in rows if kind != "Assumed"]
    assert listed == [
        ("Repaired", '"Ng, Bob" read as Bob Ng (bob).'),
        ("Outside the programme", '"Dr Who" is no mentor of this programme; the entry is left out.'),
        ("Proposal taken", '"Bob Nk" read as Bob Ng (bob).'),
        ("Proposal taken", '"Bob Nkg" read as Bob Ng (bob).'),
    ]
    assert {row[2] for row in rows if row[0] != "Assumed"} == {file}
    assert all(re.fullmatch(r'line \d+, column "W"', row[3]) for row in rows if row[0] != "Assumed")
    rows = book["Summary"].iter_rows(min_row=2, values_only=True)
    summary = [(what, value, note) for what, value, _, note in rows]
    assert ("Repairs", "2 proposals taken", "see the sheet Repairs") in summary


def test_missing_config_exits_2(tmp_path):
    """A config that is not there is a message with a suggestion, not a traceback."""
    write_config(tmp_path)
    ran = solve(tmp_path / "confg.yaml")
    assert ran.exit_code == 2
    assert 'There is no such file. Did you mean "config.yaml"?' in ran.stderr


def test_wrong_use_exits_2():
    """No config, or an unknown option, is wrong use."""
    assert solve().exit_code == 2
    assert solve("x.yaml", "--requires").exit_code == 2


def test_lock_against_rule_exits_3_and_names_people_and_rule(tmp_path):
    """A lock that breaks a rule is explained with people and rule; only result.json is written."""
    config = write_config(
        tmp_path,
        rules=[
            {"kind": "lock", "mentee": "ana", "mentor": "bob"},
            {"kind": "never", "mentee": "ana", "mentor": "bob"},
        ],
    )
    ran = solve(config)
    assert ran.exit_code == 3
    assert "The lock of ana with Bob Ng (bob) breaks: never" in " ".join(ran.stderr.split())
    assert [path.name for path in (tmp_path / "results").iterdir()] == ["result.json"]
    document = json.loads((tmp_path / "results" / "result.json").read_bytes())
    assert document["status"] == "infeasible"
    assert document["conflict"][0]["code"] == "lock_breaks_rule"


def test_pairings_of_an_earlier_run_are_not_left_beside_a_conflict(tmp_path):
    """Old pairings get another name, so that nobody mails them as the new ones; nothing is lost."""
    assert solve(write_config(tmp_path)).exit_code == 0
    old = (tmp_path / "results" / "pairings.csv").read_bytes()
    ran = solve(write_config(tmp_path, mentors=[{"id": "bob", "capacity": 9, "min": 4}]))
    assert ran.exit_code == 3
    assert "earlier run are kept" in ran.stderr
    found = {path.name: path.read_bytes() for path in (tmp_path / "results").iterdir()}
    earlier = ["pairings (earlier run).csv", "pairings (earlier run).xlsx", "problem (earlier run).json"]
    assert sorted(found) == [*earlier, "result.json"]
    assert found["pairings (earlier run).csv"] == old


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        (
            {"rules": [{"kind": "lock", "mentee": mentee, "mentor": "bob"} for mentee in ("ana", "cid")]},
            "Bob Ng (bob) takes at most 1, but 2 mentees are locked: ana and cid",
        ),
        (
            {"rules": [{"kind": "lock", "mentee": "ana", "mentor": mentor} for mentor in ("bob", "eve")]},
            "ana wants 1, but is locked with 2 mentors: Bob Ng (bob) and Eve (eve)",
        ),
        (
            {"mentors": [{"id": "bob", "capacity": 1, "min": 2}]},
            "bob must have at least 2 mentees and may have at most 1",
        ),
        (
            {"mentors": [{"id": "bob", "capacity": 9, "min": 2}, {"id": "eve", "capacity": 9, "min": 2}]},
            "The minimums of bob and eve need 4 places filled, but only 3 mentees can go to them",
        ),
        (
            {
                "mentors": [{"id": "bob", "team": "x", "capacity": 3, "min": 2}, {"id": "eve", "team": "y"}],
                "rules": [{"kind": "same", "column": "team"}],
            },
            "The minimum of bob needs 2 places filled, but only 1 mentee can go to them, who fill 1 place: "
            "ana. Excluded pairs: same team (2).",
        ),
        (
            {
                "mentors": [{"id": "bob", "capacity": 3, "min": 1}],
                "fairness": [{"kind": "floor", "score": 100}],
            },
            "The minimum of bob needs 1 place filled, but no mentee can go to them. Excluded pairs: the "
            "score is below the floor (3). Lower a minimum or the floor, or relax a rule.",
        ),
    ],
)
def test_what_cannot_all_hold_exits_3(changes, told, tmp_path):
    """Locks beyond places and minimums beyond mentees are explained with the people involved."""
    ran = solve(write_config(tmp_path, **changes))
    assert ran.exit_code == 3
    assert told in " ".join(ran.stderr.split())


def test_conflict_with_json_is_a_document_too(tmp_path):
    """With --json an impossible programme is a document on stdout with the conflict."""
    ran = solve(write_config(tmp_path, mentors=[{"id": "bob", "capacity": 9, "min": 4}]), "--json")
    assert ran.exit_code == 3
    document = json.loads(ran.stdout_bytes)
    assert document["conflict"][0]["needed"] == 4
    assert document["conflict"][0]["available"] == 3


def test_time_that_runs_out_before_any_answer_exits_4(tmp_path):
    """A time limit too short for anything ends with 4 and without pairings."""
    ran = solve(write_config(tmp_path, solver={"time_limit": 1e-9}))
    assert ran.exit_code == 4
    assert "No matching was found" in ran.stderr
    assert [path.name for path in (tmp_path / "results").iterdir()] == ["result.json"]


def test_fault_of_ours_exits_1_without_files(tmp_path, monkeypatch):
    """A result that fails its audit ends with 1 and writes nothing."""
    from pairforge.auditing import Audit, Break
    from pairforge.pipeline import finishing

    monkeypatch.setattr(
        finishing, "audit", lambda *_, **__: Audit((Break("differ team", "ana", "bob"),), {}, [], {})
    )
    ran = solve(write_config(tmp_path))
    assert ran.exit_code == 1
    assert "differ team (ana and bob)" in ran.stderr
    assert not (tmp_path / "results").exists()


def test_unexpected_error_is_a_message(tmp_path, monkeypatch):
    """Whatever goes wrong inside, there is a sentence and no traceback."""
    from pairforge.pipeline import solving

    def score(*_):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(solving, "score", score)
    ran = solve(write_config(tmp_path))
    assert ran.exit_code == 1
    assert "ZeroDivisionError: oops" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_mentee_nobody_can_mentor_is_no_error(tmp_path):
    """A mentee without an eligible mentor stays unmatched, with the rule responsible."""
    config = write_config(
        tmp_path,
        mentors=[{"id": "bob", "team": "x"}],
        rules=[{"kind": "same", "column": "team"}],
    )
    ran = solve(config, "--json")
    assert ran.exit_code == 0
    unmatched = {entry["mentee"]: entry["reason"] for entry in json.loads(ran.stdout_bytes)["unmatched"]}
    assert unmatched == {
        person: {"code": "no_eligible_mentor", "rules": {"same team": 1}, "eligible": 0}
        for person in ("cid", "dee")
    }


SPOILS = [
    ("mentors.csv", "Email Address", "E-Post", 'There is no column "Email Address"'),
    ("mentors.csv", "Expertise", "Expertize", 'Did you mean "Expertize"?'),
    ("mentees.csv", "First choice", "Frist choice", 'Did you mean "Frist choice"?'),
    ("vetoes.csv", "mentee", "who", 'There is no column "mentee"'),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), SPOILS)
def test_spoiled_spreadsheets(name, old, new, told, tmp_path):
    """A renamed column is told with file, column, suggestion and the columns there are."""
    shutil.copytree(ROOT / "sample_data", tmp_path / "sample_data")
    (tmp_path / "configs").mkdir()
    config = shutil.copy(ROOT / "configs" / "quickstart.yaml", tmp_path / "configs")
    path = tmp_path / "sample_data" / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8", newline="")
    ran = solve(config)
    assert ran.exit_code == 2
    assert told in ran.stderr
    assert name in ran.stderr
    assert "The columns are:" in ran.stderr


def test_csv_holds_the_pairs_and_an_empty_decision(tmp_path):
    """The CSV opens in Excel (byte order mark) and has one row a pair."""
    solve(ROOT / "configs" / "readme.yaml", "-o", tmp_path)
    content = (tmp_path / "pairings.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(content.decode("utf-8-sig").splitlines()))
    assert len(rows) == 6
    assert {row["Decision"] for row in rows} == {""}
    assert rows[0]["Reason"].startswith("Goals: offers Leadership and Python")
    assert float(rows[0]["goals"]) + float(rows[0]["wishes"]) == float(rows[0]["Score"])


def test_a_second_run_replaces_the_first_and_leaves_nothing_else(tmp_path):
    """Running again overwrites the four files and leaves no temporary ones."""
    for _ in range(2):
        assert solve(ROOT / "configs" / "readme.yaml", "-o", tmp_path).exit_code == 0
    assert len(list(tmp_path.iterdir())) == 4


def big_config(folder: Path) -> Path:
    """1,600 mentees and 400 mentors without structure: 640,000 pairs, for a process of its own."""
    mentors = [{"id": f"m{idx}", "n": idx * 7919 % 1009, "capacity": 4} for idx in range(400)]
    mentees = [{"id": f"p{idx}", "n": idx * 104729 % 1013} for idx in range(1600)]
    return write_config(
        folder, mentors=mentors, mentees=mentees, criteria=[{"kind": "closeness", "column": "n"}]
    )


@pytest.mark.skipif(os.name == "nt", reason="a signal of this kind cannot be sent on Windows")
def test_ctrl_c_ends_within_two_seconds(tmp_path):
    """Ctrl-C while an engine works ends the run quickly, with 4 or with the best answer so far."""
    config = big_config(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTIBLE, str(config)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "solving"
    time.sleep(0.3)
    start = time.monotonic()
    process.send_signal(signal.SIGINT)
    _, stderr = process.communicate(timeout=30)
    assert time.monotonic() - start < 2
    assert process.returncode in (0, 4)
    assert "Traceback" not in stderr


INTERRUPTIBLE = """
import sys
from pairforge.pipeline import solving
honest = solving.solve_problem
def solve_problem(problem, **limits):
    print("solving", flush=True)
    return honest(problem, **limits)
solving.solve_problem = solve_problem
sys.argv = ["pairforge", "solve", sys.argv[1]]
from pairforge.cli import main
main()
"""


def test_names_are_told_as_text(tmp_path):
    """Square brackets and emoji in names are not taken for markup by the terminal."""
    config = write_config(
        tmp_path,
        name="[bold red]Prog[/]",
        criteria=[{"kind": "ranking", "name": "[red]wish [/b]", "columns": "name", "by": "mentor"}],
        mentors=[{"id": "x", "name": "a"}],
        mentees=[
            {"id": "a", "name": "[red]Ana[/red] 🚀"},
            {"id": "b", "name": "[/]"},
            {"id": "c", "name": "C"},
        ],
    )
    ran = solve(config)
    assert ran.exit_code == 0
    assert "[bold red]Prog[/]" in ran.stdout
    assert "[/b]" in ran.stdout
    assert re.search(r"\[red\]Ana\[/red\]|\[/\]|C", ran.stdout)


def test_nothing_from_the_input_steers_the_terminal(tmp_path):
    """Escape sequences and marks that turn the direction never reach the screen or the files."""
    evil = "\x1b]0;pwned\x07\x1b[2J\u202eevil"
    config = write_config(tmp_path, name=evil, mentees=[{"id": f"{idx}", "name": evil} for idx in range(3)])
    ran = solve(config)
    assert ran.exit_code == 0
    for text in (ran.stdout, (tmp_path / "results" / "pairings.csv").read_text("utf-8-sig")):
        assert "evil" in text
        assert not set("\x1b\x07\u202e") & set(text)
