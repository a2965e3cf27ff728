"""Where a table's cells come from, so that messages can say where to look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pairforge.roster.tables.addresses import Area, in_sheet, letters


@dataclass(frozen=True)
class Merge:
    """Cells among the answers that are merged into one.

    Parameters
    ----------
    area
        Where, as the spreadsheet counts.
    text
        What stands in the top left cell.
    columns
        Numbers of the table's columns, from 0.
    rows
        The table's rows that the text does not stand in, as its index counts.
    can_be_filled
        Whether all of it is one column's answers, so that the text can count for each row.
    is_filled
        Whether the config says that each row gets the text.
    """

    area: Area
    text: str
    columns: tuple[int, ...]
    rows: tuple[int, ...]
    can_be_filled: bool
    is_filled: bool = False


@dataclass(frozen=True)
class Origin:
    """Where the cells of a table stand.

    Parameters
    ----------
    counts
        What the table's index counts: rows of a spreadsheet, its columns (a transposed table),
        or lines of a YAML file (0: not known).
    sheet
        Sheet of the workbook; None for other files.
    places
        Column in the spreadsheet of each of the table's columns (row, if transposed), from 1; columns that
        stand in no spreadsheet come last and have none.
    shifts
        How far each row stands to the right of its ``places``; empty if none does.
    merges
        Merged cells among the answers.
    """

    counts: Literal["row", "column", "line"] = "row"
    sheet: str | None = None
    places: tuple[int, ...] = ()
    shifts: tuple[int, ...] = ()
    merges: tuple[Merge, ...] = ()

    def address(self, position: int, label: int, column: int | None) -> str | None:
        """Address of a cell in a workbook, such as ``Answers!B7``; None where there is none."""
        if self.sheet is None or column is None or column >= len(self.places):
            return None
        row, place = label, self.places[column] + (self.shifts[position] if self.shifts else 0)
        if self.counts == "column":
            row, place = place, row
        return in_sheet(self.sheet, f"{letters(place)}{row}")

    def only(self, positions: Sequence[int]) -> Origin:
        """The origin of only these rows."""
        return replace(self, shifts=tuple(self.shifts[idx] for idx in positions)) if self.shifts else self
