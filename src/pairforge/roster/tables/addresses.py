"""Addresses as a spreadsheet writes them: columns in letters, and areas such as ``B3:G32``."""

from __future__ import annotations

import re
from dataclasses import dataclass

_AREA = re.compile(r"([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)")
_PLAIN_NAME = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True)
class Area:
    """Cells from the top left to the bottom right one, both included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def __str__(self) -> str:
        first, last = (self.top, self.left), (self.bottom, self.right)
        return f"{letters(first[1])}{first[0]}:{letters(last[1])}{last[0]}"

    @property
    def width(self) -> int:
        """Number of columns."""
        return self.right - self.left + 1

    def overlap(self, other: Area) -> Area | None:
        """What both have in common, if anything."""
        common = Area(
            max(self.top, other.top),
            max(self.left, other.left),
            min(self.bottom, other.bottom),
            min(self.right, other.right),
        )
        return common if common.top <= common.bottom and common.left <= common.right else None


def area_of(text: str) -> Area:
    """The area of a range such as ``B3:G32``, whichever of its corners are given."""
    found = _AREA.fullmatch(text)
    assert found is not None, f"the config lets no range like {text!r} through"
    columns = sorted((number_of(found[1]), number_of(found[3])))
    rows = sorted((int(found[2]), int(found[4])))
    return Area(rows[0], columns[0], rows[1], columns[1])


def place_of(address: str) -> tuple[int, int]:
    """Row and column of a cell such as ``B7``, from 1."""
    column = address.rstrip("0123456789")
    return int(address[len(column) :]), number_of(column)


def letters(number: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    written = ""
    while number > 0:
        number, digit = divmod(number - 1, 26)
        written = chr(ord("A") + digit) + written
    return written


def number_of(column: str) -> int:
    """A column's number: A is 1, AA is 27."""
    number = 0
    for letter in column:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def in_sheet(sheet: str, address: str) -> str:
    """An address with its sheet, in quotes where the sheet's name asks for them: ``'Form 1'!B7``."""
    name = sheet if _PLAIN_NAME.fullmatch(sheet) else "'" + sheet.replace("'", "''") + "'"
    return f"{name}!{address}"
