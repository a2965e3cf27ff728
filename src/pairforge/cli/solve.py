"""``pairforge solve``."""

from __future__ import annotations

from pathlib import Path

import click

from pairforge.cli import options
from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@options.config
@options.results_folder
@click.option("--json", "as_json", is_flag=True, help="Write the result to stdout as one JSON document.")
@click.option(
    "--require", type=click.Choice(["optimal"]), help="Exit with 5 unless the result is proved optimal."
)
@options.accept_proposals
@click.option(
    "--at",
    type=click.IntRange(min=1),
    metavar="POINT",
    help="Number of a point that `pairforge frontier` found: its priorities and limits take the place of "
    "the config's.",
)
@click.option(
    "--engine",
    type=click.Choice(["network", "general"]),
    help="Which engine is to solve it; it refuses what it cannot solve exactly. By default the first "
    "that can.",
)
@ends_cleanly
def solve(
    config: Path,
    output: Path | None,
    as_json: bool,
    require: str | None,
    accept_proposals: bool,
    at: int | None,
    engine: str | None,
) -> Exit:
    """Pair the people that CONFIG (a YAML file) names.

    Writes pairings.xlsx, pairings.csv, result.json and problem.json.

    \b
    Exit codes:
      0  done (people whom nobody can mentor are reported)
      1  a fault of pairforge
      2  wrong use, or input that cannot be read
      3  what is asked for cannot all hold
      4  stopped before any answer
      5  not proved optimal, with --require optimal
    """  # noqa: D301 - click wants a real backspace character
    from pairforge.cli.progress import Progress
    from pairforge.pairing import Status
    from pairforge.pipeline import run
    from pairforge.reporting.document import result_json
    from pairforge.reporting.terminal import conflict, console, summary
    from pairforge.reporting.writing import EARLIER, write_results

    with Progress() as progress:
        outcome = run(
            config, progress, accept_proposals=accept_proposals, at=at, folder=output, engine=engine
        )
        progress("Writing")
        folder = output or outcome.config.results_folder
        files = write_results(
            folder,
            outcome.config,
            outcome.roster,
            outcome.result,
            outcome.explanations,
            outcome.problem,
            outcome.reasons,
        )
    result = outcome.result
    if as_json:
        click.echo(result_json(result).encode(), nl=False)
    if result.status in (Status.INFEASIBLE, Status.UNKNOWN):
        console(to_stderr=True).print(conflict(outcome.roster, result))
        if any((folder / name).exists() for name in EARLIER.values()):
            click.echo(f"Pairings of an earlier run are kept in {folder} under another name.", err=True)
        return Exit.IMPOSSIBLE if result.status is Status.INFEASIBLE else Exit.NO_ANSWER
    if not as_json:
        console(to_stderr=False).print(summary(outcome.config, outcome.roster, result, files))
    if require == "optimal" and result.status is not Status.OPTIMAL:
        click.echo("The result is not proved optimal, as --require asks.", err=True)
        return Exit.GATE_FAILED
    return Exit.DONE
