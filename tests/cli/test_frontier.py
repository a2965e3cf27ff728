"""`pairforge frontier` and `solve --at` as their users meet them: exit codes, streams, files."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from pairforge.cli import pairforge
from pairforge.reporting.frontier import frontier_schema

ROOT = Path(__file__).parents[2]
FILES = ["frontier.csv", "frontier.json", "frontier.png", "frontier.svg"]


def pf(*args: object):
    """Run a command in this process."""
    return CliRunner().invoke(pairforge, [*map(str, args)])


@pytest.fixture
def config(tmp_path):
    """A programme in which the best total leaves somebody with nothing in common."""
    content = {
        "version": 1,
        "name": "Test",
        "mentors": [{"id": "bob", "capacity": 1, "t": "a; b; c"}, {"id": "eve", "capacity": 1, "t": "c"}],
        "mentees": [{"id": "ana", "t": "a; b; c"}, {"id": "cid", "t": "b"}],
        "criteria": [
            {"kind": "overlap", "column": "t", "weight": 4},
            {"kind": "same", "mentee": "id", "mentor": "id"},
        ],
    }
    path = tmp_path / "config.yaml"
    path.write_text(yaml.safe_dump(content), encoding="utf-8")
    return path


def test_files_are_written_and_points_can_be_taken(config):
    """The trade-off is written to the folder of the results, and `solve --at` takes a point from there."""
    ran = pf("frontier", config)
    assert ran.exit_code == 0
    assert ran.stderr == ""
    folder = config.parent / "results"
    assert sorted(path.name for path in folder.iterdir()) == FILES
    assert "Worst-off against total" in ran.stdout
    assert "Complete, and each point is proved." in ran.stdout
    points = json.loads((folder / "frontier.json").read_bytes())["points"]
    taken = pf("solve", config, "--at", 2)
    assert taken.exit_code == 0
    assert "2 of the trade-off" in taken.stdout
    result = json.loads((folder / "result.json").read_bytes())
    assert result["at"] == {key: points[1][key] for key in ("point", "priorities", "fairness")}
    assert result["measures"]["total"] == points[1]["total"]
    assert pf("solve", config).exit_code == 0
    assert json.loads((folder / "result.json").read_bytes())["at"] is None


def test_json_is_the_only_thing_on_stdout(tmp_path):
    """With --json stdout is frontier.json, and it conforms to the published schema."""
    ran = pf("frontier", ROOT / "configs" / "readme.yaml", "-o", tmp_path, "--json")
    assert ran.exit_code == 0
    assert ran.stdout_bytes == (tmp_path / "frontier.json").read_bytes()
    schema = pf("schema", "frontier")
    assert schema.stdout == frontier_schema()
    jsonschema.validate(json.loads(ran.stdout), json.loads(schema.stdout))


def test_without_matplotlib_all_but_the_picture_is_there(config, monkeypatch):
    """The rest is written, and what to install is said."""
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ran = pf("frontier", config)
    assert ran.exit_code == 0
    assert sorted(path.name for path in (config.parent / "results").iterdir()) == FILES[:2]
    assert "pip install 'pairforge[plot]'" in " ".join(ran.stdout.split())


def test_point_without_a_trade_off_is_wrong_use(config):
    """`solve --at` before `frontier` exits 2, names the file and the command, and writes nothing."""
    ran = pf("solve", config, "--at", 1)
    assert ran.exit_code == 2
    assert "frontier.json: There is no trade-off to take point 1 from." in ran.stderr
    assert not (config.parent / "results").exists()


def test_a_changed_config_is_wrong_use(config):
    """A trade-off of the config as it was is not taken for that of the config as it is."""
    assert pf("frontier", config).exit_code == 0
    config.write_text(config.read_text(encoding="utf-8").replace("weight: 4", "weight: 5"), encoding="utf-8")
    ran = pf("solve", config, "--at", 1)
    assert ran.exit_code == 2
    assert (
        "This trade-off is of another config, or the config has changed. Run `pairforge frontier`"
        in ran.stderr
    )


def test_what_cannot_hold_exits_3(config):
    """Where there is no matching at all, the reason is told as by `solve`."""
    text = config.read_text(encoding="utf-8")
    lock = "rules:\n- {kind: lock, mentee: ana, mentor: bob}\n- {kind: lock, mentee: cid, mentor: bob}\n"
    config.write_text(text + lock, encoding="utf-8")
    ran = pf("frontier", config)
    assert ran.exit_code == 3
    assert "takes at most 1" in ran.stderr
    assert not (config.parent / "results").exists()


def test_without_any_point_it_exits_4(config):
    """If the time is over before the first point, nothing is written."""
    config.write_text(
        config.read_text(encoding="utf-8") + "solver: {time_limit: 0.000000001}\n", encoding="utf-8"
    )
    ran = pf("frontier", config)
    assert ran.exit_code == 4
    assert ran.stderr == "The search was stopped before it found a point.\n"
    assert not (config.parent / "results").exists()


def test_a_picture_of_an_earlier_run_is_not_left_beside_a_trade_off_without_one(config):
    """Where there is nothing to draw, the old picture gets another name."""
    assert pf("frontier", config).exit_code == 0
    content = yaml.safe_load(config.read_text(encoding="utf-8"))
    content["mentors"] = [mentor | {"capacity": 0} for mentor in content["mentors"]]
    config.write_text(yaml.safe_dump(content), encoding="utf-8")
    ran = pf("frontier", config)
    assert ran.exit_code == 0
    assert "Nobody can be matched" in ran.stdout
    assert sorted(path.name for path in (config.parent / "results").iterdir()) == [
        "frontier (earlier run).png",
        "frontier (earlier run).svg",
        "frontier.csv",
        "frontier.json",
    ]
