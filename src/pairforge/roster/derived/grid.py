"""``grid``: one column a rank, the number in its heading; the cell is the answer with that rank."""

from __future__ import annotations

import re

from pairforge.config.derived import Grid
from pairforge.roster.cells import fold
from pairforge.roster.derived.parts import Part
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Cell, Table


def read_grid(config: Grid, parts: list[Part], table: Table, findings: Findings) -> list[Cell]:
    """The answers of each row, best first; one that stands twice keeps its better rank, and is noted."""
    ranks: dict[int, Part] = {}
    for part in parts:
        numbers = re.findall(r"\d+", part.option)
        other = ranks.setdefault(int(numbers[0]), part) if len(numbers) == 1 else None
        if other != part:
            what = (
                f'The columns "{table.headings[other.column]}" and this one have the same rank.'
                if other
                else "The heading has no rank such as [1]."
            )
            remedy = "Rename it, or list the columns in the config, best first: `join: [...]`."
            findings.troubles.append(table.heading_trouble(part.column, what, remedy))
    best_first = [ranks[rank] for rank in sorted(ranks, reverse=config.best == "highest")]
    lists: list[dict[str, tuple[str, Part]]] = [{} for _ in range(len(table.cells))]
    for part in best_first:
        for position, word in enumerate(table.texts(part.column)):
            if not word:
                continue
            _, first = lists[position].setdefault(fold(word), (word, part))
            if first != part:
                findings.note(
                    "repaired",
                    f'"{word}" already has the better rank {first.option}; the second one does not count.',
                    table.trouble(position, part.column, "", ""),
                )
    return [tuple(word for word, _ in answers.values()) for answers in lists]
