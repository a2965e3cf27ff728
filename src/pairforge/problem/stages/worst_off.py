"""``worst_off``: the smallest score among those who get a mentor."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil


@dataclass(frozen=True)
class WorstOff:
    """The highest smallest standing of a chosen pair; later stages must keep the share ``keep`` of it."""

    name: str = "worst_off"
    keep: Fraction = Fraction(1)

    def kept(self, best: int) -> int:
        """The fewest points that everybody must keep: ``best`` - (1 - ``keep``) x abs(``best``)."""
        return ceil(best - (1 - self.keep) * abs(best))
