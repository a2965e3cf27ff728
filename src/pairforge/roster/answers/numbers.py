"""Numbers, and steps of an ordered scale as the numbers of their positions: one a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Number, Step
from pairforge.errors import did_you_mean
from pairforge.roster.answers.source import Source
from pairforge.roster.cells import decimal_number, fold, is_grouped, mark_hint, mark_name


@dataclass(frozen=True)
class Numbers:
    """A number a person, NaN where blank; ``words`` to show."""

    values: NDArray[np.float64]
    words: tuple[str, ...]


def read_numbers(reading: Number, columns: list[int], source: Source) -> Numbers:
    """Read a column of numbers; grouped thousands are noted."""
    mark = source.table.decimal
    remedy = f"Write a number with a decimal {mark_name(mark)}, or leave it blank."
    numbers = _numbers(columns[0], source, partial(decimal_number, decimal=mark), remedy)
    for position, word in enumerate(numbers.words):
        if is_grouped(word, mark):
            where = source.table.trouble(position, columns[0], "", "")
            source.findings.note("repaired", f'"{word}" read as {numbers.values[position]:.15g}.', where)
    return numbers


def read_steps(reading: Step, columns: list[int], source: Source) -> Numbers:
    """Read a column of steps; any other answer is kept as a trouble."""
    steps = {fold(word): float(idx) for idx, word in enumerate(reading.order)}
    listed = ", ".join(reading.order)

    def step(text: str) -> float:
        if fold(text) not in steps:
            raise ValueError("is not on the scale")
        return steps[fold(text)]

    return _numbers(columns[0], source, step, f"The config's order is: {listed}.", reading.order)


def _numbers(
    column: int, source: Source, parse: Callable[[str], float], remedy: str, known: tuple[str, ...] = ()
) -> Numbers:
    words = source.table.texts(column)
    values = np.full(len(words), np.nan)
    for position, word in enumerate(words):
        if not word:
            continue
        try:
            values[position] = parse(word)
        except ValueError as error:
            hint = did_you_mean(word, known) if known else mark_hint(word, source.table.decimal)
            source.findings.troubles.append(
                source.table.trouble(position, column, f'"{word}" {error}.', f"{hint}{remedy}")
            )
    return Numbers(values, tuple(words))
