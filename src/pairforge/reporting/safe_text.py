"""Text from spreadsheets made harmless for spreadsheets."""

from __future__ import annotations

import re

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Figure(str):
    """A number written out, which is what it looks like in any spreadsheet."""

    __slots__ = ()


def figure(number: int, unit: int) -> Figure:
    """``number`` / ``unit`` (a power of ten), exactly, with two decimals or as many as it takes."""
    places = len(str(unit)) - 1
    digits = str(abs(number)).rjust(places + 1, "0")
    whole, rest = digits[: len(digits) - places], digits[len(digits) - places :].rstrip("0")
    return Figure(f"{'-' if number < 0 else ''}{whole}.{rest.ljust(2, '0')}")


def printable(text: str) -> str:
    """The text without characters that steer a terminal or turn the direction of what follows."""
    return _CONTROL.sub("", text).replace("\r", " ")


def neutralized(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet could take it for a formula.

    See OWASP, "CSV Injection". Control characters, which no workbook can hold, are dropped.
    """
    if isinstance(text, Figure):
        return text
    plain = _CONTROL.sub("", text)
    return f"'{plain}" if plain.startswith(_FORMULA_STARTS) else plain
