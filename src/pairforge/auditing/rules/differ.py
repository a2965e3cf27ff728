"""Differ: the two of a pair did not give the same answer."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Differ


def breaks(rule: Differ, pairs: ChosenPairs) -> list[Break]:
    """The pairs whose answers are the same."""
    mentee_ask, mentor_ask = rule.asks()
    left, right = pairs.roster.texts(mentee_ask).keys, pairs.roster.texts(mentor_ask).keys
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if left[mentee] and left[mentee] == right[mentor]
    ]
