"""``pairforge frontier``."""

from __future__ import annotations

from pathlib import Path

import click

from pairforge.cli import options
from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@options.config
@options.results_folder
@click.option("--json", "as_json", is_flag=True, help="Write the trade-off to stdout as one JSON document.")
@options.accept_proposals
@ends_cleanly
def frontier(config: Path, output: Path | None, as_json: bool, accept_proposals: bool) -> Exit:
    """Find what a better match for the worst-off costs the others.

    Weighs the total against the smallest score, and against the mean of the smallest tenth, by the rules
    and limits of CONFIG (a YAML file); as many places as can be are filled first. Writes frontier.json,
    frontier.csv and a picture. `pairforge solve CONFIG --at POINT` then gives the pairings of a point.

    \b
    Exit codes:
      0  done, or stopped with some points (the result says so)
      1  a fault of pairforge
      2  wrong use, or input that cannot be read
      3  what is asked for cannot all hold
      4  stopped before any point
    """  # noqa: D301 - click wants a real backspace character
    from pairforge.cli.progress import Progress
    from pairforge.pairing import Status
    from pairforge.pipeline import run_frontier
    from pairforge.reporting.frontier import frontier_json, frontier_summary, write_frontier
    from pairforge.reporting.terminal import conflict, console

    with Progress() as progress:
        outcome = run_frontier(config, progress, accept_proposals=accept_proposals)
        found = outcome.frontier
        if found is None:
            assert outcome.conflict is not None
            console(to_stderr=True).print(conflict(outcome.roster, outcome.conflict))
            is_impossible = outcome.conflict.status is Status.INFEASIBLE
            return Exit.IMPOSSIBLE if is_impossible else Exit.NO_ANSWER
        if not found.points and not found.complete:
            click.echo("The search was stopped before it found a point.", err=True)
            return Exit.NO_ANSWER
        progress("Writing")
        files, hint = write_frontier(output or outcome.config.results_folder, outcome.config, found)
    if as_json:
        click.echo(frontier_json(found).encode(), nl=False)
    else:
        told = frontier_summary(outcome.config, found, files, hint)
        console(to_stderr=False).print(told)
    return Exit.DONE
