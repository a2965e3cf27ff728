"""What is left of a name once habits of writing are taken away: case, accents, punctuation, order, titles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TITLES = {"dr", "prof", "professor", "mr", "mrs", "ms", "mx", "phd"}
_PLAIN_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i"})
_TWO_LETTERS = str.maketrans({"æ": "ae", "œ": "oe", "þ": "th"})
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_APOSTROPHES = frozenset("'’‘ʼ`´′")


@lru_cache(maxsize=100_000)
def name_parts(text: str) -> tuple[str, ...]:
    """The words of a name in small letters without accents, punctuation and titles, in their order.

    Only accents that leave the letter what it is are taken away: vowel signs of Indic scripts, and what
    makes another syllable in Japanese, stay.
    """
    return _parts(_folded(text))


@lru_cache(maxsize=100_000)
def name_keys(text: str) -> frozenset[str]:
    """What two ways of writing one name have in common: they share at least one key.

    With digits in it the order of the words counts and spaces are not taken away, so that ``Team 1 2`` is
    neither ``Team 2 1`` nor ``Team 12``. A text without a letter has no key.
    """
    folded = _folded(text)
    spellings = {_parts(folded), _parts(folded.translate(_GERMAN))}
    keys: set[str] = set()
    for parts in spellings:
        if not any(character.isalpha() for part in parts for character in part):
            continue
        if any(character.isdigit() for part in parts for character in part):
            keys.add(" ".join(parts))
        else:
            keys |= {"".join(parts), "".join(sorted(parts))}
    return frozenset(keys)


def numbers(text: str) -> list[str]:
    """The numbers in a text, as digits; where they differ, two texts are never taken for one."""
    return re.findall(r"\d+", text)


def _folded(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).casefold()
    return unicodedata.normalize("NFC", composed)


def _parts(folded: str) -> tuple[str, ...]:
    kept: list[str] = []
    for character in unicodedata.normalize("NFKD", folded.translate(_PLAIN_LETTERS).translate(_TWO_LETTERS)):
        kind = unicodedata.category(character)
        if kind[0] == "M" and _is_an_accent(character):
            continue
        if kind == "Cf" or character in _APOSTROPHES:
            continue
        kept.append(character if kind[0] in "LNM" else " ")
    parts = tuple(unicodedata.normalize("NFC", "".join(kept)).split())
    return tuple(part for part in parts if part not in _TITLES) or parts


def _is_an_accent(mark: str) -> bool:
    """Marks above and below a letter, and the points of Hebrew and Arabic."""
    place = unicodedata.combining(mark)
    return place >= 200 or 10 <= place <= 36
