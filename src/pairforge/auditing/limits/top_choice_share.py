"""Top choice share: enough of the mentees who stated choices have one of their first."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.config.criteria import Ranking
from pairforge.config.fairness import TopChoiceShare


def breaks(
    limit: TopChoiceShare, config: Config, pairs: ChosenPairs, points: NDArray[np.int64], resolution: int
) -> list[Break]:
    """That too few have one; whoever wants no mentor does not count."""
    (ask,) = [
        ask
        for criterion in config.criteria
        if isinstance(criterion, Ranking) and limit.criterion in (None, criterion.label)
        for ask in [criterion.ask_of("mentee")]
        if ask is not None
    ]
    wishes = pairs.roster.wishes(ask)
    choosers = {
        mentee for mentee, want in enumerate(pairs.roster.wants.tolist()) if want and wishes.choices[mentee]
    }
    glad = {
        mentee
        for mentee, mentor in pairs
        for chosen, rank in zip(wishes.choices[mentee], wishes.ranks[mentee], strict=True)
        if chosen == mentor and rank <= limit.k
    }
    enough = len(glad) >= Fraction(str(limit.at_least)) * len(choosers)
    return [] if enough else [Break(limit.label)]
