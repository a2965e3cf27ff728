"""``pairforge verify``."""

from __future__ import annotations

from pathlib import Path

import click

from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@click.argument("result", type=click.Path(path_type=Path))
@click.argument("config", type=click.Path(path_type=Path), required=False)
@click.option("--json", "as_json", is_flag=True, help="Write what was found to stdout as one JSON document.")
@ends_cleanly
def verify(result: Path, config: Path | None, as_json: bool) -> Exit:
    """Check everything that RESULT (a result.json, or its folder) says against the spreadsheets.

    CONFIG is the YAML file that it was made from; without it, the file of the name that RESULT says is
    looked for in the folders around it, and if there is none, only problem.json is looked at. That the pairs
    keep every rule is checked from the spreadsheets up, and how good they are by the prices that RESULT
    holds, without a search.

    \b
    Exit codes:
      0  everything that was checked is as RESULT says
      1  a fault of pairforge
      2  wrong use, or a file that cannot be read
      5  something is not as RESULT says, or a file has changed since
    """  # noqa: D301 - click wants a real backspace character
    from pairforge.cli.progress import Progress
    from pairforge.pipeline import run_verify
    from pairforge.reporting.terminal import console
    from pairforge.reporting.verify_terminal import verify_summary
    from pairforge.reporting.verify_words import verify_json

    with Progress() as progress:
        report = run_verify(result, config, progress)
    if as_json:
        click.echo(verify_json(report).encode("utf-8", "replace"), nl=False)
    else:
        console(to_stderr=False).print(verify_summary(report), crop=False)
    return Exit.DONE if report.holds else Exit.GATE_FAILED
