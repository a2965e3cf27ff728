"""Conflict: the two of a pair have no group in common."""

from __future__ import annotations

from collections.abc import Sequence

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Conflict


def breaks(rule: Conflict, pairs: ChosenPairs) -> list[Break]:
    """The pairs with a group in common."""
    mentee_groups: Sequence[Sequence[str]] = ()
    mentor_groups: Sequence[Sequence[str]] = ()
    for ask in rule.asks():
        if ask.side == "mentee":
            mentee_groups = pairs.roster.tags(ask).keys
        else:
            mentor_groups = pairs.roster.tags(ask).keys
    for group_ask in rule.group_asks():
        mentee_groups = pairs.roster.groups[group_ask].mentees
        mentor_groups = pairs.roster.groups[group_ask].mentors
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if not set(mentee_groups[mentee]).isdisjoint(mentor_groups[mentor])
    ]
