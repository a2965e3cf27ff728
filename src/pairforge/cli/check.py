"""``pairforge check``."""

from __future__ import annotations

from pathlib import Path

import click

from pairforge.cli import options
from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@options.config
@click.option("--strict", is_flag=True, help="Exit with 5 if there is anything to put right.")
@click.option("--json", "as_json", is_flag=True, help="Write what was found to stdout as one JSON document.")
@click.option(
    "--html",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write a page for the browser to this file.",
)
@options.accept_proposals
@ends_cleanly
def check(config: Path, strict: bool, as_json: bool, html: Path | None, accept_proposals: bool) -> Exit:
    """Find out whether the programme that CONFIG (a YAML file) describes can work.

    Matches nobody. Says who was read, what was repaired or dropped, where seats are short, who has
    nobody and by which rule, and which criteria and rules do not do what they should.

    \b
    Exit codes:
      0  done, whatever was found
      1  a fault of pairforge
      2  wrong use, or input that cannot be read
      5  something is to be put right, with --strict
    """  # noqa: D301 - click wants a real backspace character
    from pairforge.cli.progress import Progress
    from pairforge.pipeline import run_check
    from pairforge.reporting.check_document import check_json
    from pairforge.reporting.check_page import check_page
    from pairforge.reporting.check_terminal import check_summary
    from pairforge.reporting.folder import write_files
    from pairforge.reporting.terminal import console

    with Progress() as progress:
        outcome = run_check(config, progress, accept_proposals=accept_proposals)
        progress("Writing")
        page = {} if html is None else {html.name: check_page(outcome.check, outcome.roster)}
        files = write_files(html.parent, page) if html is not None else ()
    if as_json:
        click.echo(check_json(outcome.check, outcome.roster).encode("utf-8", "replace"), nl=False)
    else:
        found = check_summary(outcome.check, outcome.roster, files)
        console(to_stderr=False).print(found, crop=False)
    if strict and outcome.check.concerns:
        click.echo("There is something to put right, and --strict asks for nothing of that sort.", err=True)
        return Exit.GATE_FAILED
    return Exit.DONE
