"""``count``: a weighted count over the pairs."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.fairness import Count
from pairforge.problem.bounds import NO_BOUND, within_reach
from pairforge.problem.constraints import Constraint, CountBounds, Family
from pairforge.problem.source import Source, numbers_of_pairs

IntArray = NDArray[np.int64]


def count(entry: Count, source: Source) -> tuple[Constraint, ...]:
    """A bound on what all pairs count together; those that count nothing are left out."""
    weights = _weights(entry, source)
    of_pair = np.where(weights == 0, np.int32(-1), np.int32(0))
    plain = bool(((weights == 0) | (weights == 1)).all())
    return (
        CountBounds(
            label=entry.label,
            family=Family(of_pair, 1, None if plain else weights),
            low=np.array([-NO_BOUND if entry.at_least is None else within_reach(entry.at_least)]),
            high=np.array([NO_BOUND if entry.at_most is None else within_reach(entry.at_most)]),
        ),
    )


def _weights(entry: Count, source: Source) -> IntArray:
    """What each pair counts, shape (num_pairs,)."""
    scores, roster = source.scores, source.roster
    if entry.of is None:
        listed = roster.pair_lists[entry.pair_asks()[0]]
        assert listed.scores is not None
        return numbers_of_pairs(scores, listed.mentees, listed.mentors, listed.scores.astype(np.int64))
    ask = entry.asks()[0]
    people = scores.mentees if entry.of == "mentee" else scores.mentors
    if entry.value is None:
        own = roster.numbers(ask).values.astype(np.int64)
    else:
        categories = roster.categories(ask)
        own = (categories.codes == categories.code(entry.value)).astype(np.int64)
    weights: IntArray = own[people]
    return weights
