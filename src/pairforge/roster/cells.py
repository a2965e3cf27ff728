"""One cell of a spreadsheet: cleaned text, comparable text, whole numbers and numbers."""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, time
from typing import Any

from pairforge.config.folding import clean, fold

__all__ = [
    "clean",
    "decimal_number",
    "fold",
    "is_grouped",
    "mark_hint",
    "mark_name",
    "signed_number",
    "text_of",
    "whole_number",
]

_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?", re.IGNORECASE | re.ASCII)
_LARGE = 10**9
_GROUPED = {
    ".": re.compile(r"[+-]?\d{1,3}(,\d{3})+\.\d*|[+-]?\d{1,3}(,\d{3}){2,}", re.ASCII),
    ",": re.compile(r"[+-]?\d{1,3}(\.\d{3})+,\d*|[+-]?\d{1,3}(\.\d{3}){2,}", re.ASCII),
}


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


def whole_number(text: str, decimal: str = ".") -> int:
    """A count of at least 0.

    Raises
    ------
    ValueError
        With the reason as a clause, such as ``is negative``.
    """
    number = decimal_number(text, decimal)
    if number < 0:
        raise ValueError("is negative")
    if not number.is_integer():
        raise ValueError("is not a whole number")
    return int(number)


def signed_number(text: str, decimal: str = ".") -> int:
    """A whole number of either sign, of up to nine digits.

    Raises
    ------
    ValueError
        With the reason as a clause, such as ``is not a whole number``.
    """
    number = decimal_number(text, decimal)
    if not number.is_integer():
        raise ValueError("is not a whole number")
    if abs(number) >= _LARGE:
        raise ValueError("is too large")
    return int(number)


def decimal_number(text: str, decimal: str = ".") -> float:
    """A finite number with the decimal mark ``decimal``.

    The other mark may group thousands where that is certain: ``1,234.5`` and ``1,234,567``, but not
    ``1,234``.

    Raises
    ------
    ValueError
        With the reason as a clause, such as ``is not a number``.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold().lstrip("+-") in {"nan", "inf", "infinity", ".nan", ".inf"}:
        raise ValueError("is not a finite number")
    if is_grouped(plain, decimal):
        plain = plain.replace(_other(decimal), "")
    if decimal == ",":
        plain = plain.replace(".", "\0").replace(",", ".")
    if not _NUMBER.fullmatch(plain):
        raise ValueError("is not a number")
    number = float(plain)
    if not math.isfinite(number):
        raise ValueError("is not a finite number")
    return number


def is_grouped(text: str, decimal: str = ".") -> bool:
    """Whether a number's thousands are certainly grouped, as in ``1,234.5``."""
    return _GROUPED[decimal].fullmatch(unicodedata.normalize("NFKC", text).strip()) is not None


def mark_name(mark: str) -> str:
    """What a decimal mark is called."""
    return "comma" if mark == "," else "point"


def mark_hint(text: str, decimal: str = ".") -> str:
    """How to say that the other mark is the decimal one, and a space; nothing if that would not help."""
    other = _other(decimal)
    if _is_number(text, decimal) or not _is_number(text, other):
        return ""
    return f'If the {mark_name(other)} is the decimal mark, say `decimal: "{other}"` beside `file:`. '


def _is_number(text: str, decimal: str) -> bool:
    try:
        decimal_number(text, decimal)
    except ValueError:
        return False
    return True


def _other(decimal: str) -> str:
    return "," if decimal == "." else "."
