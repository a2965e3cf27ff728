"""Room: numbers of rules that would not fit into 64 bits are refused before anybody reckons with them."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pairforge.errors import InputError, Trouble
from pairforge.problem.constraints import (
    Constraint,
    CountBounds,
    DistinctParts,
    LeastIfUsed,
    NoneOrLeast,
)
from pairforge.problem.source import Source

LARGEST = 1 << 60


def must_fit(coefficient: int, label: str, remedy: str, source: Source) -> None:
    """Refuse a rule if all pairs together, each times its largest coefficient, would not fit.

    Raises
    ------
    InputError
        With the rule's label and the remedy.
    """
    if coefficient * (len(source.scores.points) + len(source.roster.mentees) + 1) >= LARGEST:
        what = f"The numbers of `{label}` are too long to be reckoned with exactly."
        raise InputError([Trouble(what=what, remedy=remedy)])


def large_prices(constraints: Iterable[Constraint], num_places: int) -> list[Trouble]:
    """Soft rules whose breaks could cost more, all together, than fits.

    Parameters
    ----------
    num_places
        No matching has more pairs.
    """
    soft = [constraint for constraint in constraints if constraint.price is not None]
    costs = {constraint: float(constraint.price or 0) * _most(constraint, num_places) for constraint in soft}
    if sum(costs.values()) < LARGEST:
        return []
    large = [constraint.label for constraint in soft if costs[constraint] * len(soft) >= LARGEST]
    return [
        Trouble(
            what=f"The breaks of `{label}` could cost more than can be reckoned with exactly.",
            remedy="Write smaller prices in the same ratio, or ask for fewer people.",
        )
        for label in dict.fromkeys(large)
    ]


def _most(constraint: Constraint, num_places: int) -> float:
    """A number of units by which no matching breaks a constraint more."""
    cells = float(sum(family.num_cells for family in constraint.families()))
    match constraint:
        case CountBounds():
            wanted = float(np.maximum(constraint.low, 0).astype(np.float64).sum())
        case LeastIfUsed() | NoneOrLeast():
            wanted = float(constraint.least.astype(np.float64).sum())
        case DistinctParts():
            wanted = cells * constraint.least
        case _:
            wanted = cells * num_places
    return wanted + cells + num_places
