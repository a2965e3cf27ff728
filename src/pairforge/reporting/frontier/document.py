"""``frontier.json``: one line a point."""

from __future__ import annotations

from importlib.resources import files

from pairforge.pairing import Frontier
from pairforge.reporting.document import json_of


def frontier_json(frontier: Frontier) -> str:
    """The trade-off as a JSON document that conforms to ``frontier_schema``."""
    return json_of(frontier)


def frontier_schema() -> str:
    """The JSON Schema of ``frontier.json``."""
    return (files("pairforge.reporting.frontier") / "frontier.schema.json").read_text(encoding="utf-8")
