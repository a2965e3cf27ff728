"""Every invented export is read as it stands, gives the roster that was written down, and is solved."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from tests.formats.plain import plain_pairs, plain_people
from tests.formats.shuffling import shuffle

from pairforge.config import load_config
from pairforge.criteria import points
from pairforge.errors import InputError, Trouble
from pairforge.pipeline import load_all, run
from pairforge.roster import read_roster
from pairforge.scoring import score

HERE = Path(__file__).resolve().parent
FOLDERS = sorted(path.parent.name for path in HERE.glob("*/config.yaml"))
shapes = pytest.mark.parametrize("folder", FOLDERS)


def test_no_shape_is_missing():
    """There are the fourteen shapes, the file troubles, and a spoiled twin of each."""
    assert [int(folder[:2]) for folder in FOLDERS if folder[0].isdigit()] == list(range(1, 15))
    assert sum(folder.startswith("files_") for folder in FOLDERS) >= 25
    assert [folder for folder in FOLDERS if not (HERE / folder / "spoiled" / "expected.txt").exists()] == []


@shapes
def test_the_roster_is_the_expected_one(folder: str):
    """Ids, names, addresses, numbers, answers and pairs are those that were invented."""
    expected = json.loads((HERE / folder / "expected.json").read_text("utf-8"))
    config = load_config(HERE / folder / "config.yaml")
    roster = read_roster(config)
    assert list(plain_people(roster, "mentor").items()) == list(expected["mentors"].items())
    assert list(plain_people(roster, "mentee").items()) == list(expected["mentees"].items())
    assert plain_pairs(roster, config) == expected["pairs"]


@shapes
def test_the_notices_are_the_expected_ones(folder: str):
    """What was assumed, repaired, dropped or left out is told, and nothing else is."""
    roster = read_roster(load_config(HERE / folder / "config.yaml"))
    told = [
        f"{notice.kind}: {notice.place or notice.file or '-'}: {notice.what}" for notice in roster.notices
    ]
    assert "\n".join(told) == _text(HERE / folder / "notices.txt")


@shapes
def test_shuffled_rows_give_the_same_roster(folder: str, tmp_path: Path):
    """The order of the answers makes no difference."""
    copy = _copy(folder, tmp_path)
    for place, first_row in json.loads((copy / "expected.json").read_text("utf-8"))["shuffle"].items():
        name, _, sheet = place.partition("#")
        shuffle(copy / name, sheet or None, first_row, seed=5)
    before, after = (read_roster(load_config(path / "config.yaml")) for path in (HERE / folder, copy))
    assert after.sha256() == before.sha256()


@shapes
def test_it_is_solved_by_several_criteria(folder: str, tmp_path: Path):
    """The config solves as it is, to proved optimality, and enough criteria tell the pairs apart."""
    copy = _copy(folder, tmp_path)
    outcome = run(load_config(copy / "config.yaml"))
    assert outcome.result.status == "optimal"
    assert outcome.result.measures["matched"] > 0
    scores = score(outcome.roster, outcome.config)
    spreads = [
        np.unique(points(one, scores.mentees, scores.mentors, scores.resolution)) for one in scores.criteria
    ]
    expected = json.loads((copy / "expected.json").read_text("utf-8"))
    assert sum(len(spread) > 1 for spread in spreads) == expected["criteria"]


@shapes
def test_the_spoiled_twin_is_refused(folder: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Each mistake is told with its place and what to do, all of them at once, and nothing is guessed."""
    monkeypatch.chdir(_spoiled(folder, tmp_path))
    with pytest.raises(InputError) as refused:
        read_roster(load_all("config.yaml"))
    assert told(refused.value) == _text(HERE / folder / "spoiled" / "expected.txt")


@shapes
def test_proposals_are_taken_only_when_accepted(folder: str, tmp_path: Path):
    """With proposals accepted, what was proposed is no trouble any more, and everything else still is."""
    path = _spoiled(folder, tmp_path) / "config.yaml"
    with pytest.raises(InputError) as refused:
        read_roster(load_all(path))
    proposed = [trouble for trouble in refused.value.troubles if trouble.proposal]
    left = [trouble for trouble in refused.value.troubles if not trouble.proposal]
    if left:
        with pytest.raises(InputError) as still_refused:
            read_roster(load_all(path, accept_proposals=True), accept_proposals=True)
        assert list(still_refused.value.troubles) == left
    else:
        roster = read_roster(load_all(path, accept_proposals=True), accept_proposals=True)
        assert sum(notice.kind == "proposal" for notice in roster.notices) == len(proposed)


@shapes
def test_pasted_proposals_mend_what_they_are_proposed_for(folder: str, tmp_path: Path):
    """With every proposal for a side pasted into the config, only the other troubles are left."""
    path = _spoiled(folder, tmp_path) / "config.yaml"
    with pytest.raises(InputError) as refused:
        read_roster(load_all(path))
    pasted = [trouble for trouble in refused.value.troubles if _sides(trouble)]
    left = {trouble.what for trouble in refused.value.troubles if trouble not in pasted}
    content = yaml.safe_load(path.read_text("utf-8"))
    for trouble in pasted:
        _merge(content, _sides(trouble))
    path.write_text(yaml.safe_dump(content, allow_unicode=True), "utf-8")
    try:
        read_roster(load_all(path))
        remaining = set()
    except InputError as error:
        remaining = {trouble.what for trouble in error.troubles}
    assert {_LINE.sub("", what) for what in remaining} == {_LINE.sub("", what) for what in left}


_LINE = re.compile(r" The config asks for it in line \d+\.")


def _sides(trouble: Trouble) -> dict[str, Any]:
    """What a proposal says of the mentors or mentees."""
    proposed = yaml.safe_load(trouble.proposal or "") or {}
    return proposed if proposed.keys() <= {"mentors", "mentees"} else {}


def _merge(content: dict[str, Any], more: dict[str, Any]) -> None:
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(content.get(key), dict):
            _merge(content[key], value)
        else:
            content[key] = value


def told(error: InputError) -> str:
    """Every trouble on a line, and what is proposed below it, set in."""
    lines = []
    for trouble in error.troubles:
        lines.append(str(trouble))
        lines += [f"    {line}" for line in (trouble.proposal or "").splitlines()]
    return "\n".join(lines)


def _text(path: Path) -> str:
    return path.read_text("utf-8").rstrip("\n") if path.exists() else ""


def _copy(folder: str, tmp_path: Path) -> Path:
    return Path(shutil.copytree(HERE / folder, tmp_path / folder))


def _spoiled(folder: str, tmp_path: Path) -> Path:
    copy = _copy(folder, tmp_path)
    for file in (copy / "spoiled").iterdir():
        shutil.copy(file, copy / file.name)
    return copy
