"""Floor: no chosen pair has a smaller score."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.config.fairness import Floor


def breaks(
    limit: Floor, config: Config, pairs: ChosenPairs, points: NDArray[np.int64], resolution: int
) -> list[Break]:
    """The pairs whose score is below the floor."""
    least = Fraction(str(limit.score))
    return [
        pairs.broken(limit.label, mentee, mentor)
        for (mentee, mentor), won in zip(pairs, points.tolist(), strict=True)
        if Fraction(won, resolution) < least
    ]
