"""What docs/explain.md shows is what is said."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from pairforge.cli import pairforge

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "explain.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```", PAGE, flags=re.DOTALL)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A copy of configs and sample data, with the results of the page's first command."""
    folder = tmp_path_factory.mktemp("page")
    for name in ("configs", "sample_data"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def test_every_block_is_what_happens(folder, monkeypatch, capsys):
    """Commands are run one after the other; text behind a command is what it says."""
    monkeypatch.chdir(folder)
    said = None
    for language, content in BLOCKS:
        if language == "sh":
            ran = CliRunner().invoke(pairforge, shlex.split(content)[1:])
            assert ran.exit_code == 0, ran.stderr
            said = [line.rstrip() for line in ran.stdout.splitlines()]
        elif language == "text":
            assert content.splitlines() == said
        else:
            assert language == "python"
            exec(content, {})
            assert "[0, 1.5]" in capsys.readouterr().out


def test_the_page_has_every_way_of_finding_an_answer():
    """And every option of the command."""
    from pairforge.explanations.forcing import How

    assert all(f"| `{how}` |" in PAGE for how in How)
    options = {name for one in pairforge.commands["explain"].params for name in one.opts if "--" in name}
    assert all(option in PAGE for option in options - {"--help"})
