"""The places of several mentors together, such as all of a site."""

from __future__ import annotations

from collections import Counter

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config


def capacity_breaks(config: Config, pairs: ChosenPairs) -> list[Break]:
    """The answers of which the mentors have too many or too few places filled."""
    found = []
    places = pairs.roster.places.tolist()
    for capacity in config.capacities:
        sites = pairs.roster.categories(capacity.asks()[0])
        codes = sites.codes.tolist()
        filled: Counter[int] = Counter()
        for mentee, mentor in pairs:
            filled[codes[mentor]] += places[mentee]
        for code, word in enumerate(sites.words):
            most = capacity.most(word)
            too_many = most is not None and filled[code] > most
            if too_many or filled[code] < (capacity.at_least or 0):
                found.append(Break(f"{capacity.label}: {word}"))
    return found
