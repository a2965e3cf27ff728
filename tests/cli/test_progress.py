"""The line that says what is being done."""

from __future__ import annotations

import io
import time

import pytest
from rich.console import Console

from pairforge.cli import progress
from pairforge.cli.progress import Progress
from pairforge.reporting import terminal


@pytest.fixture
def screen(monkeypatch):
    """What would be on the terminal."""
    text = io.StringIO()
    monkeypatch.setattr(
        terminal, "console", lambda *, to_stderr: Console(file=text, force_terminal=to_stderr, width=80)
    )
    return text


def test_a_long_run_says_what_it_does(screen, monkeypatch):
    """After a moment the line appears, follows the steps, and is gone at the end."""
    monkeypatch.setattr(progress, "_PATIENCE", 0.01)
    with Progress() as tell:
        tell("Reading")
        time.sleep(0.3)
        tell("Solving")
        time.sleep(0.3)
    assert "Reading …" in screen.getvalue()
    assert "Solving …" in screen.getvalue()


def test_a_short_run_says_nothing(screen):
    """What takes less than a second leaves no flicker."""
    with Progress() as tell:
        tell("Reading")
    assert screen.getvalue() == ""


def test_nothing_is_said_into_a_pipe(capfd):
    """Where stderr is no terminal, there is no line at all."""
    with Progress() as tell:
        tell("Reading")
    assert capfd.readouterr().err == ""
