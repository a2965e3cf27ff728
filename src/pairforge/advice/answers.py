"""How full the columns are, and what a group of people has in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Ask, Side
from pairforge.config.rules import RuleConfig
from pairforge.roster import Roster
from pairforge.roster.answers import (
    Answer,
    LevelTable,
    Numbers,
    TagLists,
    Texts,
    WeeklyHours,
    WishLists,
)

_MOST_ANSWERS = 5


@dataclass(frozen=True)
class ColumnCheck:
    """How many of one side left a column blank (several columns of choices count as one answer)."""

    side: Side
    columns: tuple[str, ...]
    people: int
    blank: int


@dataclass(frozen=True)
class GroupAnswers:
    """What a group of people answered in one column.

    Parameters
    ----------
    side, column
        Whose answers, and the heading.
    answers
        The answers that most of the group gave, with how many did; a blank is "".
    others
        How many of the group gave another answer.
    """

    side: Side
    column: str
    answers: tuple[tuple[str, int], ...]
    others: int


def check_columns(roster: Roster, rules: Sequence[RuleConfig] = ()) -> tuple[ColumnCheck, ...]:
    """How full each column is that the config asks for, in the order of the config.

    Those that only a veto among the ``rules`` asks for are left out: next to nobody is to be named there.
    """
    vetoes = {ask for rule in rules if rule.kind == "veto" for ask in rule.asks()}
    found: dict[tuple[Side, tuple[str, ...]], ColumnCheck] = {}
    for ask, answer in roster.answers.items():
        if ask in vetoes:
            continue
        blank = _blank(answer)
        check = ColumnCheck(ask.side, ask.columns, len(blank), int(blank.sum()))
        found.setdefault((ask.side, ask.columns), check)
    return tuple(found.values())


def answers_of_group(roster: Roster, asks: Iterable[Ask], people: Sequence[int]) -> tuple[GroupAnswers, ...]:
    """What these people (positions) answered in these columns; columns without words are left out."""
    found = []
    for ask in dict.fromkeys(asks):
        words = _words(roster.answers[ask])
        if words is None:
            continue
        counts = Counter(words[person] for person in people)
        most = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_ANSWERS]
        others = len(people) - sum(count for _, count in most)
        found.append(GroupAnswers(ask.side, ", ".join(ask.columns), tuple(most), others))
    return tuple(found)


def _blank(answer: Answer) -> NDArray[np.bool_]:
    """Who gave no answer."""
    if isinstance(answer, Numbers):
        return np.isnan(answer.values)
    if isinstance(answer, LevelTable):
        return np.asarray(np.isnan(answer.values).all(axis=1))
    given: Sequence[object]
    if isinstance(answer, WishLists):
        given = answer.choices
    else:
        given = answer.words if isinstance(answer, WeeklyHours) else answer.keys
    return np.array([not each for each in given], dtype=bool)


def _words(answer: Answer) -> list[str] | None:
    """Each person's answer to show, alike for answers that count as the same; None without words."""
    if isinstance(answer, TagLists):
        return [", ".join(sorted(answer.words[key] for key in keys)) for keys in answer.keys]
    if isinstance(answer, Texts):
        shown: dict[str, str] = {}
        for key, word in sorted(zip(answer.keys, answer.words, strict=True)):
            shown.setdefault(key, word)
        return [shown[key] for key in answer.keys]
    return list(answer.words) if isinstance(answer, (Numbers, WeeklyHours)) else None
