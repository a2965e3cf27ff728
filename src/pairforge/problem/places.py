"""Places: what a mentee takes of a mentor's capacity, where that is not one for everybody."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.constraints import Constraint, CountBounds, Family
from pairforge.problem.source import Source

IntArray = NDArray[np.int64]

PLACES = "places"
"""The label of the constraint that holds capacities and minimums where pairs take several places."""


@dataclass(frozen=True, eq=False)
class Places:
    """Capacities and minimums in pairs, and what they cannot say.

    Parameters
    ----------
    capacity, minimum
        Most and fewest pairs of each mentor, shape (num_mentors,).
    weights
        Places that each pair takes, shape (num_pairs,); None where everybody takes as many.
    each
        Places that everybody takes; the fewest where they do not take as many.
    """

    capacity: IntArray
    minimum: IntArray
    weights: IntArray | None
    each: int


def places_of(source: Source) -> Places:
    """How many pairs each mentor may have."""
    roster = source.roster
    taken = roster.places[roster.wants > 0]
    each = int(taken.min()) if len(taken) else 1
    capacity = roster.capacity // each
    if (taken == each).all():
        return Places(capacity, -(-roster.minimum // each), None, each)
    return Places(capacity, np.zeros_like(roster.minimum), roster.places[source.scores.mentees], each)


def within_places(source: Source) -> tuple[Constraint, ...]:
    """The capacities and minimums in places, where mentees do not all take as many."""
    weights = places_of(source).weights
    if weights is None:
        return ()
    roster = source.roster
    family = Family(source.scores.mentors, len(roster.mentors), weights)
    return (CountBounds(label=PLACES, family=family, low=roster.minimum, high=roster.capacity),)
