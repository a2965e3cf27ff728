"""Text from spreadsheets made harmless for spreadsheets."""

from __future__ import annotations

import re

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """The text without characters that steer a terminal or turn the direction of what follows."""
    return _CONTROL.sub("", text).replace("\r", " ")


def neutralized(text: str) -> str:
    """The text, with an apostrophe in front if a spreadsheet could take it for a formula.

    See OWASP, "CSV Injection". Control characters, which no workbook can hold, are dropped.
    """
    plain = _CONTROL.sub("", text)
    return f"'{plain}" if plain.startswith(_FORMULA_STARTS) else plain
