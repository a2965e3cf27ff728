"""What the answers to a role question mean where they go by names of their own, such as Big buddy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry
from pairforge.advice.init.layout import Block
from pairforge.advice.init.seats import counts_people
from pairforge.advice.init.wording import BOTH, ROLE
from pairforge.config import Side

_MOSTLY = 0.8


@dataclass(frozen=True)
class RoleWords:
    """What the config says of either side's role, and what is unsure of it."""

    roles: Mapping[Side, Entry]
    unsure: str


def told_by_seats(block: Block) -> RoleWords | None:
    """Those are the mentors who say how many they can take; None if nothing tells them apart so."""
    seats = next((column for column in block.columns if counts_people(column)), None)
    for column in block.columns:
        words = usual_words(column)
        roles = [key for key in words if not BOTH.search(key)]
        if seats is None or len(roles) != 2 or not ROLE.search(column.heading):
            continue
        say = {key: _share_answered(column, seats, key) for key in roles}
        mentor, mentee = sorted(roles, key=lambda key: -say[key])
        if say[mentor] < _MOSTLY or say[mentee] > 1 - _MOSTLY:
            continue
        both = [word for key, word in words.items() if key not in roles]
        unsure = (
            f'"{words[mentor]}" are taken for the mentors, "{words[mentee]}" for the mentees, '
            f'as only the former answer "{seats.heading}".'
        )
        sides: dict[Side, str] = {"mentor": words[mentor], "mentee": words[mentee]}
        return RoleWords(
            {
                side: Entry({"column": column.heading, "values": [word, *both]})
                for side, word in sides.items()
            },
            unsure,
        )
    return None


def usual_words(column: Column) -> dict[str, str]:
    """Each different answer as it is mostly written."""
    counts: dict[str, dict[str, int]] = {}
    for text, key in zip(column.filled, map(str.casefold, column.filled), strict=True):
        counts.setdefault(key, {}).setdefault(text, 0)
        counts[key][text] += 1
    return {key: max(words, key=lambda word: (words[word], word)) for key, words in sorted(counts.items())}


def _share_answered(roles: Column, column: Column, role: str) -> float:
    """How many of those with a role answered something else."""
    rows = [idx for idx, text in enumerate(roles.texts) if text.casefold() == role]
    return sum(bool(column.texts[idx]) for idx in rows) / len(rows)
