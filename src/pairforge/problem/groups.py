"""Groups: the mentees with the same answer, and what their pairs count, for what compares groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.config.group_measures import GroupMeasure
from pairforge.problem.constraints import Family
from pairforge.problem.source import Source

IntArray = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups in the order of the alphabet; there is at least one, if need be of one who counts nothing.

    Parameters
    ----------
    family
        A cell for each group, weighted.
    sizes
        How many mentees of each group want somebody, shape (family.num_cells,).
    """

    family: Family
    sizes: IntArray


def groups_of(measure: GroupMeasure, source: Source, unit: int) -> Groups:
    """The groups of mentees who want somebody.

    Parameters
    ----------
    unit
        What a pair counts that counts in a rate.
    """
    scores, roster = source.scores, source.roster
    codes = roster.categories(measure.asks()[0]).codes
    codes = np.where(roster.wants > 0, codes, -1)
    values, groups = np.unique(codes, return_inverse=True)
    groups = groups - int((values < 0).any())
    of_pair = groups.astype(np.int32)[scores.mentees]
    if measure.measure == "mean_score":
        weights = scores.points
    elif measure.measure == "match_rate":
        weights = np.full(len(of_pair), unit, dtype=np.int64)
    else:
        ranks, _ = source.ranks(measure.criterion)
        weights = np.where((ranks > 0) & (ranks <= measure.first), np.int64(unit), np.int64(0))
    sizes = np.bincount(groups[groups >= 0], minlength=1)
    return Groups(Family(of_pair, len(sizes), weights), np.maximum(sizes, 1))
