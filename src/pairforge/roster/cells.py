"""One cell of a spreadsheet: cleaned text, comparable text, whole numbers and numbers."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_JOINERS = re.compile("[\u200c\u200d]")
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)


def text_of(value: Any, decimal: str = ".") -> str:
    """A workbook's cell as the text that its spreadsheet shows, near enough: 2.0 is ``2``.

    ``decimal`` is the mark that numbers are written with.
    """
    if isinstance(value, str):
        return value
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float):
        return str(value).replace(".", decimal)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, (date, time)):
        return value.isoformat()
    return str(value)


def clean(text: str) -> str:
    """The text without stray spaces (also non-breaking ones), line breaks and characters that only steer."""
    if not (text.isascii() and text.isprintable()):
        text = _STEERING.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


def fold(text: str) -> str:
    """The text as it is compared: case, spacing and full-width forms make no difference."""
    return clean(text if text.isascii() else _JOINERS.sub("", unicodedata.normalize("NFKC", text))).casefold()


def whole_number(text: str) -> int:
    """A count of at least 0.

    Raises
    ------
    ValueError
        With the reason as a clause, such as ``is negative``.
    """
    number = decimal_number(text)
    if number < 0:
        raise ValueError("is negative")
    if not number.is_integer():
        raise ValueError("is not a whole number")
    return int(number)


def decimal_number(text: str) -> float:
    """A finite number with a decimal point.

    Raises
    ------
    ValueError
        With the reason as a clause, such as ``is not a number``.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold().lstrip("+-") in {"nan", "inf", "infinity", ".nan", ".inf"}:
        raise ValueError("is not a finite number")
    if not _NUMBER.fullmatch(plain):
        raise ValueError("is not a number")
    number = float(plain)
    if not math.isfinite(number):
        raise ValueError("is not a finite number")
    return number
