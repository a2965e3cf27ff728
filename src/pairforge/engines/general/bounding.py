"""The bound of a level: columns and rows are added until neither would change it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.bound import Bounded, Decision, floored, row_bound
from pairforge.certificate.linear.system import Level, System
from pairforge.engines.deadline import Deadline
from pairforge.engines.general.lp import Relaxation, Solved
from pairforge.pairing import RowPrices
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_TOLERANCE = 1e-6
_MOST_ROUNDS = 400
_PER_MENTEE = 3
_MOST_STALLED = 6
_FINEST = 1 << 44
_ROOM = 1 << 57
_ROUND = 720_720
"""A multiple of all numbers up to 16: prices are often such fractions, and then nothing is lost."""
_DEAR, _DEARER, _DEAREST = 16.0, 32.0, 1 << 19


@dataclass(frozen=True)
class Limit:
    """The relaxation of a part at its end, the best prices on the way, and what they prove."""

    solved: Solved
    prices: RowPrices
    bounded: Bounded
    most: int


def find_limit(
    relaxation: Relaxation,
    level: Level,
    deadline: Deadline,
    enough: int | None,
    decisions: tuple[Decision, ...] = (),
    among: BoolArray | None = None,
) -> Limit | None:
    """The smallest bound found for a part; None if the time ran out before there was any.

    Column generation (Gilmore, Gomory 1961) and cutting planes (Dantzig, Fulkerson, Johnson 1954): pairs
    that would gain more than the prices of their rows come in, and rows that the optimum breaks.

    Parameters
    ----------
    relaxation
        Aims at ``level``; it keeps what is added.
    enough
        No smaller bound is needed; None: as small as can be.
    decisions, among
        What makes the part, as for ``row_bound``.
    """
    system = relaxation.system
    best: Limit | None = None
    dear = _DEAR
    last: float | None = None
    stalled = 0
    for _ in range(_MOST_ROUNDS):
        if deadline.expired():
            return best
        solved = relaxation.solve(decisions, deadline.left())
        deadline.spend(relaxation.work)
        if solved is None:
            return best
        prices = rounded(relaxation, level, solved, decisions)
        rows = relaxation.add_rows(broken_rows(relaxation, solved))
        cuts = relaxation.add_cuts(*broken_cuts(relaxation, solved))
        same = last is not None and abs(last - solved.value) <= 1e-9 * abs(solved.value)
        stalled, last = stalled + 1 if same else 0, solved.value
        stalls = stalled > 0
        if (rows or cuts) and not stalls:
            continue
        columns = relaxation.add_pairs(gaining_pairs(relaxation, level, solved, decisions, among))
        if (rows or cuts or columns) and not stalls:
            continue
        bounded = row_bound(system, level, prices, decisions, among)
        if bounded is not None:
            most = floored(system, level, bounded)
            if best is None or bounded.scaled * best.bounded.scale < best.bounded.scaled * bounded.scale:
                best = Limit(solved, prices, bounded, most)
            reached = solved.value + level.constant + _TOLERANCE
            settled = stalled >= _MOST_STALLED and solved.broken <= _TOLERANCE and most <= reached
            if settled or (enough is not None and most <= enough):
                return Limit(solved, prices, bounded, most)
        if rows or cuts or columns:
            continue
        if best is None:
            return None
        best = replace(best, solved=solved)
        if solved.broken <= _TOLERANCE or (enough is not None and best.most <= enough) or dear >= _DEAREST:
            return best
        if dear > _DEAR and decisions and enough is not None and level.largest:
            refuted = refute(relaxation, level, deadline, enough, best, decisions, among)
            if refuted is not None:
                return refuted
        dear *= _DEARER
        relaxation.aim(level, dear)
    return best


def refute(
    relaxation: Relaxation,
    level: Level,
    deadline: Deadline,
    enough: int,
    best: Limit,
    decisions: tuple[Decision, ...],
    among: BoolArray | None,
) -> Limit | None:
    """Prices that bound a part as low as is asked for because nothing is in it; None if something may be.

    Prices under which even the value 0 cannot be reached (Farkas 1902) can be added to others as often as
    need be: the bound of a sum of prices is at most the sum of their bounds.
    """
    system = relaxation.system
    relaxation.aim(level.for_nothing(), dear=1.0)
    ray = find_limit(relaxation, level.for_nothing(), deadline, -1, decisions, among)
    relaxation.aim(level)
    if ray is None or ray.bounded.scaled >= 0:
        return None
    missing = best.bounded.scaled / best.bounded.scale - enough + 1
    times = max(0.0, 2 * missing * ray.bounded.scale / -ray.bounded.scaled)
    prices = rounded(relaxation, level, best.solved.plus(ray.solved, times), decisions)
    bounded = row_bound(system, level, prices, decisions, among)
    most = None if bounded is None else floored(system, level, bounded)
    if bounded is None or most is None or most > enough:
        return None
    return Limit(best.solved, prices, bounded, most)


def rounded(
    relaxation: Relaxation, level: Level, solved: Solved, decisions: tuple[Decision, ...] = ()
) -> RowPrices:
    """Whole prices; what is rounded costs little, and nothing of the proof."""
    linear = relaxation.system.linear
    scale = int(min(_FINEST, max(1, _ROOM // int(largest_price(relaxation, level, solved, decisions) + 1))))
    scale -= scale % _ROUND if scale > _ROUND else 0
    prices = np.rint(solved.row_prices * scale).astype(np.int64)
    prices = np.where(linear.high == NO_BOUND, np.minimum(prices, 0), prices)
    prices = np.where(linear.low == -NO_BOUND, np.maximum(prices, 0), prices)
    rows = np.flatnonzero(prices)
    cuts = np.minimum(np.rint(solved.cut_prices * scale), 0).astype(np.int64)
    kept = np.flatnonzero(cuts)
    return RowPrices(
        rows=rows,
        prices=prices[rows],
        cut_helpers=np.array(relaxation.cut_helpers, dtype=np.int64)[kept],
        cut_pairs=np.array(relaxation.cut_pairs, dtype=np.int64)[kept],
        cut_prices=cuts[kept],
        split_prices=tuple(round(price * scale) for price in solved.split_prices.tolist()),
        scale=scale,
    )


def largest_price(
    relaxation: Relaxation, level: Level, solved: Solved, decisions: tuple[Decision, ...]
) -> float:
    """The largest number that comes up when the prices are added up."""
    linear = relaxation.system.linear
    row, _, coefficient = linear.helper_entries
    helpers = float(np.abs(solved.row_prices[row] * coefficient).sum())
    row, cell, coefficient = linear.cell_entries
    priced = np.abs(solved.row_prices[row] * coefficient)
    cells = np.zeros(linear.num_cells)
    for decision, split_price in zip(decisions, solved.split_prices.tolist(), strict=True):
        if decision.kind == "cell":
            cells[decision.number] += abs(split_price)
    np.add.at(cells, cell, priced)
    largest = float(np.abs(level.gains).max(initial=0)) + float(np.abs(solved.cut_prices).sum())
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        weight = 1.0 if family.weights is None else float(np.abs(family.weights).max(initial=0))
        largest += float(cells[offset : offset + family.num_cells].max(initial=0)) * weight
    return max(largest, float(priced.sum()), helpers + float(np.abs(level.helper_gains).max(initial=0)))


def row_sums(relaxation: Relaxation, solved: Solved) -> FloatArray:
    """The sum of each row at the optimum, shape (num_rows,)."""
    linear, pool = relaxation.system.linear, relaxation.pool
    counts = np.zeros(linear.num_cells)
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        cells = family.of_pair[pool]
        inside = np.flatnonzero((cells >= 0) & (solved.pairs > 0))
        weights = 1.0 if family.weights is None else family.weights[pool[inside]]
        np.add.at(counts, cells[inside] + offset, solved.pairs[inside] * weights)
    sums = np.zeros(linear.num_rows)
    row, cell, coefficient = linear.cell_entries
    np.add.at(sums, row, coefficient * counts[cell])
    row, helper, coefficient = linear.helper_entries
    helpers = np.zeros(linear.num_helpers)
    helpers[: len(solved.helpers)] = solved.helpers
    np.add.at(sums, row, coefficient * helpers[helper])
    return sums


def row_sizes(system: System) -> FloatArray:
    """The largest coefficient of each row, for tolerances, shape (num_rows,)."""
    linear = system.linear
    largest = np.ones(linear.num_rows)
    heaviest = np.ones(linear.num_cells)
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        if family.weights is not None:
            heaviest[offset : offset + family.num_cells] = max(int(np.abs(family.weights).max(initial=1)), 1)
    row, cell, coefficient = linear.cell_entries
    np.maximum.at(largest, row, np.abs(coefficient) * heaviest[cell])
    row, _, coefficient = linear.helper_entries
    np.maximum.at(largest, row, np.abs(coefficient).astype(float))
    return largest


def broken_rows(relaxation: Relaxation, solved: Solved) -> IntArray:
    """Rows that the optimum breaks."""
    linear = relaxation.system.linear
    sums, room = row_sums(relaxation, solved), np.minimum(_TOLERANCE * row_sizes(relaxation.system), 0.5)
    broken = (sums < linear.low - room) | (sums > linear.high + room)
    return np.flatnonzero(broken)


def broken_cuts(relaxation: Relaxation, solved: Solved) -> tuple[IntArray, IntArray]:
    """Helpers that say too little of a cell, and the pairs that show it."""
    linear = relaxation.system.linear
    pool = relaxation.pool[: len(solved.pairs)]
    support = np.flatnonzero(solved.pairs > _TOLERANCE)
    helper_of = np.full(linear.num_cells + 1, -1, dtype=np.int64)
    helper_of[list(linear.uses)] = list(linear.uses.values())
    helpers = np.zeros(linear.num_helpers)
    helpers[: len(solved.helpers)] = solved.helpers
    found: list[tuple[IntArray, IntArray]] = []
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        cells = family.of_pair[pool[support]]
        inside = support[cells >= 0]
        helper = helper_of[cells[cells >= 0] + offset]
        inside, helper = inside[helper >= 0], helper[helper >= 0]
        broken = solved.pairs[inside] > helpers[helper] + _TOLERANCE
        found.append((helper[broken], pool[inside[broken]]))
    return np.concatenate([one[0] for one in found]), np.concatenate([one[1] for one in found])


def gaining_pairs(
    relaxation: Relaxation,
    level: Level,
    solved: Solved,
    decisions: tuple[Decision, ...],
    among: BoolArray | None,
) -> IntArray:
    """Pairs outside of the pool that gain most beyond the prices of their rows, some for each mentee."""
    system = relaxation.system
    reduced = reduced_gains(relaxation, level, solved, decisions)
    largest = float(max(level.largest, 1))
    open_ = system.may if among is None else system.may & among
    gaining = np.flatnonzero(open_ & (reduced > 1e-7 * largest) & ~relaxation.has)
    mentees = system.problem.mentees[gaining]
    order = np.lexsort((gaining, -reduced[gaining], mentees))
    gaining, mentees = gaining[order], mentees[order]
    rank = np.arange(len(gaining)) - np.searchsorted(mentees, mentees)
    return gaining[rank < _PER_MENTEE]


def reduced_gains(
    relaxation: Relaxation, level: Level, solved: Solved, decisions: tuple[Decision, ...] = ()
) -> FloatArray:
    """What each pair of the problem gains beyond the prices of its rows, in floats."""
    linear = relaxation.system.linear
    price = solved.row_prices
    cut_pairs = np.array(relaxation.cut_pairs, dtype=np.int64)[: len(solved.cut_prices)]
    row, cell, coefficient = linear.cell_entries
    cell_prices = np.zeros(linear.num_cells)
    np.add.at(cell_prices, cell, price[row] * coefficient)
    for decision, split_price in zip(decisions, solved.split_prices.tolist(), strict=True):
        if decision.kind == "cell":
            cell_prices[decision.number] += split_price
    reduced: FloatArray = level.gains.astype(np.float64)
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        own = cell_prices[offset : offset + family.num_cells]
        if own.any():
            of_pair = np.append(own, 0.0)[family.of_pair]
            reduced -= of_pair if family.weights is None else of_pair * family.weights
    np.add.at(reduced, cut_pairs, solved.cut_prices)
    return reduced
