"""``pairforge init``."""

from __future__ import annotations

import os
import sys
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

import click

from pairforge.cli.exits import Exit, ends_cleanly
from pairforge.errors import InputError, Trouble, did_you_mean

if TYPE_CHECKING:
    from pairforge.advice.init import Question


@click.command()
@click.argument("files", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--yes", is_flag=True, help="Ask nothing: take the likelier of two readings, and mark it.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("pairforge.yaml"),
    show_default=True,
    help="The config to write.",
)
@click.option("--force", is_flag=True, help="Write over a config that is there already.")
@click.option("--preset", default="balanced", show_default=True, help="Which weights to start from.")
@ends_cleanly
def init(files: tuple[Path, ...], yes: bool, output: Path, force: bool, preset: str) -> Exit:
    """Propose a config for FILES: the exports of your forms.

    One file or workbook that lists mentors and mentees, or one of each; tables of pairs (promised, forbidden,
    of earlier rounds, scored) can be named too. Writes a commented YAML file that `pairforge solve` takes as
    it is, and says what is unsure of it.
    """
    from pairforge.advice.init import Interview, propose
    from pairforge.config.presets import PRESETS
    from pairforge.pipeline import load_all
    from pairforge.reporting.config_text import config_text
    from pairforge.reporting.folder import write_files
    from pairforge.reporting.proposal_words import next_told, proposal_told
    from pairforge.reporting.terminal import console
    from pairforge.roster import read_roster

    if preset not in PRESETS:
        raise InputError([_unknown_preset(preset, list(PRESETS))])
    if output.exists() and not force:
        raise InputError([_there_already(output)])
    asks = not yes and _is_terminal()
    output.parent.mkdir(parents=True, exist_ok=True)
    named = [_relative(file, output.parent) for file in files]
    proposal = propose(output.parent, named, Interview(_ask if asks else None), preset)
    write_files(output.parent, {output.name: config_text(proposal, output.name).encode()})
    console(to_stderr=False).print(proposal_told(proposal, output))
    try:
        read_roster(load_all(output))
    except InputError as error:
        click.echo(
            f"The config is written; in the files there is something to mend first ({output}).", err=True
        )
        raise error from None
    console(to_stderr=False).print(next_told(output))
    return Exit.DONE


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(question: Question) -> int:
    """Ask on the terminal; the likelier answer is offered."""
    click.echo(question.text, err=True)
    for number, answer in enumerate(question.answers, start=1):
        click.echo(f"  {number}. {answer}", err=True)
    chosen: int = click.prompt("Number", type=click.IntRange(1, len(question.answers)), default=1, err=True)
    return chosen - 1


def _relative(file: Path, folder: Path) -> str:
    """How the config names a file: from its own folder, with / on every system."""
    try:
        path = os.path.relpath(file, folder)
    except ValueError:  # another drive of Windows
        path = os.path.abspath(file)  # noqa: PTH100 - does not follow links
    return PurePath(path).as_posix()


def _there_already(output: Path) -> Trouble:
    return Trouble(
        what="This file is there already; nothing was written.",
        remedy="Name another with -o, or write over it with --force.",
        file=str(output),
    )


def _unknown_preset(preset: str, known: list[str]) -> Trouble:
    return Trouble(
        what=f'There is no preset "{preset}".',
        remedy=f"{did_you_mean(preset, known)}The presets are: {', '.join(known)}.",
    )
