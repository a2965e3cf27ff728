"""Whole numbers of either sign: one a person, and nobody without one."""

from __future__ import annotations

import numpy as np

from pairforge.config import Whole
from pairforge.roster.answers.numbers import Numbers
from pairforge.roster.answers.source import Source
from pairforge.roster.cells import mark_hint, signed_number

_REMEDY = "Write a whole number such as 1 (0 for what does not count)."


def read_wholes(reading: Whole, columns: list[int], source: Source) -> Numbers:
    """Read a column of whole numbers; a blank, or anything else, is kept as a trouble."""
    table, words = source.table, source.table.texts(columns[0])
    values = np.zeros(len(words))
    for position, word in enumerate(words):
        try:
            values[position] = signed_number(word, table.decimal)
        except ValueError as error:
            what = f'"{word}" {error}.' if word else "The cell is blank."
            remedy = f"{mark_hint(word, table.decimal)}{_REMEDY}"
            source.findings.troubles.append(table.trouble(position, columns[0], what, remedy))
    return Numbers(values, tuple(words))
