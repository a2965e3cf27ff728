"""Prices that show that no other matching is left after the tie-break, so nobody has to search for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate import ONLY, Face, Objective, Proof
from pairforge.engines.network.prices import find_prices
from pairforge.pairing import StagePrices
from pairforge.problem import TIES, Problem

IntArray = NDArray[np.int64]


def only_prices(problem: Problem, proof: Proof, chosen: IntArray) -> tuple[StagePrices, ...]:
    """For each face prices by which every other matching of it would be worth more than it can be.

    A pair that is not chosen gains 1 and a chosen one -1, so that any other matching gains more than
    ``chosen``, which by the prices has the most.
    """
    found = (_of_face(problem, face, chosen) for face in proof.faces)
    return tuple(replace(prices, face=number) for number, prices in enumerate(found) if prices is not None)


def _of_face(problem: Problem, face: Face, chosen: IntArray) -> StagePrices | None:
    gains = np.where(np.isin(face.free, chosen, assume_unique=True), -1, 1).astype(np.int64)
    for row, price in _limits(problem, face, chosen):
        inside = face.rows[row].counts(face.free) if price else np.zeros(len(gains), dtype=bool)
        prices = find_prices(problem, face, Objective(gains - price * inside, 0), chosen, TIES, level=ONLY)
        if prices is not None:
            rows = list(prices.row_prices)
            if price:
                rows[row] = price
            return replace(prices, row_prices=tuple(rows))
    return None


def _limits(problem: Problem, face: Face, chosen: IntArray) -> Iterator[tuple[int, int]]:
    """Nothing, or a row over some pairs that is at an end, with a price that outweighs everything there."""
    yield 0, 0
    large = problem.forests.num_nodes + 1
    for number, row in enumerate(face.rows):
        if row.inside is not None:
            count = int(row.inside[chosen].sum())
            if count == row.high:
                yield number, large
            if count == row.low:
                yield number, -large
