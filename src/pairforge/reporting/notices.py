"""What was repaired, left out or guessed while reading, in words for workbook and terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from pairforge.reporting.words import counted
from pairforge.roster import Notice, Roster
from pairforge.roster.findings import NoticeKind

KIND_WORDS: Mapping[NoticeKind, str] = {
    "assumed": "Assumed",
    "repaired": "Repaired",
    "dropped": "Left out",
    "outside": "Outside the programme",
    "proposal": "Proposal taken",
}
COUNTED: Mapping[str, tuple[str, str]] = {
    "proposal": ("proposal taken", "proposals taken"),
    "repaired": ("repair", "repairs"),
    "dropped": ("row or answer left out", "rows or answers left out"),
    "outside": ("mention of somebody outside the programme", "mentions of people outside the programme"),
}


def assumed_told(roster: Roster) -> tuple[Notice, ...]:
    """What was assumed; each of these is told in full."""
    return tuple(notice for notice in roster.notices if notice.kind == "assumed")


def others_counted(roster: Roster) -> tuple[str, ...]:
    """How many notices there are of each other kind, such as ``7 repairs``."""
    counts: Counter[str] = Counter(notice.kind for notice in roster.notices)
    return tuple(counted(counts[kind], *words) for kind, words in COUNTED.items() if counts[kind])


def place_within_file(notice: Notice) -> str | None:
    """Row and column of a notice, without the file."""
    return notice.place.removeprefix(notice.file or "").removeprefix(", ") or None
