"""Exhaustive search over tiny programmes with cohort rules: the slow twin of both engines.

It knows rules as they stand in the YAML and evaluates them by their definitions for all matchings at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import TypeAlias

import numpy as np
from tests.cohorts.amounts import amounts
from tests.cohorts.limits import keeps_capacities, keeps_co_mentors, keeps_fairness
from tests.cohorts.measures import Measure
from tests.cohorts.tiny import BoolArray, Tiny, all_matchings

Priority: TypeAlias = Measure | tuple[Measure, Fraction]
"""A measure, or one with the share of it that later priorities must keep."""


@dataclass(frozen=True)
class Best:
    """The lexicographic optimum.

    Parameters
    ----------
    values
        For each priority its number as it is maximized, or numbers, over the optima of those before.
    optima
        All matchings that are best in every priority, or as good as is to be kept, shape (num_optima,
        num_mentees, num_mentors).
    """

    values: tuple[int | tuple[int, ...], ...]
    optima: BoolArray


def possible(tiny: Tiny) -> BoolArray:
    """All matchings that keep every hard rule, shape (num_matchings, num_mentees, num_mentors)."""
    chosen = all_matchings(tiny)
    for keeps in (keeps_co_mentors, keeps_capacities, keeps_fairness):
        chosen = chosen[keeps(tiny, chosen)]
    for rule in tiny.cohorts:
        if rule.get("hard", False):
            chosen = chosen[amounts(tiny, rule, chosen) == 0]
    return chosen


def best_of(tiny: Tiny, priorities: Sequence[Priority]) -> Best | None:
    """The optimum in these priorities, in their order; None where the hard rules cannot all hold."""
    return best_among(tiny, possible(tiny), priorities)


def best_among(tiny: Tiny, chosen: BoolArray, priorities: Sequence[Priority]) -> Best | None:
    """The optimum among matchings that are given, so that they can be listed once for several orders."""
    if not len(chosen):
        return None
    values: list[int | tuple[int, ...]] = []
    for priority in priorities:
        measure, keep = priority if isinstance(priority, tuple) else (priority, Fraction(1))
        numbers = measure(tiny, chosen)
        table = numbers if numbers.ndim > 1 else numbers[:, None]
        reached: list[int] = []
        kept = np.ones(len(chosen), dtype=np.bool_)
        for column in table.T:
            best = int(column[kept].max())
            reached.append(best)
            kept &= column >= ceil(best - (1 - keep) * abs(best))
        values.append(tuple(reached) if numbers.ndim > 1 else reached[0])
        chosen = chosen[kept]
    return Best(tuple(values), chosen)


def holds(tiny: Tiny, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether one matching (mentee and mentor by position) keeps every hard rule."""
    one = np.zeros(tiny.points.shape, dtype=np.bool_)
    for mentee, mentor in pairs:
        one[mentee, mentor] = True
    return bool((possible(tiny) == one).all(axis=(1, 2)).any())


def reached(
    tiny: Tiny, pairs: Sequence[tuple[int, int]], priorities: Sequence[Priority]
) -> tuple[int | tuple[int, ...], ...]:
    """What one matching reaches in these priorities, whether or not it keeps the rules."""
    one = np.zeros((1, *tiny.points.shape), dtype=np.bool_)
    for mentee, mentor in pairs:
        one[0, mentee, mentor] = True
    best = best_among(tiny, one, priorities)
    assert best is not None
    return best.values
