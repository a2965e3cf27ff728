"""All matchings told apart into parts until none can hold anything better: branch and bound."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from heapq import heappop, heappush

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.bound import Decision, parts_of
from pairforge.certificate.linear.system import Level
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.bounding import Limit, find_limit
from pairforge.engines.general.lp import Relaxation
from pairforge.pairing import RowPrices, Split

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]
FloatArray = NDArray[np.float64]

_WHOLE = 1e-6
_EVERY = 1.0


@dataclass
class Part:
    """What is known of one part: prices that bound it, by how much, and where its relaxation ended."""

    prices: RowPrices
    most: int
    limit: Limit | None


class Tree:
    """Branch and bound (Land, Doig 1960) over pairs, cells and helpers.

    The bounds are exact and their prices are kept, so that all parts together prove what is best.

    Parameters
    ----------
    root
        The bound of all matchings.
    value
        What the best known matching reaches.
    among
        Pairs that better matchings may have.
    """

    def __init__(
        self,
        relaxation: Relaxation,
        level: Level,
        root: Limit,
        value: int,
        among: BoolArray,
        deadline: Deadline,
    ) -> None:
        self.relaxation, self.level, self.deadline = relaxation, level, deadline
        self.value, self.among = value, among
        relaxation.restrict(relaxation.system.may & among)
        self.splits: list[Split] = []
        self.parts = [Part(root.prices, root.most, root)]
        self.better: IntArray | None = None
        self.best_seen: IntArray | None = None

    @property
    def prices(self) -> tuple[RowPrices, ...]:
        """The prices of all parts."""
        return tuple(part.prices for part in self.parts)

    @property
    def most(self) -> int:
        """What no matching exceeds."""
        return max(self.value, max(part.most for part in self.parts))

    def grow(self, most_parts: int, watch: Callable[[], None] = lambda: None) -> bool:
        """Split until nothing better can be anywhere; False if time or parts ran out first.

        ``watch`` is called from time to time.
        """
        told = time.monotonic()
        complete = True
        open_ = [(-self.parts[0].most, 0, 0)]
        while open_:
            *_, place = heappop(open_)
            if time.monotonic() - told > _EVERY:
                watch()
                told = time.monotonic()
            part = self.parts[place]
            if part.most <= self.value:
                continue
            decisions = parts_of(tuple(self.splits))[place]
            if part.limit is None:
                limit = find_limit(
                    self.relaxation, self.level, self.deadline, self.value, decisions, self.among
                )
                if limit is None:
                    return False
                if limit.most < part.most:
                    part.prices, part.most = limit.prices, limit.most
                part.limit = limit
                if part.most <= self.value:
                    continue
                self._take(limit)
                if part.most <= self.value:
                    continue
            if len(self.parts) >= most_parts or self.deadline.expired():
                return False
            split = self._split(place, part.limit, decisions)
            if split is None:
                complete = False
                continue
            self.splits.append(split)
            inherited = replace(part.prices, split_prices=(*part.prices.split_prices, 0))
            self.parts[place] = Part(inherited, part.most, None)
            self.parts.append(Part(inherited, part.most, None))
            for number in (len(self.parts) - 1, place):
                heappush(open_, (-part.most, -len(self.parts), number))
        return complete

    def _take(self, limit: Limit) -> None:
        """Use the optimum of a relaxation if it is a matching and a better one."""
        pairs = limit.solved.pairs
        if (np.minimum(pairs, 1 - pairs) > _WHOLE).any():
            return
        chosen = np.sort(self.relaxation.pool[pairs > 0.5])
        if self.relaxation.system.holds(chosen) and self.level.value(chosen) > self.value:
            self.value, self.better = self.level.value(chosen), chosen

    def _split(self, place: int, limit: Limit, decisions: tuple[Decision, ...]) -> Split | None:
        """By what is furthest from a whole number: a cell's use, else its count, else a pair or helper.

        Where all numbers are whole and the bound is none the less too large, by any pair that is open.
        """
        solved, linear = limit.solved, self.relaxation.system.linear
        uses = np.array(list(linear.uses.values()), dtype=np.int64)
        helpers = _between(solved.helpers, "helper", decisions)
        if len(uses) and helpers[uses].max() > 0.05:
            return Split(place, "helper", int(uses[np.argmax(helpers[uses])]), 0)
        pool = self.relaxation.pool[: len(solved.pairs)]
        counts = np.zeros(linear.num_cells)
        for family, offset in zip(linear.families, linear.offsets, strict=True):
            if family.weights is None and family.num_cells > 1:
                cells = family.of_pair[pool]
                inside = np.flatnonzero(cells >= 0)
                np.add.at(counts, cells[inside] + offset, solved.pairs[inside])
        cells = _between(counts, "cell", decisions)
        if cells.max(initial=0) > 0.05:
            cell = int(np.argmax(cells))
            return Split(place, "cell", cell, int(np.floor(counts[cell])))
        fraction = _between(solved.pairs, "pair", ())
        if fraction.max(initial=0) > _WHOLE:
            return Split(place, "pair", int(pool[np.argmax(fraction)]), 0)
        if helpers.max(initial=0) > _WHOLE:
            helper = int(np.argmax(helpers))
            return Split(place, "helper", helper, int(np.floor(solved.helpers[helper])))
        decided = [decision.number for decision in decisions if decision.kind == "pair"]
        open_ = self.relaxation.system.may[pool] & self.among[pool]
        open_ &= ~np.isin(pool, decided) & ~np.isin(pool, self.relaxation.system.fixed)
        if not open_.any():
            return None
        return Split(place, "pair", int(pool[np.argmax(np.where(open_, solved.pairs, -1.0))]), 0)


def _between(values: FloatArray, kind: str, decisions: tuple[Decision, ...]) -> FloatArray:
    """How far each number is from a whole one; 0 where that would decide what is decided."""
    lower = np.floor(values)
    between = np.minimum(values - lower, lower + 1 - values)
    for decision in decisions:
        if decision.kind == kind:
            below = lower[decision.number]
            if below + 1 > decision.bound if decision.is_most else below < decision.bound:
                between[decision.number] = 0
    return between


def decisions_of(splits: list[Split], place: int) -> tuple[Decision, ...]:
    """The decisions that make one part."""
    return parts_of(tuple(splits))[place]
