"""``group_gap``: the best and the worst group of mentees are at most so far apart."""

from __future__ import annotations

from itertools import permutations
from math import floor

import numpy as np

from pairforge.config.fairness import GroupGap
from pairforge.config.priorities import exact
from pairforge.problem.bounds import within_reach
from pairforge.problem.constraints import Constraint, LinearBounds
from pairforge.problem.groups import groups_of
from pairforge.problem.room import must_fit
from pairforge.problem.source import Source


def group_gap(entry: GroupGap, source: Source) -> tuple[Constraint, ...]:
    """For sums U and sizes n of any two groups U_g / n_g - U_h / n_h <= most, multiplied by n_g x n_h."""
    groups = groups_of(entry, source, 1)
    most = exact(entry.at_most) * (1 if entry.is_rate else source.scores.resolution)
    sizes = groups.sizes.tolist()
    heaviest = max(groups.family.heaviest, 1) * max(sizes)
    must_fit(heaviest, entry.label, "Divide all weights of the criteria by the same number.", source)
    twos = list(permutations(range(len(sizes)), 2))
    if not twos:
        return ()
    return (
        LinearBounds(
            label=entry.label,
            over=(groups.family,),
            row=np.repeat(np.arange(len(twos)), 2),
            cell=np.array(twos, dtype=np.int64).reshape(-1),
            coefficient=np.array([(sizes[h], -sizes[g]) for g, h in twos], dtype=np.int64).reshape(-1),
            high=np.array([within_reach(floor(most * sizes[g] * sizes[h])) for g, h in twos], dtype=np.int64),
        ),
    )
