"""Texts as they are shown and as they are compared, in the config and in spreadsheets alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_JOINERS = re.compile("[\u200c\u200d]")


@lru_cache(maxsize=1 << 16)
def clean(text: str) -> str:
    """The text without stray spaces (also non-breaking ones), line breaks and characters that only steer."""
    if not (text.isascii() and text.isprintable()):
        text = _STEERING.sub("", unicodedata.normalize("NFC", text))
    return " ".join(text.split())


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """The text as it is compared: case, spacing and full-width forms make no difference."""
    return clean(text if text.isascii() else _JOINERS.sub("", unicodedata.normalize("NFKC", text))).casefold()
