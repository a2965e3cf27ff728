"""How tables lie on a sheet: titles above the headings, Qualtrics' three rows, no headings, two tables."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry, Section
from pairforge.roster.cells import clean, fold
from pairforge.roster.tables.sheets import Sheet

_TOTAL = re.compile(r"((grand )?totals?|sum|summe|gesamt|insgesamt|totaux|suma)\W*", re.IGNORECASE)
_CODE = re.compile(r"[A-Za-z]{0,4}\d+")


@dataclass(frozen=True)
class Block:
    """One table: where it stands, as the config says it, and its columns.

    Parameters
    ----------
    sheet
        The sheet it stands on.
    keys
        What the config has to say besides the file, such as ``sheet`` and ``heading_row``.
    columns
        Its columns; several with one heading are called ``Comments #1``, ``Comments #2``.
    top, left
        Row and column (from 0) of its first cell on the sheet.
    """

    sheet: Sheet
    keys: Section
    columns: tuple[Column, ...]
    top: int = 0
    left: int = 0

    @property
    def titles(self) -> str:
        """What stands above the headings, which may say how to read the table."""
        return " ".join(filter(None, (clean(cell) for row in self.sheet.rows[: self.top] for cell in row)))

    @property
    def num_rows(self) -> int:
        """Number of rows below the headings."""
        return len(self.columns[0].cells) if self.columns else 0

    def column(self, heading: str) -> Column | None:
        """The column with this heading."""
        return next((column for column in self.columns if fold(column.heading) == fold(heading)), None)


def find_blocks(sheet: Sheet) -> list[Block]:
    """The tables of a sheet, from top to bottom."""
    keys: Section = {} if sheet.name is None else {"sheet": Entry(sheet.name)}
    if sheet.is_merged:
        unsure = "Cells are merged below each other; is the text meant for all of their rows?"
        keys["merged"] = Entry("fill", unsure=unsure)
    stretches = _stretches(sheet)
    start = stretches[0][0]
    qualtrics = _import_ids(sheet, start)
    if qualtrics is not None:
        keys |= {
            "heading_row": Entry(qualtrics, "a Qualtrics export: ids, questions, then its own codes"),
            "first_row": Entry(qualtrics + 2),
        }
        return [_block(sheet, keys, qualtrics - 1, len(sheet.rows), first=qualtrics + 1)]
    tables = _apart(sheet, stretches)
    if len(tables) > 1:
        ranged = [_ranged(sheet, dict(keys), *table) for table in tables if _is_table(sheet, *table)]
        if ranged:
            return ranged
    if _has_no_headings(sheet, start):
        keys["heading_row"] = Entry(
            "none", "the first row holds answers; columns are called column 1, column 2 ..."
        )
        return [_unheaded(sheet, keys, start)]
    heading = _heading_row(sheet, start)
    end = _totals(sheet, heading)
    if end is not None:
        unsure = f"Row {end + 1} and what is below it are taken for totals, not for people."
        block = _ranged(sheet, keys, heading, end)
        return [replace(block, keys={**keys, "range": replace(keys["range"], why="", unsure=unsure)})]
    if heading != start:
        keys["heading_row"] = Entry(heading + 1, "titles stand above the headings")
    return [_block(sheet, keys, heading, len(sheet.rows))]


def _totals(sheet: Sheet, heading: int) -> int | None:
    """The row (from 0) after the last of a table that ends in totals, or None."""
    for row in range(len(sheet.rows) - 1, max(len(sheet.rows) - 4, heading + 1), -1):
        first = next(filter(None, map(clean, sheet.rows[row])), "")
        if _TOTAL.fullmatch(first) and _width(sheet, row) < _width(sheet, heading):
            return max(above for above in range(heading, row) if _width(sheet, above)) + 1
    return None


def letters(column: int) -> str:
    """The letters of a column, from 0: A, B, ..., Z, AA."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def _width(sheet: Sheet, row: int) -> int:
    return sum(bool(clean(cell)) for cell in sheet.rows[row])


def _stretches(sheet: Sheet) -> list[tuple[int, int]]:
    """First row and row after the last of each run of rows that are not blank."""
    found: list[tuple[int, int]] = []
    for row in range(len(sheet.rows)):
        if _width(sheet, row):
            continues = bool(found) and found[-1][1] == row
            found[-1:] = [(found[-1][0], row + 1)] if continues else [*found[-1:], (row, row + 1)]
    return found


def _apart(sheet: Sheet, stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Runs of rows that belong together: two blank rows, or one and a title, start another table.

    Titles above the first table are no table.
    """
    usual = max(_width(sheet, row) for top, end in stretches for row in range(top, end))
    found: list[tuple[int, int]] = []
    for top, end in stretches:
        is_title = usual > 2 and all(_width(sheet, row) == 1 for row in range(top, end))
        if is_title and not found:
            continue
        begins = not found or top - found[-1][1] > 1 or _width(sheet, top) == 1 < usual - 1
        found[-1:] = [*found[-1:], (top, end)] if begins else [(found[-1][0], end)]
    return found


def _is_table(sheet: Sheet, top: int, end: int) -> bool:
    """Whether headings and at least two rows of several cells stand there."""
    top = _heading_row(sheet, top)
    numbers = sum(clean(cell).replace(".", "").isdigit() for cell in sheet.rows[top])
    return end - top > 2 and _width(sheet, top) > 1 and numbers * 2 < _width(sheet, top)


def _ranged(sheet: Sheet, keys: Section, top: int, end: int) -> Block:
    top = _heading_row(sheet, top)
    filled = [idx for row in sheet.rows[top:end] for idx, cell in enumerate(row) if clean(cell)]
    left, right = min(filled), max(filled)
    keys["range"] = Entry(
        f"{letters(left)}{top + 1}:{letters(right)}{end}", "there is another table on this sheet"
    )
    return _block(sheet, keys, top, end, left=left)


def _import_ids(sheet: Sheet, start: int) -> int | None:
    """Row number of the questions of a Qualtrics export, or None."""
    for row in range(start, min(start + 4, len(sheet.rows))):
        if any(cell.strip().startswith('{"ImportId"') for cell in sheet.rows[row]):
            return row
    return None


def _heading_row(sheet: Sheet, start: int) -> int:
    """The first row that is about as wide as the rows below it; what stands above are titles."""
    ahead = range(start, min(start + 12, len(sheet.rows)))
    widths = [_width(sheet, row) for row in ahead]
    usual = max(widths)
    for row, width in zip(ahead, widths, strict=True):
        if width >= 2 and width * 2 > usual:
            return row
    return start


def _has_no_headings(sheet: Sheet, start: int) -> bool:
    """Whether the first row looks like the others: codes in it stand in other rows too."""
    first = [fold(cell) for cell in sheet.rows[start] if clean(cell)]
    others = Counter(fold(cell) for row in sheet.rows[start + 1 :] for cell in row)
    if (
        len(first) > 1
        and sum(cell in others for cell in first[1:]) * 2 > len(first[1:])
        and first[0] not in others
    ):
        return True
    if not first or not all(_CODE.fullmatch(cell) for cell in first):
        return False
    shapes = {re.sub(r"\d+", "0", fold(row[0])) for row in sheet.rows[start:] if row and clean(row[0])}
    return any(cell in others for cell in first[1:]) or (len(shapes) == 1 and len(first) > 1)


def _unheaded(sheet: Sheet, keys: Section, start: int) -> Block:
    rows = [row for row in sheet.rows[start:] if any(map(clean, row))]
    width = max(map(len, rows))
    names = [f"column {idx + 1}" for idx in range(width)]
    return Block(sheet, keys, _columns(names, rows), top=start)


def _block(
    sheet: Sheet, keys: Section, heading: int, end: int, *, first: int | None = None, left: int = 0
) -> Block:
    names = [clean(cell) for cell in sheet.rows[heading][left:]]
    start = heading + 1 if first is None else first
    rows = [row[left:] for row in sheet.rows[start:end] if any(map(clean, row[left:]))]
    return Block(sheet, keys, _columns(names, rows), top=heading, left=left)


def _columns(names: list[str], rows: list[tuple[str, ...]]) -> tuple[Column, ...]:
    all_names = Counter(map(fold, names))
    seen: Counter[str] = Counter()
    columns = []
    for idx, name in enumerate(names):
        if not name:
            continue
        seen[fold(name)] += 1
        heading = name if all_names[fold(name)] == 1 else f"{name} #{seen[fold(name)]}"
        columns.append(Column(heading, tuple(row[idx] if idx < len(row) else "" for row in rows)))
    return tuple(columns)
