"""Meet: both of a pair are free at the same time."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Meet


def breaks(rule: Meet, pairs: ChosenPairs) -> list[Break]:
    """The pairs with too little time in common, counted span by span."""
    mentee_ask, mentor_ask = rule.asks()
    left, right = pairs.roster.hours(mentee_ask).spans, pairs.roster.hours(mentor_ask).spans
    found = []
    for mentee, mentor in pairs:
        common = sum(
            max(0, min(end, other_end) - max(start, other))
            for start, end in left[mentee]
            for other, other_end in right[mentor]
        )
        if common < rule.minutes:
            found.append(pairs.broken(rule.label, mentee, mentor))
    return found
