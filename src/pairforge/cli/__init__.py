"""The command line: parses, calls, exits; thinks nothing. Everything heavy is imported by the command."""

from __future__ import annotations

import sys

import click

from pairforge.cli.check import check
from pairforge.cli.explain import explain
from pairforge.cli.frontier import frontier
from pairforge.cli.init import init
from pairforge.cli.letters import letters
from pairforge.cli.schema import schema
from pairforge.cli.solve import solve
from pairforge.cli.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="pairforge", message="%(prog)s %(version)s")
def pairforge() -> None:
    """Pair mentors and mentees from two spreadsheets, proved optimal.

    Start with:  pairforge init FILE [FILE], then pairforge solve CONFIG
    """


pairforge.add_command(init)
pairforge.add_command(check)
pairforge.add_command(solve)
pairforge.add_command(explain)
pairforge.add_command(frontier)
pairforge.add_command(verify)
pairforge.add_command(letters)
pairforge.add_command(schema)


def main() -> None:
    """Entry point of the command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    pairforge(prog_name="pairforge")
