"""``worst_tenth``: the sum of the smallest scores."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme


@dataclass(frozen=True)
class WorstShare:
    """The greatest sum of the smallest standings, as many as ``share`` of the pairs (rounded up).

    The sum of the k smallest is the maximum over t of k t less what each chosen pair falls short of t
    (Ogryczak, Tamir 2003, "Minimizing the sum of the k largest functions in linear time"; Rockafellar,
    Uryasev 2000, for the mean of a tail), so for each t it is a sum over pairs.

    Parameters
    ----------
    share
        In (0, 1].
    weight, total_weight
        What the sum of the smallest and the total count, for points of the trade-off between the two.
    """

    share: Fraction
    name: str = "worst_tenth"
    weight: int = 1
    total_weight: int = 0

    def count(self, num_pairs: int) -> int:
        """How many pairs are the worst off among so many."""
        return ceil(self.share * num_pairs)

    def value(self, programme: Programme, pairs: NDArray[np.int64]) -> int:
        """What a matching reaches."""
        smallest = np.sort(programme.standings[pairs])[: self.count(len(pairs))]
        total = sum(programme.points[pairs].tolist()) if self.total_weight else 0
        reached: int = self.weight * sum(smallest.tolist()) + self.total_weight * total
        return reached

    def threshold(self, programme: Programme, pairs: NDArray[np.int64]) -> int | None:
        """The largest of the smallest standings of a matching; None if it has no pair."""
        count = self.count(len(pairs))
        return int(np.sort(programme.standings[pairs])[count - 1]) if count else None

    def gain(self, programme: Programme, threshold: int, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """What each of ``pairs`` adds at a threshold: less than nothing for what it falls short of it."""
        short = np.minimum(programme.standings[pairs] - threshold, 0)
        return self.weight * short + self.total_weight * programme.points[pairs]
