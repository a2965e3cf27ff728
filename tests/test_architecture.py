"""The house as it is meant to be: every kind of a family on all its floors, one façade."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest
from tests.problem.kinds import KINDS

import pairforge
from pairforge.auditing import CHECKS, COHORTS
from pairforge.auditing.limits import LIMITS as CHECKS_OF_LIMITS
from pairforge.config.cohorts import CohortConfig
from pairforge.config.criteria import CriterionConfig
from pairforge.config.fairness import LimitConfig
from pairforge.config.priorities import PriorityKind, PriorityMapping
from pairforge.config.rules import RuleConfig
from pairforge.criteria import CRITERIA
from pairforge.problem.fairness import FAIRNESS as FAIRNESS_CONSTRAINTS
from pairforge.problem.limits import LIMITS
from pairforge.problem.priorities import STAGES
from pairforge.problem.stages import Stage
from pairforge.scoring.masks import RULES

SRC = Path(pairforge.__file__).parent
ROOT = Path(__file__).parent.parent
FAIRNESS = (ROOT / "docs" / "fairness.md").read_text(encoding="utf-8")


def kinds_of(union):
    """The kinds of a union of models, in its order."""
    return [get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(union)[0])]


RULE_KINDS = set(kinds_of(RuleConfig))


def files(folder):
    """Names of a folder's modules that are members of a family."""
    return {path.stem for path in (SRC / folder).glob("*.py")} - {"__init__", "base"}


def test_every_rule_has_its_file_on_every_floor():
    """A rule has a schema, a mask (a lock has none: it fixes pairs) and a check, in files of its name."""
    assert files("config/rules") == files("auditing/rules") == RULE_KINDS == set(CHECKS)
    assert files("scoring/rules") == RULE_KINDS - {"lock"} == set(RULES)


def test_every_cohort_rule_has_its_file_on_every_floor():
    """A cohort rule has a schema, numbers and a check, in files of its name."""
    kinds = set(kinds_of(CohortConfig))
    assert files("config/cohorts") - {"fitting", "listed"} == kinds
    assert files("problem/cohorts") == files("auditing/cohorts") == set(COHORTS) == kinds


def test_every_criterion_has_a_schema_and_a_file():
    """The registry of criteria knows exactly the kinds that the config knows."""
    kinds = set(kinds_of(CriterionConfig))
    assert kinds == set(CRITERIA) == files("config/criteria")
    assert kinds <= files("criteria")


def test_every_priority_has_its_file_on_every_floor():
    """A priority has a schema, a stage in a file of its own, and random stages for the batteries."""
    kinds = kinds_of(PriorityMapping)
    assert list(get_args(PriorityKind)) == kinds
    assert files("config/priorities") - {"default", "fitting", "order"} == set(kinds)
    assert set(STAGES) == {kind.entry.kind for kind in KINDS.values()} == set(kinds)
    written = {"worst_share" if kind == "worst_tenth" else kind for kind in kinds}
    of_explanations = {"changes"}
    assert files("problem/stages") - {"sums", "ties"} - of_explanations == written


def test_every_shape_of_stage_is_solved_and_proved():
    """Sums are one shape; every other stage has a solver and a proof in files of its name."""
    shapes = {shape.__module__.rpartition(".")[2] for shape in get_args(Stage)}
    assert files("certificate/stages") == files("engines/network/stages") == shapes


def test_every_limit_has_its_file_on_every_floor():
    """A limit has a schema and a check, and is kept by a mask (the floor), a count or a constraint."""
    kinds = set(kinds_of(LimitConfig))
    assert (
        files("config/fairness") - {"fitting"} == files("auditing/limits") == set(CHECKS_OF_LIMITS) == kinds
    )
    assert files("problem/fairness") == set(FAIRNESS_CONSTRAINTS)
    assert {"floor"} | set(LIMITS) | set(FAIRNESS_CONSTRAINTS) == kinds
    assert not set(LIMITS) & set(FAIRNESS_CONSTRAINTS)


@pytest.mark.parametrize("kind", [*kinds_of(PriorityMapping), *kinds_of(LimitConfig)])
def test_the_page_on_fairness_knows_every_kind(kind):
    """Each priority has a row that says what it means, and each limit a line that says how to write it."""
    row, line = f"\n| `{kind}` | ", f"{{kind: {kind}, "
    assert (row if kind in STAGES else line) in FAIRNESS


def test_facade():
    """`__all__` is what the package offers, and every name in it can be had."""
    assert sorted(pairforge.__all__) == [
        "Check",
        "Config",
        "ConfigError",
        "FaultError",
        "Frontier",
        "InputError",
        "PairforgeError",
        "Result",
        "Roster",
        "Status",
        "Trouble",
        "VerifyReport",
        "check",
        "explain",
        "frontier",
        "load_config",
        "read_roster",
        "solve",
        "verify",
    ]
    assert all(getattr(pairforge, name) is not None for name in pairforge.__all__)
    assert set(pairforge.__all__) <= set(dir(pairforge))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = pairforge.nothing


def test_import_is_light():
    """`import pairforge` loads neither pandas nor ortools."""
    code = "import sys, pairforge; print({'pandas', 'ortools', 'numpy', 'pydantic'} & set(sys.modules))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "set()\n"


def test_engines_start_without_what_reads_spreadsheets():
    """The process of an engine loads neither roster nor config, so that it starts at once."""
    heavy = ["pairforge.roster", "pairforge.config", "pandas", "pydantic", "rapidfuzz", "python_calamine"]
    code = f"import sys, pairforge.engines; print(sorted(set({heavy}) & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_solving_starts_without_what_only_the_other_commands_need():
    """`solve` loads no advice of `init` and `check` and nothing that draws or tells a trade-off."""
    heavy = ["pairforge.advice", "pairforge.reporting.frontier", "matplotlib", "sklearn", "scipy"]
    imports = "from pairforge.pipeline import run; import pairforge.reporting.writing"
    code = f"import sys; {imports}; print(sorted(set({heavy}) & set(sys.modules)))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


def test_modules_open_with_what_they_hold():
    """Every module has a docstring, and none is longer than a few screens."""
    for path in SRC.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith('"""'), path
        assert text.count("\n") <= 300, path


def test_no_merge_is_left_half_done():
    """No file holds what git writes where two changes meet."""
    marks = tuple(mark * 7 + " " for mark in "<>")
    for folder in ("src", "tests", "docs", "benchmarks", "configs"):
        for path in (ROOT / folder).rglob("*"):
            if path.suffix in (".py", ".md", ".json", ".yaml", ".jinja"):
                lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
                assert not any(line.lstrip().startswith(marks) for line in lines), path
