"""Tables beside the people: pairs to lock or forbid, earlier pairs, scores, and other words for mentors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry
from pairforge.advice.init.interview import Interview
from pairforge.advice.init.layout import Block
from pairforge.advice.init.listing import Listing
from pairforge.advice.init.people_named import Names
from pairforge.advice.init.wording import LOCK, NEVER, PAST

_SCORE = re.compile(r"\bscore|\bpoints?\b|\bfit\b|\brating\b|\bvalue\b|\bweight\b", re.IGNORECASE)
_KINDS = {"lock": LOCK, "history": PAST, "never": NEVER}
_WHY = {
    "lock": "these pairs are promised: they must be",
    "history": "rather somebody new than the mentor of an earlier round",
    "never": "these pairs must not be",
    "scores": "somebody has scored the pairs; only pairs in this table are possible",
}


@dataclass(frozen=True)
class SideTable:
    """One table of pairs: its kind (a rule or criterion) and what the config says of it."""

    kind: str
    entry: Entry


def pair_table(block: Block, mentees: Listing, mentors: Listing, interview: Interview) -> SideTable | None:
    """What a table of pairs is for; None if it is none."""
    columns = _pair_columns(block.columns, mentees.names, mentors.names)
    if columns is None:
        return None
    keys: dict[str, Any] = {"file": block.sheet.file} | {
        key: entry.value for key, entry in block.keys.items()
    }
    left, right, either = columns
    keys |= (
        {"columns": [left.heading, right.heading]}
        if either
        else {"mentee": left.heading, "mentor": right.heading}
    )
    scores = [column for column in block.columns if column not in columns and column.is_numeric]
    scored = [column for column in scores if _SCORE.search(column.heading)] or (scores if not either else [])
    if scored and not either:
        value = {"kind": "scores", **keys, "score": scored[0].heading, "weight": 1}
        return SideTable("scores", Entry(value, _WHY["scores"]))
    kind, unsure = _kind(block, interview)
    prefer = {"prefer": "avoid"} if kind == "history" else {}
    return SideTable(kind, Entry({"kind": kind, **prefer, **keys}, _WHY[kind], unsure))


def alias_table(block: Block, mentees: Listing, mentors: Listing) -> tuple[Entry, list[str]] | None:
    """Other words for the mentors that the mentees use, such as projects; the config, and the words."""
    people = [column for column in block.columns if column.filled and mentors.names.share(column) >= 0.7]
    if not people:
        return None
    wished = [text for column in mentees.columns for tags in column.lists for text in tags]
    for column in block.columns:
        known = Names(column.filled)
        used = {text for text in wished if known.has(text)}
        if column not in people and column.is_unique and len(used) * 4 >= len(column.filled):
            keys: dict[str, Any] = {}
            if block.sheet.file != mentors.keys["file"].value:
                keys["file"] = block.sheet.file
            keys |= {key: entry.value for key, entry in block.keys.items()}
            value = {**keys, "alias": column.heading, "person": people[0].heading}
            return Entry(value, "the mentees choose these; each stands for a mentor"), list(column.filled)
    return None


def _pair_columns(
    columns: tuple[Column, ...], mentees: Names, mentors: Names
) -> tuple[Column, Column, bool] | None:
    """The column of the mentees, that of the mentors, and whether either may hold both."""
    shares = [(column, mentees.share(column), mentors.share(column)) for column in columns if column.filled]
    left = max(shares, key=lambda found: found[1], default=None)
    right = max((found for found in shares if found is not left), key=lambda found: found[2], default=None)
    if left and right and min(left[1], right[2]) >= 0.6 and max(left[2], right[1]) < 0.2:
        return left[0], right[0], False
    mixed = [column for column, mentee, mentor in shares if mentee + mentor >= 0.6]
    return (mixed[0], mixed[1], True) if len(mixed) == 2 else None


def _kind(block: Block, interview: Interview) -> tuple[str, str]:
    name = re.sub(
        r"[_\W]+", " ", f"{block.sheet.name or block.sheet.file} {block.columns[-1].heading}"
    ).casefold()
    named = [kind for kind, wording in _KINDS.items() if wording.search(name)]
    if len(named) == 1:
        return named[0], ""
    told = block.sheet.name or block.sheet.file
    answers = [
        ("pairs that must not be", "never"),
        ("pairs that must be", "lock"),
        ("pairs of earlier rounds", "history"),
    ]
    decided = interview.decide(f"What does the table {told} list?", answers)
    return decided.value, decided.unsure
