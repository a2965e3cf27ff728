"""A table as it stands in a file: headings, cells and the row or line of each."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from pairforge.errors import Trouble, did_you_mean
from pairforge.roster.cells import clean, fold


@dataclass(frozen=True)
class Rated:
    """Several words with the rank of each: best first, 1 the best; 1, 1, 3 where two share the first place.

    ``columns`` are the columns of the table that the words stand above, for messages.
    """

    words: tuple[str, ...]
    ranks: tuple[int, ...]
    columns: tuple[int, ...]

    def __str__(self) -> str:
        return ", ".join(self.words)


@dataclass(frozen=True)
class Leveled:
    """Several words with the level of each as it was written, and the columns that the levels stand in."""

    words: tuple[str, ...]
    levels: tuple[str, ...]
    columns: tuple[int, ...]

    def __str__(self) -> str:
        return ", ".join(f"{word}: {level}" for word, level in zip(self.words, self.levels, strict=True))


Cell = str | tuple[str, ...] | Rated | Leveled


@dataclass(frozen=True)
class Table:
    """Headings and cells of one table.

    Parameters
    ----------
    file
        The file as the coordinator named it.
    headings
        The headings, cleaned.
    cells
        One column a heading (numbered from 0); text, a tuple of texts where YAML had a list, or ranked
        or rated words where the column is made from several.
        The index holds the row in the spreadsheet, or the line in the YAML (0: not known).
    is_yaml
        Whether the index counts lines of a YAML file.
    """

    file: str
    headings: tuple[str, ...]
    cells: pd.DataFrame
    is_yaml: bool = False

    def find(self, heading: str) -> int:
        """Number of the column with this heading; case, spacing, ``:`` and ``(Copy)`` make no difference.

        Raises
        ------
        LookupError
            With a ``Trouble`` as its argument, if no column or more than one has it.
        """
        wanted = _heading_key(heading)
        found = [idx for idx, known in enumerate(self.headings) if _heading_key(known) == wanted]
        if len(found) > 1:
            exact = [idx for idx in found if self.headings[idx] == clean(heading)]
            found = exact if len(exact) == 1 else found
        if len(found) == 1:
            return found[0]
        columns = ", ".join(f'"{known}"' for known in self.headings if known)
        if found:
            raise LookupError(
                Trouble(
                    what=f'{len(found)} columns are called "{heading}".',
                    remedy="Rename all but one of them.",
                    file=self.file,
                )
            )
        raise LookupError(
            Trouble(
                what=f'There is no column "{heading}".',
                remedy=f"{did_you_mean(heading, self.headings)}The columns are: {columns}.",
                file=self.file,
            )
        )

    def has(self, heading: str) -> bool:
        """Whether there is a column with this heading."""
        return any(_heading_key(known) == _heading_key(heading) for known in self.headings)

    def column(self, idx: int) -> list[Cell]:
        """The cells of one column, as they stand."""
        return list(self.cells.iloc[:, idx])

    def texts(self, idx: int) -> list[str]:
        """The cells of one column as cleaned text; a list as its entries with commas."""
        return [clean(", ".join(cell) if isinstance(cell, tuple) else str(cell)) for cell in self.column(idx)]

    def trouble(self, position: int, column: int | None, what: str, remedy: str) -> Trouble:
        """A trouble with the cell in the row at ``position`` (from 0)."""
        number = int(self.cells.index[position])
        return Trouble(
            what=what,
            remedy=remedy,
            file=self.file,
            line=number or None if self.is_yaml else None,
            row=None if self.is_yaml else number,
            column=None if column is None else self.headings[column],
        )

    def heading_trouble(self, column: int, what: str, remedy: str) -> Trouble:
        """A trouble with the heading of a column."""
        return Trouble(what=what, remedy=remedy, file=self.file, column=self.headings[column])

    def with_columns(self, columns: Mapping[str, list[Cell]]) -> Table:
        """The same table with further columns, by heading, on its right."""
        added = {len(self.headings) + idx: cells for idx, cells in enumerate(columns.values())}
        right = pd.DataFrame(added, index=self.cells.index, dtype=object)
        left = self.cells.set_axis(range(len(self.headings)), axis=1)
        cells = pd.concat([left, right], axis=1)
        return replace(self, headings=(*self.headings, *columns), cells=cells)

    def only(self, positions: Sequence[int]) -> Table:
        """The same table with only these rows, in this order."""
        return Table(self.file, self.headings, self.cells.iloc[list(positions)], self.is_yaml)


def table_from_grid(grid: pd.DataFrame, file: str, first_row: int = 1) -> Table:
    """A table whose headings are the first row of ``grid`` that is not blank; blank rows are left out.

    Parameters
    ----------
    grid
        Texts, without headings of its own.
    file
        The file as the coordinator named it.
    first_row
        The row in the spreadsheet of the grid's first row.
    """
    grid.index = pd.RangeIndex(first_row, first_row + len(grid))
    filled = grid.iloc[_filled_rows(grid)]
    if not len(filled):
        return Table(file, (), filled)
    headings = tuple(clean(cell) for cell in filled.iloc[0])
    return Table(file, headings, filled.iloc[1:])


def _filled_rows(grid: pd.DataFrame) -> list[int]:
    blank: Sequence[int] = range(len(grid))
    for column in grid:
        cells = grid[column].tolist()
        blank = [row for row in blank if not cells[row].strip()]
    empty = set(blank)
    return [row for row in range(len(grid)) if row not in empty]


def same_heading(one: str, other: str) -> bool:
    """Whether two headings are the same; case, spacing, ``:`` and ``(Copy)`` make no difference."""
    return _heading_key(one) == _heading_key(other)


def _heading_key(heading: str) -> str:
    key = re.sub(r"\((copy|kopie|copie|copia)\)", " ", fold(heading))
    return fold(key).rstrip(" :*")
