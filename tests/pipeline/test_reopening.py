"""A result that is read back is what was found, and nothing else is taken for it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pairforge.certificate import prove
from pairforge.errors import InputError
from pairforge.pipeline.reopening import reopen
from pairforge.pipeline.solving import run
from pairforge.reporting.writing import write_results

ROOT = Path(__file__).parents[2]


def solved(config: Path) -> Path:
    """The folder of the results."""
    outcome = run(config)
    folder = outcome.config.results_folder
    write_results(folder, outcome.config, outcome.roster, outcome.result, outcome.explanations)
    return folder


@pytest.fixture
def sample(tmp_path):
    """A copy of the sample configs and people."""
    for name in ("configs", "sample_data"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("results*"))
    return tmp_path / "configs"


@pytest.mark.parametrize("name", ["quickstart", "fairness", "cohorts", "groups"])
def test_a_result_is_proved_again_from_what_it_holds(sample, name):
    """Pairs and prices of the file prove the same numbers as those in memory."""
    outcome = run(sample / f"{name}.yaml")
    folder = sample / "out here"
    write_results(folder, outcome.config, outcome.roster, outcome.result, outcome.explanations)
    found = reopen(folder)
    assert found.proof.optimal == (outcome.result.status == "optimal")
    assert found.proof.ties_proved == (outcome.result.ties == "proved")
    pairs = [
        (found.roster.mentees.ids[mentee], found.roster.mentors.ids[mentor])
        for mentee, mentor in zip(*found.problem.people(found.matching.chosen), strict=True)
    ]
    assert pairs == [(pair.mentee, pair.mentor) for pair in outcome.result.pairs]
    assert found.proof == prove(found.problem, found.matching)


def test_people_who_have_changed_are_refused(sample):
    """One mentee has left: the result is of other people."""
    folder = solved(sample / "quickstart.yaml")
    file = sample.parent / "sample_data" / "mentees.csv"
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(InputError, match="The spreadsheets have changed since"):
        reopen(folder)


def test_a_config_that_has_changed_is_not_taken(sample):
    """Neither found by its name nor when it is named."""
    config = sample / "quickstart.yaml"
    folder = solved(config)
    config.write_text(config.read_text(encoding="utf-8") + "\n# one line more\n", encoding="utf-8")
    with pytest.raises(InputError, match="is not near this result, or has changed"):
        reopen(folder)
    assert reopen(folder, config).proof.optimal
    config.write_text(config.read_text(encoding="utf-8").replace("weight: 4", "weight: 5"), encoding="utf-8")
    with pytest.raises(InputError, match="The config has changed since this result was made"):
        reopen(folder, config)


@pytest.mark.parametrize(
    ("alter", "told"),
    [
        (lambda document: document["pairs"][0].update(mentor="nobody"), "has been altered"),
        (lambda document: document["certificate"]["stages"][0].update(scale="1"), "has been altered"),
        (lambda document: document["certificate"]["stages"][0].update(scale=1.5), "has been altered"),
        (lambda document: document["certificate"].pop("stages"), "has been altered"),
        (lambda document: document["pairs"].append(document["pairs"][0]), "has been altered"),
        (lambda document: document.pop("pairs"), "This is no result of pairforge"),
    ],
)
def test_what_is_not_written_as_pairforge_does_is_refused(sample, alter, told):
    """Pairs that are none, numbers that are text, parts that are missing."""
    folder = solved(sample / "quickstart.yaml")
    file = folder / "result.json"
    document = json.loads(file.read_text(encoding="utf-8"))
    alter(document)
    file.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError, match=told):
        reopen(file)


def test_no_result_at_all(tmp_path):
    """A file that is not there, and one that is something else."""
    with pytest.raises(InputError, match="This cannot be read"):
        reopen(tmp_path)
    (tmp_path / "result.json").write_text("[1, 2", encoding="utf-8")
    with pytest.raises(InputError, match="This is no result of pairforge"):
        reopen(tmp_path)
