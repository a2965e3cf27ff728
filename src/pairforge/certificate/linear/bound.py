"""Exact upper bounds from integer prices of rows: weak duality over all pairs, no floats, no solver."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.bound import exact_sum
from pairforge.certificate.linear.system import Level, System
from pairforge.pairing import LevelPrices, RowPrices, Split
from pairforge.problem.linear import NO_BOUND

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

_LARGEST = 1 << 60


@dataclass(frozen=True)
class Decision:
    """Something counts at most ``bound`` (``is_most``), or at least."""

    kind: str
    number: int
    bound: int
    is_most: bool


@dataclass(frozen=True)
class Bounded:
    """A bound for ``scale`` times a level, and what each pair gains beyond the prices of its rows.

    ``reduced`` has one entry a pair of the problem, or, where only some were asked for (``among``), one for
    each that may or must be chosen. It says nothing of pairs that may not be chosen, and is 0 for those that
    must be, because the bound counts them already.
    """

    scaled: int
    scale: int
    reduced: IntArray


def parts_of(splits: tuple[Split, ...]) -> list[tuple[Decision, ...]]:
    """The decisions that make each part; whatever is split, all parts together are everything."""
    parts: list[tuple[Decision, ...]] = [()]
    for split in splits:
        if 0 <= split.part < len(parts):
            before = parts[split.part]
            low = Decision(split.kind, split.number, split.most, is_most=True)
            high = Decision(split.kind, split.number, split.most + 1, is_most=False)
            parts[split.part] = (*before, low)
            parts.append((*before, high))
    return parts


def row_bound(
    system: System,
    level: Level,
    prices: RowPrices,
    decisions: tuple[Decision, ...] = (),
    among: BoolArray | None = None,
) -> Bounded | None:
    """No matching of the part gains more, whatever the prices are; None if they do not fit.

    For the maximum of c x over rows lo <= a x <= hi and bounds lb <= x <= ub, any prices y give
    sum(y * (hi if y > 0 else lo)) + sum(max(r * ub, r * lb)) with r = c - y a: the Lagrangian bound of the
    relaxed rows, weak duality of linear programming (Geoffrion 1974, "Lagrangean relaxation for integer
    programming"; with safe rounding Neumaier, Shcherbina 2004, "Safe bounds in linear and mixed-integer
    linear programming"). In whole numbers nothing is rounded.

    Parameters
    ----------
    system
        The rows, and the pairs that may be chosen.
    level
        What is bounded.
    prices
        Of the rows that ``system`` has now; anybody's.
    decisions
        What makes the part; each has one of the ``split_prices``.
    among
        Pairs that may be chosen, of those that the system allows.
    """
    linear = system.linear
    if not _usable(system, prices, decisions):
        return None
    priced = _cell_prices(system, prices)
    if priced is None:
        return None
    cell_prices, helper_prices, terms = priced
    pairs, pair_prices = prices.cut_pairs, -prices.cut_prices
    np.add.at(helper_prices, prices.cut_helpers, prices.cut_prices)
    must = np.zeros(system.problem.num_pairs, dtype=bool)
    must[system.fixed] = True
    may = system.may.copy() if among is None else system.may & (among | must)
    low, high = np.zeros(linear.num_helpers, dtype=np.int64), linear.helper_high.copy()
    for decision, price in zip(decisions, prices.split_prices, strict=True):
        if decision.kind == "cell":
            if price * (1 if decision.is_most else -1) < 0:
                return None
            cell_prices[decision.number] += price
            terms += price * decision.bound
        elif decision.kind == "pair":
            (may if decision.is_most else must)[decision.number] = not decision.is_most
        elif decision.is_most:
            high[decision.number] = min(high[decision.number], decision.bound)
        else:
            low[decision.number] = max(low[decision.number], decision.bound)
    some = slice(None) if among is None else np.flatnonzero(may | must)
    may, must, own_gains = may[some], must[some], level.gains[some]
    largest = prices.scale * int(np.abs(own_gains).max(initial=0)) + int(pair_prices.sum())
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        own = cell_prices[offset : offset + family.num_cells]
        largest += int(np.abs(own).max(initial=0)) * family.heaviest
    if largest >= _LARGEST:
        return None
    reduced = prices.scale * own_gains
    for family, offset in zip(linear.families, linear.offsets, strict=True):
        own = cell_prices[offset : offset + family.num_cells]
        if own.any():
            of_pair = np.append(own, 0)[family.of_pair[some]]
            reduced -= of_pair if family.weights is None else of_pair * family.weights[some]
    if not isinstance(some, slice):
        pairs, pair_prices = _placed(pairs, pair_prices, some)
    np.subtract.at(reduced, pairs, pair_prices)
    forced = reduced[must]
    reduced[must] = 0
    if (must & ~may).any() or (low > high).any():
        return Bounded(-NO_BOUND * prices.scale, prices.scale, reduced)
    gains = np.zeros(linear.num_helpers, dtype=np.int64)
    gains[: len(level.helper_gains)] = level.helper_gains
    helpers = zip(gains.tolist(), helper_prices.tolist(), low.tolist(), high.tolist(), strict=True)
    for gain, price, least, most in helpers:
        beyond = prices.scale * gain - price
        terms += beyond * (most if beyond > 0 else least)
    gained = reduced[may & (reduced > 0)]
    scaled = terms + exact_sum(gained) + exact_sum(forced) + prices.scale * level.constant
    return Bounded(scaled, prices.scale, reduced)


def floored(system: System, level: Level, bounded: Bounded) -> int:
    """The largest value of a level that the bound allows."""
    unit = system.unit(level)
    bound = bounded.scaled // bounded.scale
    return level.constant + (bound - level.constant) // unit * unit


def level_bound(system: System, level: Level, given: LevelPrices, root: Bounded, value: int) -> int:
    """What no matching exceeds, by root and parts.

    The parts are the leaves of a branch-and-bound tree (Land, Doig 1960). They leave out the pairs that the
    root's prices keep out of all that is better than ``value``: fixing by reduced costs (Dantzig, Fulkerson,
    Johnson 1954). So what they say is at least ``value``.

    Parameters
    ----------
    given
        Prices for the root and for each part; those of the root are enough where there are no parts, or
        prices of one of them do not fit.
    root
        The bound of all matchings by ``given.root``.
    value
        What some matching is known to reach, or no bound below is needed.
    """
    bound = floored(system, level, root)
    if bound <= value or not given.parts:
        return bound
    among = among_better(system, level, root, value)
    parts = parts_of(given.splits)
    if len(parts) != len(given.parts):
        return bound
    best = value
    for decisions, prices in zip(parts, given.parts, strict=True):
        found = row_bound(system, level, prices, decisions, among)
        if found is None:
            return bound
        best = max(best, floored(system, level, found))
    return min(bound, best)


def among_better(system: System, level: Level, root: Bounded, value: int) -> BoolArray:
    """Pairs that a matching with more than ``value`` may have, by the root's prices."""
    unit = system.unit(level)
    return among_as_good(root, level.constant + ((value - level.constant) // unit + 1) * unit)


def among_as_good(root: Bounded, value: int) -> BoolArray:
    """Pairs that a matching with at least ``value`` may have: the others lose more than the bound allows."""
    among: BoolArray = root.reduced >= root.scale * value - root.scaled
    return among


def _cell_prices(system: System, prices: RowPrices) -> tuple[IntArray, IntArray, int] | None:
    """What a unit of each cell and helper pays, and what the bounds of the rows are worth; None: no bound."""
    linear = system.linear
    price = np.zeros(linear.num_rows, dtype=np.int64)
    np.add.at(price, prices.rows, prices.prices)
    bounds = np.where(price > 0, linear.high, linear.low)[prices.rows]
    if (np.abs(bounds) == NO_BOUND).any():
        return None
    terms = sum(one * bound for one, bound in zip(prices.prices.tolist(), bounds.tolist(), strict=True))
    found = []
    for entries, count in (
        (linear.cell_entries, linear.num_cells),
        (linear.helper_entries, linear.num_helpers),
    ):
        row, item, coefficient = entries
        priced = price[row] != 0
        row, item, coefficient = row[priced], item[priced], coefficient[priced]
        if float(np.abs(price[row].astype(float) * coefficient).sum()) >= _LARGEST:
            return None
        total = np.zeros(count, dtype=np.int64)
        np.add.at(total, item, price[row] * coefficient)
        found.append(total)
    return found[0], found[1], terms


def _placed(pairs: IntArray, values: IntArray, some: IntArray) -> tuple[IntArray, IntArray]:
    """Where the pairs stand among some (ascending), and their values; others are left out."""
    places = np.searchsorted(some, pairs)
    there = np.append(some, -1)[places] == pairs
    return places[there], values[there]


def _usable(system: System, prices: RowPrices, decisions: tuple[Decision, ...]) -> bool:
    """Whether the arrays belong together and to the system, and cuts are where they hold."""
    linear, problem = system.linear, system.problem
    arrays = (prices.rows, prices.prices, prices.cut_helpers, prices.cut_pairs, prices.cut_prices)
    if any(array.ndim != 1 or array.dtype != np.int64 for array in arrays):
        return False
    if len(prices.rows) != len(prices.prices) or len(prices.split_prices) != len(decisions):
        return False
    if not len(prices.cut_helpers) == len(prices.cut_pairs) == len(prices.cut_prices):
        return False
    for numbers, count in (
        (prices.rows, linear.num_rows),
        (prices.cut_helpers, linear.num_helpers),
        (prices.cut_pairs, problem.num_pairs),
    ):
        if len(numbers) and (numbers.min() < 0 or numbers.max() >= count):
            return False
    if (np.diff(prices.rows) <= 0).any() or not 0 < prices.scale < _LARGEST:
        return False
    if len(prices.prices) and not (-_LARGEST < prices.prices.min() <= prices.prices.max() < _LARGEST):
        return False
    if any(
        sum(map(abs, numbers)) >= _LARGEST for numbers in (prices.cut_prices.tolist(), prices.split_prices)
    ):
        return False
    if (prices.cut_prices > 0).any():
        return False
    for decision in decisions:
        counts = {"pair": problem.num_pairs, "cell": linear.num_cells, "helper": linear.num_helpers}
        if not 0 <= decision.number < counts.get(decision.kind, 0) or abs(decision.bound) >= NO_BOUND:
            return False
        if decision.kind == "pair" and decision.bound != (0 if decision.is_most else 1):
            return False
    cell_of = {helper: cell for cell, helper in linear.uses.items()}
    cells = [cell_of.get(helper, -1) for helper in prices.cut_helpers.tolist()]
    return all(
        cell >= 0 and _in_cell(system, cell, pair)
        for cell, pair in zip(cells, prices.cut_pairs.tolist(), strict=True)
    )


def _in_cell(system: System, cell: int, pair: int) -> bool:
    place = int(np.searchsorted(system.linear.offsets, cell, side="right")) - 1
    family = system.linear.families[place]
    return int(family.of_pair[pair]) == cell - system.linear.offsets[place]
