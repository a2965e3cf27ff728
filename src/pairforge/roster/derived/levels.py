"""``levels``: one column a skill, whose cell is its level; the answer is a level for each skill."""

from __future__ import annotations

from pairforge.config.derived import LevelGrid
from pairforge.roster.derived.parts import Part
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Cell, Leveled, Table


def read_levels(config: LevelGrid, parts: list[Part], table: Table, findings: Findings) -> list[Cell]:
    """The levels of each row as they were written, blanks left out; what they mean the reading says."""
    columns = [table.texts(part.column) for part in parts]
    cells: list[Cell] = []
    for texts in zip(*columns, strict=True):
        given = [(part, text) for part, text in zip(parts, texts, strict=True) if text]
        cells.append(
            Leveled(
                tuple(part.option for part, _ in given),
                tuple(text for _, text in given),
                tuple(part.column for part, _ in given),
            )
        )
    return cells
