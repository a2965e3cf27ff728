"""Consent: both of a pair agreed."""

from __future__ import annotations

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config.rules import Consent
from pairforge.roster import fold


def breaks(rule: Consent, pairs: ChosenPairs) -> list[Break]:
    """The pairs with somebody who was asked and did not agree."""
    yes = {fold(value) for value in rule.values}
    answers = {ask.side: pairs.roster.texts(ask).keys for ask in rule.asks()}
    return [
        pairs.broken(rule.label, mentee, mentor)
        for mentee, mentor in pairs
        if ("mentee" in answers and answers["mentee"][mentee] not in yes)
        or ("mentor" in answers and answers["mentor"][mentor] not in yes)
    ]
