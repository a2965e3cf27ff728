"""``join``: several columns with one answer each; the answer is the list, in their order."""

from __future__ import annotations

from pairforge.config.derived import Joined
from pairforge.roster.derived.parts import Part
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Cell, Table


def read_joined(config: Joined, parts: list[Part], table: Table, findings: Findings) -> list[Cell]:
    """The answers of each row, blanks left out."""
    columns = [table.texts(part.column) for part in parts]
    return [tuple(text for text in texts if text) for texts in zip(*columns, strict=True)]
