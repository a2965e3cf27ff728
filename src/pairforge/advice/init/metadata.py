"""What the form adds by itself: time stamps, response ids, progress, the account that was signed in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pairforge.advice.init.column import Column
from pairforge.advice.init.entry import Entry, Section
from pairforge.advice.init.wording import FINISHED, LATEST_STAMP, METADATA, STAMP
from pairforge.roster.cells import fold

_TIME = re.compile(r".*\d{1,4}[./-]\d{1,2}[./-]\d{2,4}.*|[34]\d{4}(\.\d*)?")
_PERIOD = re.compile(r"(start|end) ?date")
_TRUE = {"true", "1", "wahr", "yes", "vrai", "verdadero"}


@dataclass(frozen=True)
class Metadata:
    """What is known of a form's own columns.

    ``keys`` is what the config says of them, ``used`` are the columns it names, ``ignored`` the others, and
    ``account`` the name and address of whoever was signed in, which may not be the person's own.
    """

    keys: Section
    used: tuple[Column, ...]
    ignored: tuple[Column, ...]
    account: tuple[Column, ...]


def find_metadata(columns: tuple[Column, ...]) -> Metadata:
    """Tell a form's own columns from the questions."""
    keys: Section = {}
    used: list[Column] = []
    is_qualtrics = any(fold(column.heading) == "response id" for column in columns)
    stamps = [
        column
        for column in columns
        if STAMP.search(fold(column.heading))
        and column.share(_TIME) > 0.8
        and (is_qualtrics or not _PERIOD.fullmatch(fold(column.heading)))
    ]
    microsoft = _microsoft(columns, stamps)
    others = [
        column for column in columns if METADATA.search(fold(column.heading)) and (stamps or is_qualtrics)
    ]
    if len(stamps) == 1 or (stamps and (microsoft or is_qualtrics)):
        latest = max(stamps, key=_lateness)
        keys["answered"] = Entry(latest.heading, "who answers twice is taken at their last word")
        used.append(latest)
    finished = next((column for column in others if FINISHED.search(fold(column.heading))), None)
    if finished is not None:
        done = [word for key, word in finished.words.items() if key in _TRUE]
        if done and len(finished.distinct) > 1:
            row = {"column": finished.heading, "values": [done[0]]}
            keys["keep"] = Entry([Entry(row)], "unfinished answers are left out, and listed")
            used.append(finished)
    account = tuple(column for column in microsoft if column not in stamps)
    ignored = [column for column in [*stamps, *others, *microsoft] if column not in used]
    return Metadata(keys, tuple(used), tuple(dict.fromkeys(ignored)), account[1:] if account else ())


def _lateness(stamp: Column) -> int:
    """How surely the stamp is the moment when the answers were complete."""
    heading = fold(stamp.heading)
    return max(
        (len(LATEST_STAMP) - idx for idx, word in enumerate(LATEST_STAMP) if word in heading), default=0
    )


def _microsoft(columns: tuple[Column, ...], stamps: list[Column]) -> tuple[Column, ...]:
    """ID, start time, completion time, address and name: so starts every export of Microsoft Forms."""
    if len(columns) > 5 and list(columns[1:3]) == stamps[:2] and columns[0].is_numeric:
        return columns[:5]
    return ()
