"""What several commands take from the command line."""

from __future__ import annotations

from pathlib import Path

import click

config = click.argument("config", type=click.Path(path_type=Path))

results_folder = click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the results; by default the one that the config names.",
)

accept_proposals = click.option(
    "--accept-proposals",
    is_flag=True,
    help="Take what pairforge proposes for answers that it can only guess, such as misspelt names.",
)
