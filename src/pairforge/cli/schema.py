"""``pairforge schema``."""

from __future__ import annotations

import json

import click

from pairforge.cli.exits import Exit, ends_cleanly


@click.command()
@click.argument("what", type=click.Choice(["config", "result"]))
@ends_cleanly
def schema(what: str) -> Exit:
    """Print the JSON Schema of the config or of result.json, for editors and programs."""
    if what == "config":
        from pairforge.config import Config

        text = json.dumps(Config.model_json_schema(), indent=2, ensure_ascii=False) + "\n"
    else:
        from pairforge.reporting.document import result_schema

        text = result_schema()
    click.echo(text.encode(), nl=False)
    return Exit.DONE
