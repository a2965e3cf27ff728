"""What every start costs and says."""

from __future__ import annotations

import json
import subprocess
import sys

import jsonschema
import pytest
from click.testing import CliRunner

from pairforge.cli import pairforge

HEAVY = ("pandas", "ortools", "numpy", "pydantic", "rich", "xlsxwriter", "yaml")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_import_nothing_heavy(option):
    """`--help` and `--version` import neither pandas nor ortools, nor anything else that takes long."""
    code = (
        "import sys, pairforge.cli\n"
        f"sys.argv = ['pairforge', {option!r}]\n"
        "try:\n    pairforge.cli.main()\nexcept SystemExit:\n    pass\n"
        f"print('loaded:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("loaded: []\n")


def test_module_can_be_run():
    """`python -m pairforge` is the same command."""
    ran = subprocess.run(
        [sys.executable, "-m", "pairforge", "--version"], capture_output=True, text=True, check=True
    )
    assert ran.stdout == "pairforge 0.1.0\n"


def test_help_names_every_command_and_exit_code():
    """The help lists the commands; the help of `solve` lists its exit codes."""
    told = CliRunner().invoke(pairforge, ["--help"]).stdout
    assert all(name in told for name in pairforge.commands)
    told = CliRunner().invoke(pairforge, ["solve", "--help"]).stdout
    assert all(f"\n    {code}  " in told for code in range(6))


@pytest.mark.parametrize("what", ["config", "result"])
def test_schema_is_a_json_schema(what):
    """`pairforge schema` prints a valid JSON Schema."""
    ran = CliRunner().invoke(pairforge, ["schema", what])
    assert ran.exit_code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(ran.stdout_bytes))
