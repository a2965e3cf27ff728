"""A value made of several weighted parts, some of which may be blank for a pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.protocol import Evidence, FloatArray, IntArray, interval_of


class Part(Protocol):
    """One part of a composite; every criterion could be one."""

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """How far the part holds, in [0, 1]; NaN where answers are blank. Broadcasts as criteria do."""
        ...

    @property
    def mean(self) -> float:
        """Mean of the known values over all pairs of the roster, to four decimals; 0 if none is known."""
        ...

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """What gave the part its value; ``gives`` is what it gives the part."""
        ...


class Composite:
    """The weighted mean of the parts, in which a blank part counts as the programme's mean of that part.

    The value is the sum of share x part over the sum of the shares, so a part that the config does not
    give is simply left out. It is blank only where every part is. As blank parts count as their means,
    the mean over the pairs with at least one known part is the weighted mean of the parts' means.

    Parameters
    ----------
    parts
        The share and the part of each: a number above 0, or one a mentee, of shape (num_mentees,), where
        0 leaves the part out for that mentee. Best are whole numbers (5, 3, 2).
    """

    def __init__(self, parts: Sequence[tuple[float | FloatArray, Part]]) -> None:
        assert parts, "a composite needs a part"
        self._parts = tuple((np.asarray(share, dtype=np.float64), part) for share, part in parts)
        counting = [float(share[share > 0].min()) for share, _ in self._parts if (share > 0).any()]
        self._least = min(counting, default=1.0)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """The value in [0, 1]; NaN where every part is blank."""
        value, blank = self.filled(mentees, mentors)
        if blank.any():
            value[blank] = np.nan
        return value

    def filled(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, NDArray[np.bool_]]:
        """The value with the means of blank parts, and where every part is blank."""
        shape = np.broadcast_shapes(mentees.shape, mentors.shape)
        value, blank = np.zeros(shape), np.ones(shape, dtype=bool)
        for share, part in self._shares(mentees):
            values = part.values(mentees, mentors)
            unknown = np.isnan(values)
            if unknown.any():
                values[unknown] = part.mean
            blank &= unknown | (share == 0)
            value += share * values
        value /= np.maximum(self._total(mentees), self._least)
        return value, blank

    @property
    def mean(self) -> float:
        """Mean over the pairs with a known part, to four decimals; for shares that are alike for all."""
        total = sum(float(share) for share, _ in self._parts)
        return round(sum(float(share) * part.mean for share, part in self._parts) / total, 4)

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """The smallest and largest value of each pair: a blank part can be anything from 0 to 1."""
        shape = np.broadcast_shapes(mentees.shape, mentors.shape)
        low, high = np.zeros(shape), np.zeros(shape)
        for share, part in self._shares(mentees):
            least, most = interval_of(part.values(mentees, mentors))
            low += share * least
            high += share * most
        total = self._total(mentees)
        nothing, total = total == 0, np.maximum(total, self._least)
        return low / total, np.where(nothing, 1.0, high / total)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """What gave the parts their values, each with what it gives the whole."""
        who = np.array([mentee])
        total = float(np.max(self._total(who)))
        return tuple(
            replace(cited, gives=cited.gives * float(np.max(share)) / total)
            for share, part in self._shares(who)
            if np.max(share) > 0
            for cited in part.evidence(mentee, mentor)
        )

    def _shares(self, mentees: IntArray) -> Iterator[tuple[FloatArray, Part]]:
        """The parts and what they count for each of the mentees."""
        for share, part in self._parts:
            yield (share[mentees] if share.ndim else share), part

    def _total(self, mentees: IntArray) -> FloatArray:
        """What all parts count together for each of the mentees."""
        total = np.zeros(1)
        for share, _ in self._shares(mentees):
            total = total + share
        return total
