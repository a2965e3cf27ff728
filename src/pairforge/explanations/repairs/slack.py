"""Slack: bounds of which a programme may fall short, at a price."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from pairforge.pairing.repair import ChangeKind
from pairforge.problem.bounds import NO_BOUND
from pairforge.problem.constraints import CountBounds, Family
from pairforge.problem.problem import IntArray


@dataclass(frozen=True, order=True)
class Element:
    """Something of which less can be asked: a mentor, a pair (by position), a limit or a rule (by number)."""

    kind: ChangeKind
    number: int


@dataclass(frozen=True, eq=False)
class Slack:
    """At least or at most so much in each cell, and what a unit of breach costs.

    Parameters
    ----------
    kind, numbers
        The element of each cell, shape (family.num_cells,).
    family
        The cells.
    bound
        Fewest in each cell, or most, shape (family.num_cells,).
    is_low
        Whether it is the fewest.
    price
        What a unit costs.
    """

    kind: ChangeKind
    numbers: IntArray
    family: Family
    bound: IntArray
    is_low: bool
    price: int

    def paid(self) -> CountBounds:
        """The bounds as a rule that may be broken."""
        return self._bounds(self.bound, self.price)

    def held(self, most: Mapping[Element, int]) -> CountBounds | None:
        """The bounds as a rule that may be broken by no more than is said of some elements; None: of none."""
        named = {place: most[one] for place, one in enumerate(self._elements()) if one in most}
        if not named:
            return None
        bound = np.full(self.family.num_cells, -NO_BOUND if self.is_low else NO_BOUND, dtype=np.int64)
        for place, amount in named.items():
            bound[place] = self.bound[place] + (-amount if self.is_low else amount)
        return self._bounds(bound, None)

    def amounts(self, chosen: IntArray) -> dict[Element, int]:
        """By how much a matching breaks the bound of each element; those that it keeps are left out."""
        breaches = self.paid().breaches(chosen).tolist()
        return {one: amount for one, amount in zip(self._elements(), breaches, strict=True) if amount}

    def _elements(self) -> list[Element]:
        return [Element(self.kind, number) for number in self.numbers.tolist()]

    def _bounds(self, bound: IntArray, price: int | None) -> CountBounds:
        none = np.full(self.family.num_cells, -NO_BOUND if not self.is_low else NO_BOUND, dtype=np.int64)
        low, high = (bound, none) if self.is_low else (none, bound)
        return CountBounds(label=self.kind.value, price=price, family=self.family, low=low, high=high)


def each_pair(pairs: IntArray, num_pairs: int) -> Family:
    """A cell for each of some pairs."""
    of_pair = np.full(num_pairs, -1, dtype=np.int32)
    of_pair[pairs] = np.arange(len(pairs), dtype=np.int32)
    return Family(of_pair, len(pairs))
