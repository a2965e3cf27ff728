"""``pairforge schema``."""

from __future__ import annotations

import json

import click

from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@click.argument("what", type=click.Choice(["config", "result", "check", "frontier", "verify"]))
@ends_cleanly
def schema(what: str) -> Exit:
    """Print the JSON Schema of the config, or of what pairforge writes, for programs."""
    if what == "config":
        from pairforge.config import Config

        text = json.dumps(Config.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
    elif what == "check":
        from pairforge.reporting.check_document import check_schema

        text = check_schema()
    elif what == "frontier":
        from pairforge.reporting.frontier import frontier_schema

        text = frontier_schema()
    elif what == "verify":
        from pairforge.reporting.verify_words import verify_schema

        text = verify_schema()
    else:
        from pairforge.reporting.document import result_schema

        text = result_schema()
    click.echo(text.encode(), nl=False)
    return Exit.DONE
