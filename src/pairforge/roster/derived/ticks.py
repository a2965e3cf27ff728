"""``ticks``: one column an option; the answer is the options that are ticked, none before the others."""

from __future__ import annotations

from pairforge.config.derived import Ticks
from pairforge.errors import did_you_mean
from pairforge.roster.cells import clean, fold
from pairforge.roster.derived.parts import Part
from pairforge.roster.findings import Findings
from pairforge.roster.tables.table import Cell, Rated, Table

_TICKED = ("x", "1", "1.0", "yes", "y", "true", "on", "✓", "✔", "☑", "✅")
_NOT_TICKED = ("0", "0.0", "no", "n", "false", "off", "☐", "-", "–")

_REMEDY = "Say in the config what counts: `ticked: [...]` and `not_ticked: [...]`."


def read_ticks(config: Ticks, parts: list[Part], table: Table, findings: Findings) -> list[Cell]:
    """The ticked options of each row, all of rank 1; a cell that may or may not be a tick is a trouble."""
    ticked = {_sign(word) for word in config.ticked or _TICKED}
    blank = {"", *(_sign(word) for word in config.not_ticked or _NOT_TICKED)} - ticked
    chosen: list[list[Part]] = [[] for _ in range(len(table.cells))]
    for part in parts:
        signs = ticked | {fold(part.option)}
        cells = table.column(part.column)
        read = {cell: _sign(str(cell)) for cell in set(cells)}
        for position, cell in enumerate(cells):
            sign = read[cell]
            if sign in signs:
                chosen[position].append(part)
            elif sign not in blank:
                text = clean(str(cell))
                what = f'"{text}" may or may not be a tick.'
                hint = did_you_mean(text, [part.option])
                findings.troubles.append(table.trouble(position, part.column, what, f"{hint}{_REMEDY}"))
    return [
        Rated(
            tuple(part.option for part in options),
            (1,) * len(options),
            tuple(part.column for part in options),
        )
        for options in chosen
    ]


def _sign(text: str) -> str:
    return fold(text.replace("\ufe0f", ""))  # which only asks for a coloured picture of the sign before it
