"""How good the matchings of a face that keep a limit can be: it is priced, and what is over exchanged."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import gcd

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, Objective, Row, exact_sum
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.exchange import exchanged
from pairforge.engines.network.flow import best_flow
from pairforge.engines.network.prices import find_prices
from pairforge.pairing import StagePrices
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_LARGEST = 1 << 60
_FEW_ROUNDS = 64


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


def limit_of(face: Face) -> int | None:
    """The number of the row that is over some pairs only, if there is one."""
    return next((idx for idx, row in enumerate(face.rows) if row.inside is not None), None)


def bound_within_limit(
    problem: Problem,
    face: Face,
    objective: Objective,
    stage: str,
    level: int | None,
    deadline: Deadline,
    *,
    reached: int,
    start: IntArray | None = None,
) -> Bounded | None:
    """The smallest bound that a price for the limit gives, and the best matching that comes with it.

    Such a row is no part of a flow. With a price for it, the rest is one, and the price at which matchings
    with too few and with enough are equally good gives the smallest bound (Lagrangian relaxation with one
    multiplier, found by cutting lines: Handler, Zang 1980, "A dual algorithm for the constrained shortest
    path problem"). Between two such matchings whole circles of exchanges can be taken over at no loss;
    where some of them lead to just as many as must be, the bound is reached.

    Parameters
    ----------
    stage, level
        What the prices are for.
    reached
        What some matching gains, of this face or another; where no matching keeps the limit, a bound below
        it says enough.
    start
        A matching of the face that may be the best; no flow is needed if it is, limit or not.

    Returns
    -------
    Bounded or None
        None if the time ran out, or if the numbers are too large for it.
    """
    idx = limit_of(face)
    assert idx is not None
    priced = _Priced(problem, face, objective, idx)
    if start is not None:
        known = priced.bounded(start, start, 0, 1, stage, level, max_rounds=_FEW_ROUNDS)
        if known is not None:
            return known
    low = priced.best(0, 1)
    if low is None or priced.within(low):
        return None if low is None else priced.bounded(low, low, 0, 1, stage, level)
    sign = 1 if priced.count(low) < face.rows[idx].low else -1
    high = priced.best(sign, 0)
    assert high is not None, "ones fit"
    if sign * priced.count(high) < sign * priced.target(sign):
        return priced.empty(high, sign, stage, level, reached)
    while not deadline.expired():
        price, scale = priced.gain(low) - priced.gain(high), sign * (priced.count(high) - priced.count(low))
        divisor = gcd(price, scale)
        price, scale = sign * price // divisor, scale // divisor
        found = priced.best(price, scale)
        if found is None:
            return None
        if priced.worth(found, price, scale) == priced.worth(low, price, scale):
            return priced.bounded(low, high, price, scale, stage, level)
        if sign * priced.count(found) < sign * priced.target(sign):
            low = found
        else:
            high = found
    return None


@dataclass(frozen=True)
class _Priced:
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
    ) -> Bounded | None:
        """The bound at the price at which ``low`` and ``high`` are worth the most; None if they are not."""
        prices = self._prices(low, price, scale, stage, level, max_rounds)
        if prices is None:
            return None
        sign = 1 if self.count(low) < self.row.low else -1
        best = low if self.within(low) else exchanged(self.problem, low, high, self.row, sign)
        closed = best is not None and (price == 0 or self.count(best) == self.target(sign))
        if best is None and self.within(high):
            best = high
        return Bounded(prices, best, closed, (low, high))

    def empty(self, most: IntArray, sign: int, stage: str, level: int | None, reached: int) -> Bounded | None:
        """A bound below ``reached``, as no matching keeps the row: a price above all that can be gained."""
        gained = exact_sum(np.abs(self.objective.gains)) + self.objective.fixed_gain
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
        largest = int(np.abs(self.objective.gains).max(initial=0))
        nodes = self.problem.num_mentees + self.problem.num_mentors + 3
        return (scale * largest + abs(price)) * nodes < _LARGEST

    def _with_price(self, price: int, scale: int) -> Objective:
        inside = self.row.counts(self.face.free)
        return Objective(scale * self.objective.gains + price * inside, 0)
