"""Leads and seconds: each mentee has one of each at most, and nobody else."""

from __future__ import annotations

from collections import Counter

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.roster import fold


def co_mentor_breaks(config: Config, pairs: ChosenPairs) -> list[Break]:
    """Mentors who are neither, mentees with two of a kind, and seconds without a lead where it counts."""
    asked = config.co_mentors
    if asked is None:
        return []
    leading, seconding = set(map(fold, asked.lead)), set(map(fold, asked.second))
    roles = pairs.roster.texts(asked.asks()[0]).keys
    found = [
        pairs.broken(asked.label, mentee, mentor)
        for mentee, mentor in pairs
        if roles[mentor] not in leading | seconding
    ]
    leads = Counter(mentee for mentee, mentor in pairs if roles[mentor] in leading)
    seconds = Counter(mentee for mentee, mentor in pairs if roles[mentor] in seconding)
    for mentee in sorted({*leads, *seconds}):
        most = min(1, leads[mentee]) if asked.lead_first else 1
        if leads[mentee] > 1 or seconds[mentee] > most:
            found.append(Break(asked.label, mentee=pairs.roster.mentees.ids[mentee]))
    return found
