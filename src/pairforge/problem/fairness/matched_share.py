"""``matched_share``: how much of the pairs a group of mentees gets."""

from __future__ import annotations

import numpy as np

from pairforge.config.fairness import MatchedShare
from pairforge.config.priorities import exact
from pairforge.problem.bounds import NO_BOUND
from pairforge.problem.constraints import Constraint, CountBounds, Family
from pairforge.problem.room import must_fit
from pairforge.problem.source import Source


def matched_share(entry: MatchedShare, source: Source) -> tuple[Constraint, ...]:
    """Of N pairs with n of the group, n >= P / D x N is D x n - P x N >= 0, a sum over the pairs."""
    categories = source.roster.categories(entry.asks()[0])
    inside = (categories.codes == categories.code(entry.value))[source.scores.mentees]
    nothing = np.zeros(1, dtype=np.int64)
    bounds = (
        (entry.at_least, nothing, nothing + NO_BOUND),
        (entry.at_most, nothing - NO_BOUND, nothing),
    )
    made = []
    for bound, low, high in bounds:
        if bound is not None:
            share = exact(bound)
            must_fit(share.denominator, entry.label, "Write the share with fewer digits.", source)
            weights = np.where(inside, share.denominator - share.numerator, -share.numerator)
            family = Family(np.zeros(len(inside), dtype=np.int32), 1, weights.astype(np.int64))
            made.append(CountBounds(label=entry.label, family=family, low=low, high=high))
    return tuple(made)
