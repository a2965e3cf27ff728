"""A value made of several weighted parts, some of which may be blank for a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from pairforge.criteria.protocol import Evidence, FloatArray, IntArray


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
        The share and the part of each; shares are above 0 and best whole numbers (5, 3, 2), so that a
        pair for which all parts hold in full is worth exactly 1.
    """

    def __init__(self, parts: Sequence[tuple[float, Part]]) -> None:
        assert parts, "a composite needs a part"
        self._parts = tuple(parts)
        self._total = sum(share for share, _ in self._parts)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """The value in [0, 1]; NaN where every part is blank."""
        shape = np.broadcast_shapes(mentees.shape, mentors.shape)
        value, blank = np.zeros(shape), np.ones(shape, dtype=bool)
        for share, part in self._parts:
            values = part.values(mentees, mentors)
            unknown = np.isnan(values)
            if unknown.any():
                values[unknown] = part.mean
            blank &= unknown
            value += share * values
        value /= self._total
        if blank.any():
            value[blank] = np.nan
        return value

    @property
    def mean(self) -> float:
        """Mean over the pairs with at least one known part, to four decimals; 0 if there are none."""
        return round(sum(share * part.mean for share, part in self._parts) / self._total, 4)

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """The smallest and largest value of each pair: a blank part can be anything from 0 to 1."""
        shape = np.broadcast_shapes(mentees.shape, mentors.shape)
        low, high = np.zeros(shape), np.zeros(shape)
        for share, part in self._parts:
            values = part.values(mentees, mentors)
            unknown = np.isnan(values)
            low += share * np.where(unknown, 0.0, values)
            high += share * np.where(unknown, 1.0, values)
        return low / self._total, high / self._total

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """What gave the parts their values, each with what it gives the whole."""
        return tuple(
            replace(cited, gives=cited.gives * share / self._total)
            for share, part in self._parts
            for cited in part.evidence(mentee, mentor)
        )
