"""How many points make a score of 1: as many as exact integers allow."""

from __future__ import annotations

import numpy as np

from pairforge.criteria import Criterion, Scores
from pairforge.errors import InputError, Trouble
from pairforge.roster import Roster
from pairforge.roster.past import as_float

FINEST, COARSEST = 10**6, 10**3
LIMIT = 1 << 60
"""Largest |points| x (nodes + 1). OR-tools' flow needs less than 2**62; two bits are kept for price sums."""

EXACT = 1 << 53
"""Totals stay below it, so that points and scores are exact as floats, too."""


def choose_resolution(criteria: tuple[Criterion, ...], roster: Roster) -> int:
    """The largest power of ten, at most 10**6, for which all arithmetic stays in 64 bits.

    Scores count with what people bring along from earlier rounds.

    Raises
    ------
    InputError
        If that would be less than 10**3.
    """
    largest = sum(criterion.weight * _largest_value(criterion) for criterion in criteria)
    largest += _most_carried(roster)
    nodes = len(roster.mentees) + len(roster.mentors) + 2
    places = int(min(roster.wants.sum(), roster.capacity.sum())) + 2
    resolution = FINEST
    while resolution >= COARSEST:
        points = largest * resolution + len(criteria)
        if points * nodes < LIMIT and points * places < EXACT:
            return resolution
        resolution //= 10
    raise InputError(
        [
            Trouble(
                what=f"Scores as large as {largest:g}{_with_rounds(roster)} cannot be added up exactly for "
                f"{nodes - 2} people.",
                remedy="Divide the weights (or the listed scores) by the same number, so that the largest "
                "score is near 100; the matching stays the same.",
            )
        ]
    )


def _largest_value(criterion: Criterion) -> float:
    if isinstance(criterion, Scores) and criterion.listed.scores is not None:
        return float(np.abs(criterion.listed.scores).max(initial=0.0))
    return 1.0


def _with_rounds(roster: Roster) -> str:
    return "" if roster.past is None else ", with what people bring along from earlier rounds,"


def _most_carried(roster: Roster) -> float:
    if roster.past is None:
        return 0.0
    return max((as_float(abs(carried)) for carried in roster.past.carried), default=0.0)
