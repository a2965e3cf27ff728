"""``ranks``: one column an option or person, whose cell is its rank; the answer is the list, best first."""

from __future__ import annotations

import re

from pairforge.config.derived import Ranks
from pairforge.roster.cells import fold
from pairforge.roster.derived.parts import Part
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Cell, Rated, Table

_RANK = re.compile(r"(?:choice |rank |no\. ?|# ?)?([1-9]\d*)(?:\.0*|st|nd|rd|th)?(?: choice| place)?")


def read_ranks(config: Ranks, parts: list[Part], table: Table, findings: Findings) -> list[Cell]:
    """The ranked options of each row, best first, equal numbers alike; what is no rank is a trouble."""
    numbers: list[list[tuple[int, Part]]] = [[] for _ in range(len(table.cells))]
    for part in parts:
        texts = table.texts(part.column)
        read = {text: _RANK.fullmatch(fold(text)) for text in set(texts)}
        for position, text in enumerate(texts):
            found = read[text]
            if found is not None:
                numbers[position].append((int(found[1]), part))
            elif text:
                findings.troubles.append(
                    table.trouble(
                        position,
                        part.column,
                        f'"{text}" is not a rank.',
                        "Write a whole number from 1, or leave blank what is not ranked.",
                    )
                )
    sign = 1 if config.best == "lowest" else -1
    return [_rated([(sign * number, part) for number, part in row]) for row in numbers]


def _rated(numbers: list[tuple[int, Part]]) -> Rated:
    """The options by their numbers, smallest first, with the rank of each."""
    ordered = sorted(numbers, key=lambda entry: entry[0])
    values = [number for number, _ in ordered]
    return Rated(
        tuple(part.option for _, part in ordered),
        tuple(values.index(number) + 1 for number in values),
        tuple(part.column for _, part in ordered),
    )
