"""Gap: the mentor of a pair is ahead of the mentee by so much."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Gap


def breaks(rule: Gap, pairs: ChosenPairs) -> list[Break]:
    """The pairs whose gap is unknown or outside of the limits."""
    mentee_ask, mentor_ask = rule.asks()
    left = pairs.roster.numbers(mentee_ask).values.tolist()
    right = pairs.roster.numbers(mentor_ask).values.tolist()
    low = float("-inf") if rule.min is None else rule.min
    high = float("inf") if rule.max is None else rule.max
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if not low <= round(right[mentor] - left[mentee], 9) <= high
    ]
