"""Plan: how a stage becomes numbers that are maximized one after the other."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from pairforge.certificate.linear.system import Level, System

IntArray = NDArray[np.int64]


class Plan(ABC):
    """The levels of one stage; the engine that solves them and the judge of its answer walk the same way.

    Parameters
    ----------
    system
        What the stages before left; ``keep`` adds to it.
    """

    def __init__(self, system: System) -> None:
        self.system = system

    @abstractmethod
    def next(self, chosen: IntArray) -> Level | None:
        """The next level where ``chosen`` is the best so far; None if there is none."""

    @abstractmethod
    def keep(self, level: Level, chosen: IntArray, best: int) -> bool:
        """Later levels are as good in this one as ``chosen``, or as ``best`` allows where less is kept.

        False if the level is passed over, as if it never had been there.
        """

    def sum_over(
        self,
        label: str | int,
        number: int | None,
        gains: IntArray,
        helper_gains: IntArray,
        value: Callable[[IntArray], int],
        constant: int = 0,
        most: int | None = None,
    ) -> Level:
        """A level of this stage."""
        return Level(self.name, number, label, gains, helper_gains, value, constant, most)

    @property
    @abstractmethod
    def name(self) -> str:
        """The stage's name."""

    def no_helpers(self) -> IntArray:
        """Nothing for any helper."""
        return np.zeros(self.system.linear.num_helpers, dtype=np.int64)


class OneLevel(Plan):
    """A stage that is one number."""

    def __init__(self, system: System) -> None:
        super().__init__(system)
        self._level: Level | None = None
        self._is_kept = False

    @abstractmethod
    def level(self) -> Level:
        """The number."""

    def next(self, chosen: IntArray) -> Level | None:
        """The number, if it is not kept yet."""
        if self._is_kept:
            return None
        self._level = self._level or self.level()
        return self._level

    def keep(self, level: Level, chosen: IntArray, best: int) -> bool:
        """Later levels are as good."""
        self.system.keep(level, level.value(chosen))
        self._is_kept = True
        return True


def kept_share(best: int, keep: Fraction) -> int:
    """The least that must be kept: ``best`` - (1 - ``keep``) x abs(``best``), rounded up."""
    return -int((abs(best) * (1 - keep) - best) // 1)
