"""Never: no listed pair is chosen."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Never


def breaks(rule: Never, pairs: ChosenPairs) -> list[Break]:
    """The listed pairs that are chosen."""
    forbidden = set(pairs.roster.pair_lists[rule.pair_asks()[0]])
    return [pairs.broken(rule.label, *pair) for pair in pairs if pair in forbidden]
