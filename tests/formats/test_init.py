"""What `pairforge init --yes` proposes for every invented export, and that it solves as it is."""

from __future__ import annotations

import json
import shutil
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from tests.formats.exports import HERE, SAMPLE_DATA, SHAPES, TROUBLES, expected_of, exports_of
from tests.formats.shuffling import shuffle

from pairforge.advice.init import Interview, Proposal, propose
from pairforge.config import Config, parse_yaml
from pairforge.criteria import points
from pairforge.errors import InputError
from pairforge.pipeline import run
from pairforge.reporting.config_text import config_text
from pairforge.scoring import score

WELL_FORMED = SHAPES | SAMPLE_DATA
ALL = WELL_FORMED | TROUBLES
FEWER_CRITERIA = {"09_rank_matrix": 1, "10_headerless": 1, "12_two_tables": 1, "scores": 1}
"""Where the data have one criterion only."""


def proposed(name: str) -> Proposal:
    """What is proposed for one programme, with nobody to ask."""
    folder, files = ALL[name]
    return propose(folder, files, Interview())


@pytest.mark.parametrize("name", WELL_FORMED)
def test_the_config_is_the_expected_one(name: str):
    """Roles, ids, capacity, choices, lists, scales and what is left for the audit, key for key."""
    text = config_text(proposed(name), "init.yaml")
    expected = expected_of(name).read_text("utf-8")
    assert parse_yaml(text, name).content == parse_yaml(expected, name).content


@pytest.mark.parametrize("name", ALL)
def test_it_solves_with_no_edit(name: str, tmp_path: Path):
    """The text is solved as it is to proved optimality, and at least three criteria tell pairs apart."""
    folder, _ = ALL[name]
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    (copy / "pairforge.yaml").write_text(config_text(proposed(name), "pairforge.yaml"), "utf-8")
    outcome = run(copy / "pairforge.yaml")
    assert outcome.result.status == "optimal"
    assert outcome.result.measures["matched"] >= 0.9 * min(
        outcome.roster.wants.sum(), outcome.roster.capacity.sum()
    )
    scores = score(outcome.roster, outcome.config)
    spreads = [
        np.unique(points(one, scores.mentees, scores.mentors, scores.resolution)) for one in scores.criteria
    ]
    assert sum(len(spread) > 1 for spread in spreads) >= FEWER_CRITERIA.get(name, 3)


@pytest.mark.parametrize("name", SHAPES)
def test_the_order_of_rows_makes_no_difference(name: str, tmp_path: Path):
    """The same answers in another order give the same config."""
    folder, files = SHAPES[name]
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    for place, first_row in json.loads((copy / "expected.json").read_text("utf-8"))["shuffle"].items():
        file, _, sheet = place.partition("#")
        shuffle(copy / file, sheet or None, first_row, seed=11)
    assert propose(copy, files, Interview()).plain == proposed(name).plain


@pytest.mark.parametrize("name", SHAPES | TROUBLES)
def test_a_spoiled_export_is_no_fault(name: str, tmp_path: Path):
    """Where answers are wrong there is still a valid config, or a message that says what to do."""
    folder, files = ALL[name]
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    for path in (folder / "spoiled").iterdir():
        if path.name in files:
            shutil.copy(path, copy / path.name)
    with suppress(InputError):
        Config.model_validate(propose(copy, exports_of(copy), Interview()).plain)


@pytest.mark.parametrize("name", ALL)
def test_what_is_for_the_audit_is_not_scored(name: str):
    """No criterion or rule names a column that is for the audit only."""
    content = proposed(name).plain
    scored = json.dumps([content["criteria"], content.get("rules", [])])
    assert [heading for heading in content.get("audit", []) if json.dumps(heading) in scored] == []


def test_each_shape_has_an_expected_config():
    """None is forgotten."""
    assert len(SHAPES) == 14
    assert [name for name in WELL_FORMED if not expected_of(name).exists()] == []
    assert {path.stem for path in (HERE / "samples").glob("*.yaml")} == set(SAMPLE_DATA)
