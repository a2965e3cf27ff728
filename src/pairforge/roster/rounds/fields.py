"""An entry of a JSON document, and what is wrong with its fields."""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Entry:
    """An entry; each question gives what is wrong as a sentence, or nothing.

    Parameters
    ----------
    name
        What it is called in sentences.
    item
        What stands there.
    """

    name: str
    item: Any

    def text(self, field: str) -> Iterator[str]:
        """Whether the field holds a text that is not blank."""
        value = self._field(field)
        if not isinstance(value, str) or not value.strip():
            yield f"{self.name} has no `{field}`."

    def number(self, field: str, least: float = -math.inf) -> Iterator[str]:
        """Whether the field holds a finite number of at least ``least``."""
        value = self._field(field)
        if not _is_number(value) or value < least:
            yield f"{self.name} has no `{field}` that is a number{_from(least)}."

    def count(self, field: str, least: int) -> Iterator[str]:
        """Whether the field holds a whole number of at least ``least``."""
        value = self._field(field)
        if not _is_number(value) or value != int(value) or value < least:
            yield f"{self.name} has no `{field}` that is a whole number{_from(least)}."

    def _field(self, field: str) -> Any:
        return self.item.get(field) if isinstance(self.item, dict) else None


def _is_number(value: Any) -> bool:
    is_one = isinstance(value, (int, float)) and not isinstance(value, bool)
    return is_one and abs(value) <= sys.float_info.max


def _from(least: float) -> str:
    return "" if least == -math.inf else f" from {least} on"
