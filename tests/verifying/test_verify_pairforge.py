"""The stand-alone checker: it accepts what pairforge writes, and rejects what was altered or forged."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from random import Random
from types import ModuleType

import jsonschema
import pytest
from tests.verifying.alterations import alterations, pattern
from tests.verifying.forgeries import forgeries
from tests.verifying.programmes import random_programme
from tests.verifying.solved import Document, Solved, solved

from pairforge.conclusion.canonical import problem_of
from pairforge.reporting.document import problem_schema, result_schema

EVIDENCE = (("certificate", "helpers"), ("certificate", "stages"))
"""What claims are proved by, and no claim: it may be other numbers that prove them too."""

UNCHECKED = (
    ("at",),
    ("certificate", "best_total"),
    ("engine", "why"),
    ("explanations",),
    ("inputs",),
    *(
        ("measures", name)
        for name in ("choices", "cohorts", "groups", "group_gaps", "stability", "twice_running", "best_total")
    ),
    *(("measures", name) for name in ("gini", "quartiles", "standings")),
    ("soft_breaks",),
    ("stopped_by",),
    ("unmatched", "*", "reason", "code"),
    ("unmatched", "*", "reason", "rules"),
    ("versions",),
)
"""What the checker says that it does not check."""

CHECKER = Path(__file__).parents[2] / "verify_pairforge.py"


def load_checker() -> ModuleType:
    """The file as a module."""
    spec = importlib.util.spec_from_file_location("verify_pairforge", CHECKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


checker = load_checker()


def verdict(document: Document, numbers: bytes) -> str:
    """What is wrong, in words; empty if nothing is."""
    told, said = (json.loads(one, parse_float=Fraction) for one in (numbers, json.dumps(document)))
    try:
        checker.check(said, told, hashlib.sha256(numbers).hexdigest())
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        return f"{error!r}"
    return ""


def check_accepted(make: Callable[..., Path], seeds: range) -> Counter[str]:
    """Check the results of these programmes; how many each engine solved."""
    engines = Counter[str]()
    for seed, one in results(make, seeds):
        assert not verdict(one.document, one.numbers), seed
        engines[one.document["engine"]["name"]] += 1
    return engines


def check_altered(make: Callable[..., Path], seeds: range, count: int) -> int:
    """Check so many alterations of each result; how many that change a claim were rejected."""
    rejected = 0
    for seed, one in results(make, seeds):
        for path, altered in alterations(one.document, Random(seed), count):
            place = pattern(path)
            if not any(place[: len(part)] == part for part in (*EVIDENCE, *UNCHECKED)):
                assert verdict(altered, one.numbers), (seed, path)
                rejected += 1
    return rejected


def check_forged(make: Callable[..., Path], seeds: range, count: int) -> int:
    """Check so many forgeries of each result; how many there were."""
    forged = 0
    for seed, one in results(make, seeds):
        for document in forgeries(one, Random(seed), count):
            assert verdict(document, one.numbers), seed
            forged += 1
    return forged


def results(make: Callable[..., Path], seeds: range) -> Iterator[tuple[int, Solved]]:
    """The random programmes of these seeds that have a matching."""
    for seed in seeds:
        one = solved(make(**random_programme(seed)))
        if one is not None:
            yield seed, one


def test_results_of_random_programmes_are_accepted(programme):
    """Some forty programmes of all kinds, of either engine."""
    engines = check_accepted(programme, range(44))
    assert min(engines["network"], engines["general"]) > 15


def test_alterations_are_rejected(programme):
    """Unless the checker says that it does not look there."""
    assert check_altered(programme, range(44), 20) > 300


def test_forgeries_are_rejected(programme):
    """A worse matching is not optimal, whatever prices are written beside it."""
    assert check_forged(programme, range(24), 3) > 30


def test_the_problem_conforms_to_its_schema(programme):
    """Every kind of number, row and priority has its place there."""
    schema = json.loads(problem_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    for seed, one in results(programme, range(44)):
        jsonschema.validate(json.loads(one.numbers), schema)
        jsonschema.validate(one.document, json.loads(result_schema()))
        again = problem_of(
            one.config, one.roster, one.scores.resolution, one.problem, one.matching.engine.name
        )
        assert again == one.numbers, seed


def test_another_problem_is_rejected(programme):
    """Without its hash a problem that fits the result better would do."""
    (_, one), *_ = results(programme, range(1, 2))
    told = json.loads(one.numbers)
    told["seed"] += 1
    assert "not the one of this result" in verdict(one.document, json.dumps(told).encode())


def test_it_runs_on_a_machine_without_pairforge(programme, tmp_path):
    """As a program with the standard library alone, it says what it did not check; its exit code tells."""
    (_, one), *_ = results(programme, range(1, 2))
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "problem.json").write_bytes(one.numbers)
    assert run(folder).returncode == 2
    (folder / "result.json").write_text(json.dumps(one.document), encoding="utf-8")
    ran = run(folder)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "Not checked: whether problem.json is what config and spreadsheets say" in ran.stdout
    one.document["pairs"].pop()
    (folder / "result.json").write_text(json.dumps(one.document), encoding="utf-8")
    ran = run(folder)
    assert (ran.returncode, ran.stdout) == (5, "")
    assert "does not hold" in ran.stderr


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    """The program on a folder."""
    command = [sys.executable, "-I", "-S", str(CHECKER), str(folder)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_it_needs_nothing_but_the_standard_library_and_no_floats():
    """Nothing of pairforge, no solver, no number with a point."""
    text = CHECKER.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(lines) <= 590
    assert max(map(len, lines)) <= 110
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            assert all(name.name in sys.stdlib_module_names for name in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.module in sys.stdlib_module_names
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float)
        if isinstance(node, ast.Name):
            assert node.id != "float"


@pytest.mark.full
@pytest.mark.parametrize("batch", range(25))
def test_results_of_random_programmes_are_accepted_in_full(programme, batch):
    """More than five hundred programmes."""
    assert sum(check_accepted(programme, range(1000 + 24 * batch, 1024 + 24 * batch)).values()) > 19


@pytest.mark.full
@pytest.mark.parametrize("batch", range(25))
def test_alterations_are_rejected_in_full(programme, batch):
    """More than ten thousand alterations that change a claim."""
    assert check_altered(programme, range(1000 + 24 * batch, 1024 + 24 * batch), 50) > 400


@pytest.mark.full
@pytest.mark.parametrize("batch", range(25))
def test_forgeries_are_rejected_in_full(programme, batch):
    """More than five hundred forgeries."""
    assert check_forged(programme, range(1000 + 12 * batch, 1012 + 12 * batch), 3) > 20
