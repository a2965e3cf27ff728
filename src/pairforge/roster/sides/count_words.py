"""Counts as people write them: "2 mentees", "two", "up to 3", "2-3"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairforge.roster.cells import fold

_WORDS = (
    "zero cero zéro",
    "one ein eine einen einer eins uno una un une",
    "two zwei dos deux",
    "three drei tres trois",
    "four vier cuatro quatre",
    "five fünf cinco cinq",
    "six sechs seis",
    "seven sieben siete sept",
    "eight acht ocho huit",
    "nine neun nueve neuf",
    "ten zehn diez dix",
    "eleven elf onze",
    "twelve zwölf doce douze",
)
"""Number words that mean one number only; "once" (11 in Spanish), "null" and "none" do not."""

_NUMBER_OF = {word: number for number, words in enumerate(_WORDS) for word in words.split()}
_UNITS = (
    r"(?:(?:new |more |first[- ]year )?(?:mentees?|mentors?|mentorees?|students?|people|persons?"
    r"|participants?|individuals?|places?|seats?|spots?|matches|protégés?|proteges?)"
    r"|personen|person|leute|studierende[rn]?|studenten|plätze|platz"
    r"|personas?|estudiantes?|alumn[oa]s?|plazas?|personnes?|étudiant(?:e?s)?|mentoré(?:e?s)?)"
)
_N = r"(\d{1,4}|" + "|".join(sorted(_NUMBER_OF, key=len, reverse=True)) + ")"
_MOST = (
    r"(?:up to|max\.?|maximum(?: of)?|maximal|at most|no more than|not more than|bis zu|höchstens"
    r"|hasta|máximo(?: de)?|como máximo|jusqu'à|au plus|maximum de|≤|<=)"
)
_LEAST = r"(?:at least|min\.?|minimum(?: of)?|mindestens|al menos|mínimo|au moins|≥|>=)"
_MOST_AFTER = r"(?:max\.?|maximum|at most|at the most|maximal|höchstens|máximo|como máximo)"
_END = rf"(?: ?{_UNITS})?(?:,? \(?{_MOST_AFTER}\)?)?[.!]?"
_EXACTLY = re.compile(rf"(?:{_MOST} ?)?{_N}{_END}")
_TWICE = re.compile(rf"{_N} ?\({_N}\){_END}")
_BETWEEN = re.compile(
    rf"(?:(?:from |von |de )?{_N}(?: {_UNITS})? ?(?:-|‐|‑|‒|–|—|−|/|to|or|bis|oder|o|u|a|à|ou|up to) ?{_N}"
    rf"|(?:between|zwischen|entre) {_N} (?:and|und|y|et) {_N}){_END}"
)
_OPEN = re.compile(
    rf"(?:{_LEAST} ?{_N}(?: ?{_UNITS})?|{_N} ?\+(?: ?{_UNITS})?"
    rf"|{_N}(?: {_UNITS})? (?:or more|oder mehr|o más|ou plus))[.!]?"
)


@dataclass(frozen=True)
class CountRange:
    """What a count may mean: any from ``lowest`` to ``highest`` (None: no end)."""

    lowest: int
    highest: int | None

    @property
    def is_one(self) -> bool:
        """Whether it means one number."""
        return self.lowest == self.highest

    def __str__(self) -> str:
        if self.highest is None:
            return f"{self.lowest} or more"
        return (
            f"{self.lowest} or {self.highest}"
            if self.highest - self.lowest == 1
            else (f"any number from {self.lowest} to {self.highest}")
        )


def count_in_words(text: str) -> CountRange | None:
    """What a count in words means; None if that is not certain.

    "Up to 3" is 3, as a count is the most that somebody takes; whatever else is said ("2 if they are local")
    leaves it unread.
    """
    words = fold(text)
    if (found := _EXACTLY.fullmatch(words)) is not None:
        return CountRange(_number(found[1]), _number(found[1]))
    if (found := _TWICE.fullmatch(words)) is not None and _number(found[1]) == _number(found[2]):
        return CountRange(_number(found[1]), _number(found[1]))
    if (found := _BETWEEN.fullmatch(words)) is not None:
        lowest, highest = sorted(_number(word) for word in found.groups() if word)
        return CountRange(lowest, highest)
    if (found := _OPEN.fullmatch(words)) is not None:
        return CountRange(_number(next(word for word in found.groups() if word)), None)
    return None


def says_most(text: str) -> bool:
    """Whether a count is only a limit, such as "up to 3"."""
    return re.search(rf"{_MOST}|{_MOST_AFTER}", fold(text)) is not None


def _number(word: str) -> int:
    return _NUMBER_OF[word] if word in _NUMBER_OF else int(word)
