"""Same: both of a pair gave the same answer."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Same


def breaks(rule: Same, pairs: ChosenPairs) -> list[Break]:
    """The pairs whose answers differ or are blank."""
    mentee_ask, mentor_ask = rule.asks()
    left, right = pairs.roster.texts(mentee_ask).keys, pairs.roster.texts(mentor_ask).keys
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if not left[mentee] or left[mentee] != right[mentor]
    ]
