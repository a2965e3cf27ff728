"""``pairforge letters``."""

from __future__ import annotations

from pathlib import Path

import click

from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@click.argument("result", type=click.Path(path_type=Path))
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help="The YAML file that RESULT was made from; by default the one of that name near it.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the letters; by default `letters` beside RESULT.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    help="A Markdown file with named blanks, in any language; by default an English one.",
)
@click.option(
    "--accept-disclosure",
    is_flag=True,
    help="Everybody has agreed that prices may give answers away: needed under 20 people.",
)
@click.option("--json", "as_json", is_flag=True, help="Write the letters to stdout as one JSON document.")
@ends_cleanly
def letters(
    result: Path,
    config: Path | None,
    output: Path | None,
    template: Path | None,
    accept_disclosure: bool,
    as_json: bool,
) -> Exit:
    """Write a letter to each person in RESULT (a result.json, or its folder).

    It says whom the person is paired with and why, from the person's own answers, and with the public list
    of prices everybody can check that no other mentor would have been better for them. Writes a Markdown
    file for each person, letters.csv for mail merge, and prices.csv.

    \b
    Exit codes:
      0  done
      1  a fault of pairforge
      2  wrong use, a file that cannot be read, or fewer than 20 people who have not agreed
    """  # noqa: D301 - click wants a real backspace character
    from pairforge.cli.progress import Progress
    from pairforge.pipeline import run_letters
    from pairforge.reporting.letters import letters_json, letters_summary, read_template, write_letters

    with Progress() as progress:
        read = read_template(template)
        outcome = run_letters(result, config, progress, accept_disclosure=accept_disclosure)
        progress("Writing")
        folder = output or (result if result.is_dir() else result.parent) / "letters"
        write_letters(folder, outcome.config, outcome.roster, outcome.letters, read)
    if as_json:
        click.echo(letters_json(outcome.letters).encode("utf-8", "replace"), nl=False)
    else:
        click.echo(letters_summary(outcome.letters, folder))
    return Exit.DONE
