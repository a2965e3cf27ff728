"""The house as it is meant to be: each rule on all its floors, each criterion in its registry, one façade."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

import pairforge
from pairforge.auditing import CHECKS
from pairforge.config.criteria import CriterionConfig
from pairforge.config.rules import RuleConfig
from pairforge.criteria import CRITERIA
from pairforge.scoring.masks import RULES

SRC = Path(pairforge.__file__).parent
RULE_KINDS = {
    get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(RuleConfig)[0])
}


def files(folder):
    """Names of a folder's modules that are members of a family."""
    return {path.stem for path in (SRC / folder).glob("*.py")} - {"__init__", "base"}


def test_every_rule_has_its_file_on_every_floor():
    """A rule has a schema, a mask (a lock has none: it fixes pairs) and a check, in files of its name."""
    assert files("config/rules") == files("auditing/rules") == RULE_KINDS == set(CHECKS)
    assert files("scoring/rules") == RULE_KINDS - {"lock"} == set(RULES)


def test_every_criterion_has_a_schema_and_a_file():
    """The registry of criteria knows exactly the kinds that the config knows."""
    kinds = {
        get_args(model.model_fields["kind"].annotation)[0] for model in get_args(get_args(CriterionConfig)[0])
    }
    assert kinds == set(CRITERIA) == files("config/criteria")
    assert kinds <= files("criteria")


def test_facade():
    """`__all__` is what the package offers, and every name in it can be had."""
    assert sorted(pairforge.__all__) == [
        "Check",
        "Config",
        "ConfigError",
        "FaultError",
        "InputError",
        "PairforgeError",
        "Result",
        "Roster",
        "Status",
        "Trouble",
        "check",
        "load_config",
        "read_roster",
        "solve",
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
