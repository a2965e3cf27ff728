"""A table as it stands in a file: headings, cells and the row or line of each."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

import pandas as pd

from pairforge.errors import Trouble, did_you_mean
from pairforge.roster.cells import clean, fold
from pairforge.roster.tables.addresses import letters
from pairforge.roster.tables.origin import Origin

_NUMBERED = re.compile(r"(.+?)\s*#([1-9][0-9]?)")


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
        The index holds what ``origin`` says that it counts.
    origin
        Where the cells stand.
    decimal
        The decimal mark of its numbers.
    """

    file: str
    headings: tuple[str, ...]
    cells: pd.DataFrame
    origin: Origin = field(default_factory=Origin)
    decimal: str = "."

    @property
    def is_yaml(self) -> bool:
        """Whether the index counts lines of a YAML file."""
        return self.origin.counts == "line"

    def find(self, heading: str, others: Collection[str] = ()) -> int:
        """Number of the column with this heading; case, spacing, ``:`` and ``(Copy)`` make no difference.

        ``Comments #2`` is the second column called Comments, unless one is called just that. The ``others``
        are headings that are looked for beside it, so that none of them is proposed for it.

        Raises
        ------
        LookupError
            With a ``Trouble`` as its argument, if no column or more than one has it.
        """
        found = self._called(heading)
        if len(found) > 1:
            exact = [idx for idx in found if self.headings[idx] == clean(heading)]
            found = exact if len(exact) == 1 else found
        found = found or self._numbered(heading)
        if len(found) == 1:
            return found[0]
        columns = ", ".join(f'"{known}"' for known in self.headings if known)
        if found:
            raise LookupError(
                Trouble(
                    what=f'{len(found)} columns are called "{heading}".',
                    remedy=f'Say which one is meant, from the left: "{clean(heading)} #1" to '
                    f'"{clean(heading)} #{len(found)}".',
                    file=self.file,
                )
            )
        raise LookupError(
            Trouble(
                what=f'There is no column "{heading}".',
                remedy=f"{did_you_mean(heading, self._besides(others))}The columns are: {columns}.",
                file=self.file,
            )
        )

    def found(self, heading: str) -> int | None:
        """Number of the column with this heading; None where ``find`` raises."""
        try:
            return self.find(heading)
        except LookupError:
            return None

    def has(self, heading: str) -> bool:
        """Whether there is a column with this heading, as ``find`` understands it."""
        return bool(self._called(heading) or self._numbered(heading))

    def column(self, idx: int) -> list[Cell]:
        """The cells of one column, as they stand."""
        return cast(list[Cell], self.cells.iloc[:, idx].to_numpy(dtype=object).tolist())

    def texts(self, idx: int) -> list[str]:
        """The cells of one column as cleaned text; a list as its entries with commas."""
        cells = self.column(idx)
        lists = {cell: ", ".join(cell) if isinstance(cell, tuple) else str(cell) for cell in set(cells)}
        cleaned = {cell: clean(text) for cell, text in lists.items()}
        return [cleaned[cell] for cell in cells]

    def trouble(self, position: int, column: int | None, what: str, remedy: str) -> Trouble:
        """A trouble with the cell in the row at ``position`` (from 0)."""
        number = int(self.cells.index[position])
        heading = None if column is None else self.headings[column]
        cell = self.origin.address(position, number, column)
        where: dict[str, Any] = {"row": number, "column": heading}
        if self.origin.counts == "line":
            where = {"line": number or None, "column": heading}
        elif self.origin.counts == "column":
            is_placed = column is not None and column < len(self.origin.places)
            where = {"row": self.origin.places[column or 0] if is_placed else None, "column": letters(number)}
        return Trouble(what=what, remedy=remedy, file=self.file, cell=cell, **where)

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

    def with_cells(self, column: int, cells: list[Cell]) -> Table:
        """The same table with other cells in one column."""
        changed = self.cells.set_axis(range(len(self.headings)), axis=1)
        changed[column] = pd.Series(cells, index=changed.index, dtype=object)
        return replace(self, cells=changed)

    def only(self, positions: Sequence[int]) -> Table:
        """The same table with only these rows, in this order."""
        return replace(self, cells=self.cells.iloc[list(positions)], origin=self.origin.only(positions))

    def _besides(self, others: Collection[str]) -> list[str]:
        taken = {_heading_key(other) for other in others}
        return [known for known in self.headings if _heading_key(known) not in taken]

    def _numbered(self, heading: str) -> list[int]:
        """The column that ``Comments #2`` means, if there is one."""
        numbered = _NUMBERED.fullmatch(clean(heading))
        return [] if numbered is None else self._called(numbered[1])[int(numbered[2]) - 1 :][:1]

    def _called(self, heading: str) -> list[int]:
        wanted = _heading_key(heading)
        return [idx for idx, known in enumerate(self.headings) if _heading_key(known) == wanted]


def same_heading(one: str, other: str) -> bool:
    """Whether two headings are the same; case, spacing, ``:`` and ``(Copy)`` make no difference."""
    return _heading_key(one) == _heading_key(other)


def _heading_key(heading: str) -> str:
    key = re.sub(r"\((copy|kopie|copie|copia)\)", " ", fold(heading))
    return fold(key).rstrip(" :*")
