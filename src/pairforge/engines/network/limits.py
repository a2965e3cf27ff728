"""How good the matchings of a face that keep a limit can be: it is priced, and what is over exchanged."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import Face, Objective
from pairforge.engines.deadline import Deadline
from pairforge.engines.network.priced import Bounded, Priced
from pairforge.problem import Problem

IntArray = NDArray[np.int64]

_FEW_ROUNDS = 64


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
    where some of them lead to just as many as must be, the bound is reached. A price with which 64 bits
    would not suffice is rounded; that is a bound as well, and mostly leads to matchings nearer to each other.

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
    priced = Priced(problem, face, objective, idx)
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
        return priced.empty(low, high, sign, stage, level, reached)
    while not deadline.expired():
        price, scale = priced.between(low, high, sign)
        found = priced.best(price, scale)
        if found is None:
            return None
        worths = [priced.worth(one, price, scale) for one in (low, high, found)]
        if max(worths[:2]) == worths[2]:
            best = low if worths[0] == worths[2] else high
            return priced.bounded(low, high, price, scale, stage, level, best=best)
        if not sign * priced.count(low) < sign * priced.count(found) <= sign * priced.count(high):
            return priced.bounded(low, high, price, scale, stage, level, best=found)
        if sign * priced.count(found) < sign * priced.target(sign):
            low = found
        else:
            high = found
    return None
