"""Group gap: no two groups of mentees are too far apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.auditing.group_gaps import means_of
from pairforge.auditing.pairs import Break, ChosenPairs
from pairforge.config import Config
from pairforge.config.fairness import GroupGap
from pairforge.config.priorities import exact


def breaks(
    limit: GroupGap, config: Config, pairs: ChosenPairs, points: NDArray[np.int64], resolution: int
) -> list[Break]:
    """That the best and the worst group are further apart than they may be."""
    gap = means_of(limit, config, pairs, points).gap
    most = exact(limit.at_most) * (1 if limit.is_rate else resolution)
    return [Break(limit.label)] if gap > most else []
