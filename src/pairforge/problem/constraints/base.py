"""What every constraint on sets of pairs can do."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from pairforge.problem.family import Family
from pairforge.problem.linear import Linear

IntArray = NDArray[np.int64]


@dataclass(frozen=True, kw_only=True, eq=False)
class Constraint(ABC):
    """What cells of pairs must look like.

    Parameters
    ----------
    label
        What the coordinator calls the rule; several constraints may belong to one.
    price
        What one unit of a breach costs in the stage ``breaks``; None: the rule must hold.
    """

    label: str
    price: int | None = None

    @abstractmethod
    def families(self) -> tuple[Family, ...]:
        """The families whose cells it counts."""

    @abstractmethod
    def breaches(self, chosen: IntArray) -> IntArray:
        """By how many units a matching (positions, ascending) breaks it, cell by cell or row by row."""

    @abstractmethod
    def write(self, linear: Linear) -> None:
        """Write it as linear rows, with helper variables for what a soft rule may be broken by."""

    def with_families(self, change: Callable[[Family], Family]) -> Self:
        """The same constraint over other families, such as those of fewer pairs."""
        changed: dict[str, Any] = {}
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, Family):
                changed[one.name] = change(value)
            elif isinstance(value, tuple):
                changed[one.name] = tuple(map(change, value))
        return replace(self, **changed)

    def cost(self, chosen: IntArray) -> int:
        """What a matching pays for its breaches; 0 where the rule must hold."""
        return 0 if self.price is None else self.price * int(self.breaches(chosen).sum())
