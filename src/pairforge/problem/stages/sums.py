"""Stages that are one or more sums over the chosen pairs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import numpy as np

from pairforge.problem.programme import IntArray, Programme


class Reading(StrEnum):
    """How a maximized sum is read."""

    MOST = "most"
    """A number of pairs."""
    FEWEST = "fewest"
    """A number of pairs to be avoided; the sum is less than nothing."""
    EMPTY = "empty"
    """The places, of those that are ``wanted``, that stay empty; the sum is the number of pairs."""
    POINTS = "points"
    """Points."""


@dataclass(frozen=True)
class Sum:
    """One sum over pairs: what it is called, and how it is read."""

    label: str
    reading: Reading


class SumStage(ABC):
    """A stage that maximizes one sum over pairs after the other."""

    name: str
    keep: Fraction = Fraction(1)
    """What share of the optimum later stages must keep."""

    @property
    def settles_count(self) -> bool:
        """Whether all optima have the same number of pairs."""
        return False

    @property
    @abstractmethod
    def sums(self) -> tuple[Sum, ...]:
        """The sums, in the order in which they are maximized."""

    def wanted(self, programme: Programme) -> int:
        """How many places could be filled; empty ones are counted from there."""
        return int(programme.wants.sum())

    @abstractmethod
    def gain(self, programme: Programme, step: int, pairs: IntArray) -> IntArray:
        """What each of ``pairs`` (positions) adds to sum number ``step``."""


def ones(pairs: IntArray) -> IntArray:
    """One for each pair."""
    return np.ones(len(pairs), dtype=np.int64)
