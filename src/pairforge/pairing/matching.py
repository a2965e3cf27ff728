"""Matching: what an engine returns: pairs, why it stopped, and prices that prove how good they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]


class Status(StrEnum):
    """What is known of the answer."""

    OPTIMAL = "optimal"
    """The matching is best in every stage, and the certificate proves it."""
    FEASIBLE = "feasible"
    """The matching keeps every rule; whether a better one exists is not proved."""
    INFEASIBLE = "infeasible"
    """No matching keeps every rule; the conflict says why."""
    UNKNOWN = "unknown"
    """The search was stopped before it found anything."""


class StoppedBy(StrEnum):
    """What ended the search before its time."""

    TIME = "time"
    """The time limit."""
    INTERRUPT = "interrupt"
    """The user (Ctrl-C)."""
    MEMORY = "memory"
    """The memory ran out, or its limit was reached."""
    WORK = "work"
    """The limit of work."""


@dataclass(frozen=True)
class StagePrices:
    """Integer prices from which a bound of one stage, and what it fixes, are computed.

    A stage may have several: one for each of its sums or levels, and where its optima are a union of
    faces, more than one for the same.

    Parameters
    ----------
    stage
        The stage's name, or ``ties``.
    mentee_prices, mentor_prices
        One price for each mentee and each mentor, in units of the stage; behind them one for each other set
        of pairs of the mentees' and of the mentors' forest (``Problem.forests``), in order of its nodes.
    level
        The number of the sum, from 0; for ``leximin`` the level, None for its empty places; for
        ``worst_off`` the standing that cannot be reached by everybody, None if no pair has more than the
        worst-off.
    row_prices
        One price for each row over all pairs: the limits in their order, then those that stages have kept.
    scale
        Gains are multiplied by it, so that prices can be fractions.
    witness
        Positions of a matching that reaches the bound, where the final one need not (``keep``).
    splits
        Faces (by number) that are told apart by whether a pair (by position) is chosen, one after the other,
        before the prices apply; the part without the pair keeps the number, the other comes last.
    face
        The number of the face that they are for, where it is one of many; None for all.
    """

    stage: str
    mentee_prices: IntArray
    mentor_prices: IntArray
    level: int | None = None
    row_prices: tuple[int, ...] = ()
    scale: int = 1
    witness: IntArray | None = None
    splits: tuple[tuple[int, int], ...] = ()
    face: int | None = None


@dataclass(frozen=True)
class Split:
    """A part of all matchings told apart by whether something counts at most ``most``.

    Parameters
    ----------
    part
        Number of the part that is split; the one with at most ``most`` keeps it, the other comes last.
    kind
        ``pair``, ``cell`` or ``helper``.
    number
        Which of them.
    most
        The most in the first part; one more is the least in the other.
    """

    part: int
    kind: str
    number: int
    most: int


@dataclass(frozen=True)
class RowPrices:
    """Integer prices of rows, from which a bound over a part of all matchings is computed.

    Parameters
    ----------
    rows, prices
        Rows of the problem with a price other than 0, ascending, and their prices.
    cut_helpers, cut_pairs, cut_prices
        Helpers that say that a cell is used, each with a pair of the cell, and the price of the row by which
        the helper is at least the pair.
    split_prices
        A price for each split on the way to the part.
    scale
        Gains are multiplied by it, so that prices can be fractions.
    """

    rows: IntArray
    prices: IntArray
    cut_helpers: IntArray
    cut_pairs: IntArray
    cut_prices: IntArray
    split_prices: tuple[int, ...] = ()
    scale: int = 1


@dataclass(frozen=True)
class LevelPrices:
    """Prices of rows that prove one number of a stage, where the problem is no network.

    Parameters
    ----------
    stage
        The stage's name, or ``ties``.
    level
        As for ``StagePrices``.
    root
        Prices for all matchings.
    splits
        How all matchings are told apart into parts.
    parts
        Prices for each part, in order; pairs that the root's prices keep out of everything better than the
        final matching are not in it. Empty where the root's are enough.
    witness
        Positions of a matching that reaches the bound, where the final one need not (``keep``).
    witness_helpers
        What the helpers are in the witness.
    """

    stage: str
    level: int | None
    root: RowPrices
    splits: tuple[Split, ...] = ()
    parts: tuple[RowPrices, ...] = ()
    witness: IntArray | None = None
    witness_helpers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Deficiency:
    """Why no matching exists: mentors whose minimums need more mentees than can go to them.

    ``needed`` exceeds ``available``, the most places that ``mentees`` can fill with these mentors.
    """

    mentors: IntArray
    mentees: IntArray
    needed: int
    available: int


@dataclass(frozen=True)
class Shortfall:
    """Why no matching keeps a limit: at most ``available`` pairs count for it, and ``needed`` must.

    Parameters
    ----------
    limit
        Which of the problem's limits.
    needed, available
        The fewest that the limit asks for, and the most that there can be.
    prices
        The prices that prove it, over all matchings that keep the other rules.
    """

    limit: int
    needed: int
    available: int
    prices: StagePrices


@dataclass(frozen=True)
class EngineNote:
    """Which engine solved the problem, and why that one."""

    name: str
    why: str


@dataclass(frozen=True)
class Standing:
    """Where a search stands: what it makes the best of, how good that is so far, and what is not excluded.

    ``stage`` and numbers are as in ``LevelPrices``; None where nothing is known yet.
    """

    stage: str
    value: int | None
    bound: int | None


@dataclass(frozen=True, kw_only=True)
class Matching:
    """The answer of an engine; its claims are checked by ``certificate`` and ``auditing``.

    Parameters
    ----------
    engine
        Who found it.
    chosen
        Positions of the chosen pairs in the problem, ascending; None if none were found.
    stages
        Prices of the stages that were finished, in order.
    stopped_by
        What ended the search before its time, if anything did.
    deficiency
        Why there is no matching, if minimums are in the way.
    shortfall
        Why there is no matching, if a limit is.
    levels
        Prices of the numbers that are bounded by rows, where the problem is no network, in order.
    standing
        How far the search is.
    """

    engine: EngineNote
    chosen: IntArray | None
    stages: tuple[StagePrices, ...]
    stopped_by: StoppedBy | None
    deficiency: Deficiency | None
    shortfall: Shortfall | None = None
    levels: tuple[LevelPrices, ...] = ()
    standing: Standing | None = None
