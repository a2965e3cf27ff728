"""The best matching of a face that keeps a limit: the limit is priced, and what is over is exchanged."""

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


@dataclass(frozen=True)
class WithinLimit:
    """The best matching of a face with a limit that was found.

    Parameters
    ----------
    chosen
        Positions, ascending; it keeps the limit.
    prices
        What bounds all of them; None if the time ran out, or the numbers are too large for that.
    closed
        Whether the bound is reached exactly; otherwise there is a gap, and the optima are not known.
    """

    chosen: IntArray
    prices: StagePrices | None
    closed: bool


def limit_of(face: Face) -> int | None:
    """The number of the row that is over some pairs only, if there is one."""
    return next((idx for idx, row in enumerate(face.rows) if row.inside is not None), None)


def best_within_limit(
    problem: Problem,
    face: Face,
    objective: Objective,
    chosen: IntArray,
    stage: str,
    *,
    level: int | None = None,
    deadline: Deadline,
) -> WithinLimit:
    """The best matching of a face of which one row is over some pairs only.

    Such a row is no part of a flow. With a price for it, the rest is one, and the price at which matchings
    with too few and with enough are equally good gives the smallest bound (Lagrangian relaxation with one
    multiplier, found by cutting lines: Handler, Zang 1980). Between two such matchings whole cycles of
    exchanges can be taken over at no loss; where some of them lead to just as many as must be, the bound is
    reached. Where none do, there is a gap, which a flow cannot close.

    Parameters
    ----------
    chosen
        A matching of the face.
    stage, level
        What the prices are for.
    """
    idx = limit_of(face)
    assert idx is not None
    priced = _Priced(problem, face, objective, idx)
    low = priced.best(0, 1)
    assert low is not None, "gains without a price fit"
    if priced.within(low):
        return WithinLimit(low, priced.prove(low, 0, 1, stage, level), closed=True)
    sign = 1 if priced.count(low) < face.rows[idx].low else -1
    high = chosen
    while True:
        if deadline.expired():
            return WithinLimit(chosen, None, closed=False)
        price, scale = priced.gain(low) - priced.gain(high), sign * (priced.count(high) - priced.count(low))
        divisor = gcd(price, scale)
        price, scale = sign * price // divisor, scale // divisor
        found = priced.best(price, scale)
        if found is None:
            return WithinLimit(chosen, None, closed=False)
        if priced.worth(found, price, scale) == priced.worth(low, price, scale):
            break
        if sign * priced.count(found) < sign * priced.target(sign):
            low = found
        else:
            high = found
    prices = priced.prove(low, price, scale, stage, level)
    between = exchanged(problem, low, high, priced.row, sign)
    candidates = [one for one in (between, high, chosen) if one is not None and priced.within(one)]
    best = max(candidates, key=priced.gain)
    closed = priced.worth(best, price, scale) == priced.worth(low, price, scale) and (
        price == 0 or priced.count(best) == priced.target(sign)
    )
    return WithinLimit(best, prices, closed)


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
        largest = int(np.abs(self.objective.gains).max(initial=0))
        nodes = self.problem.num_mentees + self.problem.num_mentors + 3
        if (scale * largest + abs(price)) * nodes >= _LARGEST:
            return None
        found = best_flow(self.problem, self.face, self._with_price(price, scale))
        assert found is not None, "the face holds a matching"
        return found

    def prove(
        self, chosen: IntArray, price: int, scale: int, stage: str, level: int | None
    ) -> StagePrices | None:
        """Prices of what is worth the most."""
        prices = find_prices(
            self.problem, self.face, self._with_price(price, scale), chosen, stage, level=level
        )
        if prices is None:
            return None
        rows = tuple(-price if idx == self.idx else one for idx, one in enumerate(prices.row_prices))
        return replace(prices, row_prices=rows, scale=scale)

    def _with_price(self, price: int, scale: int) -> Objective:
        inside = self.row.counts(self.face.free)
        return Objective(scale * self.objective.gains + price * inside, 0)
