"""Matched share: so much of the pairs is with mentees of one answer."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.config.fairness import MatchedShare
from pairforge.config.priorities import exact
from pairforge.roster import fold


def breaks(
    limit: MatchedShare, config: Config, pairs: ChosenPairs, points: NDArray[np.int64], resolution: int
) -> list[Break]:
    """That the share is too small or too large; of no pairs any share is right."""
    answers = pairs.roster.texts(limit.asks()[0]).keys
    inside = sum(answers[mentee] == fold(limit.value) for mentee, _ in pairs)
    count = len(pairs.mentees)
    too_few = limit.at_least is not None and inside < exact(limit.at_least) * count
    too_many = limit.at_most is not None and inside > exact(limit.at_most) * count
    return [Break(limit.label)] if too_few or too_many else []
