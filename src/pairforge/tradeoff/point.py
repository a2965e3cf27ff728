"""Point: a matching of the trade-off, its figures in points, and how it is asked for."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem import Stage


@dataclass(frozen=True)
class Way:
    """What a matching is the best in, after as many places are filled as can be.

    Parameters
    ----------
    stages
        Most important first.
    floor
        The smallest standing that a pair may have; None: any.
    """

    stages: tuple[Stage, ...]
    floor: int | None = None


@dataclass(frozen=True)
class Point:
    """A matching that is proved to be the only one to answer its ``way``, ties decided by the seed.

    Parameters
    ----------
    way
        How it is asked for.
    chosen
        Positions of its pairs, ascending.
    worst
        The smallest standing.
    worst_sum
        The sum of the smallest standings, as many as the share of the worst off.
    total
        The sum of the points.
    """

    way: Way
    chosen: NDArray[np.int64]
    worst: int
    worst_sum: int
    total: int
