"""The floor: pairs with too small a score are not eligible."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from pairforge.config import Config
from pairforge.config.fairness import Floor as FloorConfig
from pairforge.criteria import Criterion, points
from pairforge.criteria import Scores as ListedScores

IntArray = NDArray[np.int64]


class Floor:
    """Allows pairs with enough points; of pairs that are not listed, and have no score, it says nothing.

    Parameters
    ----------
    config
        The smallest score.
    criteria
        What the points are made of.
    resolution
        Points that make a score of 1.
    num_mentors
        How many mentors there are.
    """

    def __init__(
        self, config: FloorConfig, criteria: tuple[Criterion, ...], resolution: int, num_mentors: int
    ) -> None:
        self.label = config.label
        self.least = ceil(Fraction(str(config.score)) * resolution)
        self._criteria, self._resolution, self._num_mentors = criteria, resolution, num_mentors
        self._lists = [criterion.listed for criterion in criteria if isinstance(criterion, ListedScores)]

    def allows(self, mentees: IntArray, mentors: IntArray) -> NDArray[np.bool_]:
        """Whether the points of each pair reach the floor."""
        if not self._lists:
            return self.reached(total_points(self._criteria, mentees, mentors, self._resolution))
        left, right = (side.reshape(-1) for side in np.broadcast_arrays(mentees, mentors))
        scored = np.ones(left.shape, dtype=bool)
        for listed in self._lists:
            scored &= listed.contains(left, right, self._num_mentors)
        allowed = ~scored
        allowed[scored] = self.reached(
            total_points(self._criteria, left[scored], right[scored], self._resolution)
        )
        return allowed.reshape(np.broadcast_shapes(mentees.shape, mentors.shape))

    def reached(self, points: IntArray) -> NDArray[np.bool_]:
        """Whether so many points are enough."""
        return np.asarray(points >= self.least)


def build_floors(
    config: Config, criteria: tuple[Criterion, ...], resolution: int, num_mentors: int
) -> tuple[Floor, ...]:
    """The floors among the fairness limits."""
    limits = [limit for limit in config.fairness if isinstance(limit, FloorConfig)]
    return tuple(Floor(limit, criteria, resolution, num_mentors) for limit in limits)


def total_points(
    criteria: tuple[Criterion, ...], mentees: IntArray, mentors: IntArray, resolution: int
) -> IntArray:
    """Points of each pair: what its criteria give together; positions broadcast as for criteria."""
    return sum(
        (points(criterion, mentees, mentors, resolution) for criterion in criteria[1:]),
        start=points(criteria[0], mentees, mentors, resolution),
    )
