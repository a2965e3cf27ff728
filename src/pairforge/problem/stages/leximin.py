"""``leximin``: the worst-off as well as can be, then the second-worst, and so on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.programme import Programme


@dataclass(frozen=True)
class Leximin:
    """Fewest empty places, then level by level from below the fewest pairs.

    Parameters
    ----------
    width
        Points that make a level; within one, all standings count as the same.
    """

    width: int = 1
    name: str = "leximin"

    def levels(self, programme: Programme, pairs: NDArray[np.int64]) -> NDArray[np.int64]:
        """The level of each of ``pairs``."""
        return programme.standings[pairs] // self.width
