"""``pairforge schema``."""

from __future__ import annotations

from importlib import import_module

import click

from pairforge.cli.exits import Exit, ends_cleanly

_WRITTEN = {
    "config": ("pairforge.config.schema", "config_schema"),
    "problem": ("pairforge.reporting.document", "problem_schema"),
    "result": ("pairforge.reporting.document", "result_schema"),
    "check": ("pairforge.reporting.check_document", "check_schema"),
    "frontier": ("pairforge.reporting.frontier", "frontier_schema"),
    "explanation": ("pairforge.reporting.explain_document", "explanation_schema"),
    "verify": ("pairforge.reporting.verify_words", "verify_schema"),
}
"""Which function gives each schema; only the one that is asked for is imported."""


@click.command()
@click.argument("what", type=click.Choice([*_WRITTEN]))
@ends_cleanly
def schema(what: str) -> Exit:
    """Print the JSON Schema of the config, or of what pairforge writes, for programs."""
    home, name = _WRITTEN[what]
    text: str = getattr(import_module(home), name)()
    click.echo(text.encode(), nl=False)
    return Exit.DONE
