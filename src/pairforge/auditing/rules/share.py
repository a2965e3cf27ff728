"""Share: both of a pair have an answer in common."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Share


def breaks(rule: Share, pairs: ChosenPairs) -> list[Break]:
    """The pairs with nothing in common."""
    mentee_ask, mentor_ask = rule.asks()
    left, right = pairs.roster.tags(mentee_ask).keys, pairs.roster.tags(mentor_ask).keys
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if set(left[mentee]).isdisjoint(right[mentor])
    ]
