"""A face whose limit is not kept but priced, which makes the rest a flow again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cached_property
from math import ceil

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, Objective, Row, exact_sum
from pairforge.engines.network.exchange import exchanged
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_LARGEST = 1 << 60


@dataclass(frozen=True)
class Bounded:
    """What is known of the best matching of a face that keeps its limit.

    Parameters
    ----------
    prices
        What bounds all of them.
    best
        The best that was found, positions ascending; None if none was.
    closed
        Whether it reaches the bound exactly.
    between
        Two matchings that are best at these prices, one with too few and one with enough pairs; the same
        matching twice where the limit needs no price.
    """

    prices: StagePrices
    best: IntArray | None
    closed: bool
    between: tuple[IntArray, IntArray]


@dataclass(frozen=True)
class Priced:
    """A face whose row number ``idx`` is not kept but priced."""

    problem: Problem
    face: Face
    objective: Objective
    idx: int

    @property
    def row(self) -> Row:
        """The row."""
        return self.face.rows[self.idx]

    def count(self, chosen: IntArray) -> int:
        """How many pairs of the row a matching has."""
        return int(self.row.counts(chosen).sum())

    def within(self, chosen: IntArray) -> bool:
        """Whether a matching keeps the row."""
        return self.row.low <= self.count(chosen) <= self.row.high

    def target(self, sign: int) -> int:
        """How many there must be where the price draws more in, or pushes some out."""
        return self.row.low if sign > 0 else self.row.high

    def gain(self, chosen: IntArray) -> int:
        """What a matching gains without the price."""
        inside = np.isin(self.face.free, chosen, assume_unique=True)
        return exact_sum(self.objective.gains[inside])

    def worth(self, chosen: IntArray, price: int, scale: int) -> int:
        """What a matching gains with it."""
        return scale * self.gain(chosen) + price * self.count(chosen)

    def between(self, low: IntArray, high: IntArray, sign: int) -> tuple[int, int]:
        """The price at which two matchings are equally good and its scale, rounded where it does not fit."""
        ratio = Fraction(self.gain(low) - self.gain(high), sign * (self.count(high) - self.count(low)))
        room = _LARGEST // self._nodes - 1
        ratio = min(max(ratio, Fraction(0)), Fraction(max(room - self._largest, 0)))
        finest = room // max(self._largest + ceil(ratio), 1)
        ratio = ratio.limit_denominator(max(finest, 1))
        return sign * ratio.numerator, ratio.denominator

    def best(self, price: int, scale: int) -> IntArray | None:
        """A matching with the greatest worth; None if the numbers are too large."""
        if not self._fit(price, scale):
            return None
        found = best_flow(self.problem, self.face, self._with_price(price, scale))
        assert found is not None, "the face without its limit holds a matching"
        return found

    def bounded(
        self,
        low: IntArray,
        high: IntArray,
        price: int,
        scale: int,
        stage: str,
        level: int | None,
        max_rounds: int | None = None,
        best: IntArray | None = None,
    ) -> Bounded | None:
        """The bound at a price between ``low`` and ``high``, by default one at which both are the best.

        None if ``best``, or else ``low``, is not worth the most at this price.
        """
        best = low if best is None else best
        prices = self._prices(best, price, scale, stage, level, max_rounds)
        if prices is None:
            return None
        sign = 1 if self.count(low) < self.row.low else -1
        kept = low if self.within(low) else exchanged(self.problem, low, high, self.row, sign)
        others = [one for one in (kept, high, best) if one is not None and self.within(one)]
        if not others:
            return Bounded(prices, None, closed=False, between=(low, high))
        chosen = max(others, key=self.gain)
        closed = self.worth(chosen, price, scale) == self.worth(best, price, scale) and (
            price == 0 or self.count(chosen) == self.target(sign)
        )
        return Bounded(prices, chosen, closed, (low, high))

    def empty(
        self, best: IntArray, most: IntArray, sign: int, stage: str, level: int | None, reached: int
    ) -> Bounded | None:
        """A bound below ``reached``, as no matching keeps the row: a price above all that can be gained.

        Parameters
        ----------
        best, most
            The matchings that gain the most, and that come nearest to what the row asks for.
        """
        gained = self.gain(best) + self.objective.fixed_gain
        price = sign * (max(gained - reached, 0) + 1)
        found = self.best(price, 1)
        if found is None:
            return None
        prices = self._prices(found, price, 1, stage, level)
        return None if prices is None else Bounded(prices, None, closed=False, between=(most, most))

    def _prices(
        self,
        chosen: IntArray,
        price: int,
        scale: int,
        stage: str,
        level: int | None,
        max_rounds: int | None = None,
    ) -> StagePrices | None:
        objective = self._with_price(price, scale)
        found = find_prices(
            self.problem, self.face, objective, chosen, stage, level=level, max_rounds=max_rounds
        )
        if found is None:
            return None
        rows = tuple(-price if idx == self.idx else one for idx, one in enumerate(found.row_prices))
        return replace(found, row_prices=rows, scale=scale)

    def _fit(self, price: int, scale: int) -> bool:
        return (scale * self._largest + abs(price)) * self._nodes < _LARGEST

    @cached_property
    def _largest(self) -> int:
        return int(np.abs(self.objective.gains).max(initial=0))

    @property
    def _nodes(self) -> int:
        return self.problem.forests.num_nodes + 1

    def _with_price(self, price: int, scale: int) -> Objective:
        inside = self.row.counts(self.face.free)
        return Objective(scale * self.objective.gains + price * inside, 0)
