"""What mentees had in earlier rounds."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

_LARGEST = Fraction(sys.float_info.max)


def as_float(score: Fraction) -> float:
    """The nearest float, which for what is beyond them is the largest."""
    return float(max(-_LARGEST, min(score, _LARGEST)))


@dataclass(frozen=True)
class Past:
    """What each mentee had in earlier rounds, in scores of this one.

    Parameters
    ----------
    carried
        The scores of earlier rounds, each discounted for every round that it lies back, in millionths.
    last
        The score of the last round; 0 without a mentor, None for whoever took no part in it.
    unmatched
        Whether somebody took part in the last round and had no mentor, shape (num_mentees,).
    """

    carried: tuple[Fraction, ...]
    last: tuple[Fraction | None, ...]
    unmatched: NDArray[np.bool_]

    def badly_served(self, threshold: Fraction) -> NDArray[np.bool_]:
        """Who was without a mentor or below ``threshold`` in the last round, shape (num_mentees,)."""
        poor = np.array([score is not None and score < threshold for score in self.last], dtype=bool)
        served_badly: NDArray[np.bool_] = self.unmatched | poor
        return served_badly

    @property
    def content(self) -> list[list[str | bool | None]]:
        """All of it as plain values."""
        last = [None if score is None else str(score) for score in self.last]
        return [[*map(str, self.carried)], [*last], self.unmatched.tolist()]
