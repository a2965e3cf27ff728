"""Every command and block of the README is run."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import pairforge
from pairforge.cli import pairforge as command_line

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
SHELL = [text.strip() for language, text in BLOCKS if language == "sh"]
POWERSHELL = [text.strip() for language, text in BLOCKS if language == "powershell"]
SET_UP = [command for command in SHELL if "venv" in command]
INSTALL = [command for command in SHELL if command in ("pipx install .", "uv tool install .")]
USE = [command for command in SHELL if command.startswith("pairforge ")]


def test_every_block_is_of_a_kind_that_is_run_here():
    """A new kind of block needs a test of its own."""
    assert {language for language, _ in BLOCKS} == {"sh", "powershell", "yaml", "python"}
    assert len(SET_UP) == 2
    assert sorted(SET_UP + INSTALL + USE) == sorted(SHELL)


@pytest.fixture(scope="module")
def clone(tmp_path_factory) -> Path:
    """A clean copy of what git tracks (and what it would, if it were added)."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    folder = tmp_path_factory.mktemp("clean clone ü")
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    return folder


def environment() -> dict[str, str]:
    """The environment without the virtual environment and the workers that this test runs in."""
    own = re.compile("VIRTUAL_ENV|PYTHONPATH|PYTEST_XDIST_.*|PYTEST_CURRENT_TEST|COV_CORE_.*")
    kept = {name: value for name, value in os.environ.items() if not own.fullmatch(name)}
    kept["PATH"] = os.pathsep.join(
        part for part in kept["PATH"].split(os.pathsep) if part != str(Path(sys.executable).parent)
    )
    return kept


@pytest.mark.skipif(os.name == "nt", reason="these lines are for a POSIX shell")
@pytest.mark.parametrize("command", SET_UP, ids=["solve", "test"])
def test_set_up_commands_run_in_a_clean_clone(command, clone):
    """Each of the two lines works as pasted; the second one runs a few tests here, or it would run itself."""
    if shutil.which("python3", path=environment()["PATH"]) is None:
        pytest.fail("the README's commands need python3 on the PATH")
    ran = subprocess.run(
        command,
        shell=True,
        cwd=clone,
        env=environment() | {"PYTEST_ADDOPTS": "tests/test_errors.py tests/reporting/test_safe_text.py"},
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    told = "[100%]" if "pytest" in command else "Proved optimal"
    assert told in ran.stdout


def test_powershell_lines_are_the_same_commands():
    """The lines for Windows are those for POSIX with the launcher, the separator and the paths exchanged."""
    assert [
        line.replace("py -3", "python3")
        .replace(r"\Scripts" + "\\", "/bin/")
        .replace("\\", "/")
        .replace(";", " &&")
        for line in POWERSHELL
    ] == SET_UP


@pytest.mark.parametrize("command", INSTALL)
def test_tools_install_it(command, clone, tmp_path):
    """Both pipx and uv install the command from a clean clone, and it answers."""
    folders = {
        name: str(tmp_path / name)
        for name in ("PIPX_HOME", "PIPX_BIN_DIR", "UV_TOOL_DIR", "UV_TOOL_BIN_DIR", "UV_CACHE_DIR")
    }
    tool, *rest = shlex.split(command)
    ran = subprocess.run(
        [sys.executable, "-m", tool, *rest],
        cwd=clone,
        env=environment() | folders,
        capture_output=True,
        text=True,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    installed = Path(folders["PIPX_BIN_DIR" if tool == "pipx" else "UV_TOOL_BIN_DIR"]) / "pairforge"
    told = subprocess.run([installed, "--version"], capture_output=True, text=True, check=True)
    assert told.stdout == "pairforge 0.1.0\n"


def test_commands_run(tmp_path, monkeypatch):
    """The README's own uses of pairforge end well, one after the other in a folder with the samples."""
    for folder in ("sample_data", "configs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    used = [command.split()[1] for command in USE]
    assert used == ["init", "check", "solve", "frontier", "solve", "solve", "explain", "verify", "letters"]
    for name, command in zip(used, USE, strict=True):
        ran = CliRunner().invoke(command_line, shlex.split(command)[1:])
        assert ran.exit_code == 0, ran.output
        assert name != "solve" or "Proved optimal" in ran.output
    assert (tmp_path / "results" / "pairings.xlsx").exists()
    assert (tmp_path / "results" / "cohorts" / "pairings.xlsx").exists()


def test_yaml_solves_as_it_stands(tmp_path):
    """The config in the README works beside two spreadsheets with its headings."""
    (text,) = (text for language, text in BLOCKS if language == "yaml")
    for name in ("mentors.csv", "mentees.csv"):
        shutil.copy(ROOT / "sample_data" / "tiny" / name, tmp_path)
    (tmp_path / "pairforge.yaml").write_text(text, encoding="utf-8")
    result = pairforge.solve(tmp_path / "pairforge.yaml")
    assert (result.status, result.measures["matched"], result.measures["total"]) == ("optimal", 6, 35.5)


def test_python_runs_as_it_stands(monkeypatch, capsys):
    """The README's program prints what it says."""
    (text,) = (text for language, text in BLOCKS if language == "python")
    monkeypatch.chdir(ROOT)
    exec(compile(text, "README.md", "exec"), {})
    assert capsys.readouterr().out.startswith("optimal 6 35.5\nemil@example.org ana@example.org 7.0 {")


def test_links_and_options_are_true():
    """Files that the README links to exist, and the options it names are in the help."""
    for target in re.findall(r"\]\((?!http)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
    helps = [
        CliRunner().invoke(command_line, [name, "--help"]).stdout
        for name in ("init", "check", "solve", "frontier", "explain", "verify", "letters")
    ]
    for option in set(re.findall(r"`(--[a-z-]+)", README)):
        assert any(option in told for told in helps), option
