"""Capacities of several mentors together, such as all of a site."""

from __future__ import annotations

import numpy as np

from pairforge.config.capacities import CapacityConfig
from pairforge.problem.bounds import NO_BOUND, within_reach
from pairforge.problem.constraints import CountBounds, Family
from pairforge.problem.places import places_of
from pairforge.problem.source import Source


def within_capacity(entry: CapacityConfig, source: Source) -> CountBounds:
    """Bounds on the pairs, or their places, of all mentors with the same answer."""
    categories, places = source.roster.categories(entry.asks()[0]), places_of(source)
    of_pair = categories.codes.astype(np.int32)[source.scores.mentors]
    most = [entry.most(key) for key in categories.keys]
    high = np.array([NO_BOUND if number is None else within_reach(number) for number in most], dtype=np.int64)
    low = np.full(len(high), within_reach(entry.at_least or 0), dtype=np.int64)
    if places.weights is None:
        low, high = -(-low // places.each), high // places.each
    return CountBounds(
        label=entry.label,
        family=Family(of_pair, len(categories.keys), places.weights),
        low=low,
        high=high,
    )
