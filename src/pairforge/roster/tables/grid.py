"""A sheet's cells as they stand in a file, before anybody has said which of them are headings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from pairforge.roster.tables.addresses import Area


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet.

    Parameters
    ----------
    file
        The file as the coordinator named it.
    cells
        Texts. The index holds the rows and the columns hold the columns as a spreadsheet counts them, from 1.
    sheet
        The sheet of a workbook; None for other files.
    widths
        How many cells each row has, where they differ; blank ones are then added up to the widest.
    merges
        Cells that are merged into one; only the top left one has a text.
    assumed
        What was assumed to read the file at all, as a sentence.
    """

    file: str
    cells: pd.DataFrame
    sheet: str | None = None
    widths: tuple[int, ...] | None = None
    merges: tuple[Area, ...] = ()
    assumed: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether nothing stands in any cell."""
        return not filled_rows(self.cells)


def numbered(cells: pd.DataFrame, first_row: int = 1) -> pd.DataFrame:
    """The same cells with rows counted from ``first_row`` and columns from 1."""
    cells.index = pd.RangeIndex(first_row, first_row + len(cells))
    cells.columns = pd.RangeIndex(1, 1 + cells.shape[1])
    return cells


def filled_rows(cells: pd.DataFrame) -> list[int]:
    """Positions of the rows in which anything stands."""
    blank: Sequence[int] = range(len(cells))
    for idx in range(cells.shape[1]):
        if not blank:
            break
        column = cells.iloc[:, idx].tolist()
        blank = [row for row in blank if not column[row].strip()]
    empty = set(blank)
    return [row for row in range(len(cells)) if row not in empty]
