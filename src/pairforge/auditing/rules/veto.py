"""Veto: neither of a pair would rather not have the other."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Veto


def breaks(rule: Veto, pairs: ChosenPairs) -> list[Break]:
    """The pairs of which one named the other, each once."""
    named = {ask.side: pairs.roster.wishes(ask).choices for ask in rule.asks()}
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if ("mentee" in named and mentor in named["mentee"][mentee])
        or ("mentor" in named and mentee in named["mentor"][mentor])
    ]
