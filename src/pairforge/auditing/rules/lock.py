"""Lock: every listed pair is chosen."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Lock


def breaks(rule: Lock, pairs: ChosenPairs) -> list[Break]:
    """The listed pairs that are not chosen."""
    listed = pairs.roster.pair_lists[rule.pair_asks()[0]]
    chosen = set(pairs)
    return [pairs.broken(rule.label, *pair) for pair in listed if pair not in chosen]
