"""A criterion of another package, held to what every criterion promises."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

from pairforge.config import PlugIn
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.errors import InputError, PairforgeError, Trouble
from pairforge.roster import Roster

T = TypeVar("T")


class Checked(Criterion):
    """Another package's criterion; what it gives is checked, and its failures are told as its own.

    Raises
    ------
    InputError
        Naming the package, where it fails or gives values outside [0, 1] or of another shape.
    """

    def __init__(self, plug_in: PlugIn, config: Any, roster: Roster) -> None:
        self.label, self.weight, self.phrase = config.label, config.weight, plug_in.criterion.phrase
        self._blame = f"`kind: {config.kind}` of the package {plug_in.package}"
        self._inner = self._asked(lambda: plug_in.criterion(config, roster))

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """What the package gives, in [0, 1] or NaN."""
        values = self._asked(lambda: self._inner.values(mentees, mentors))
        return self._in_range(values, np.broadcast_shapes(mentees.shape, mentors.shape), blank=True)

    @property
    def mean(self) -> float:
        """The mean that the package gives, in [0, 1]."""
        return float(self._in_range(self._asked(lambda: self._inner.mean), (), blank=False))

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """The interval that the package gives, within [0, 1]."""
        low, high = self._asked(lambda: self._inner.interval(mentees, mentors))
        shape = np.broadcast_shapes(mentees.shape, mentors.shape)
        return self._in_range(low, shape, blank=False), self._in_range(high, shape, blank=False)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """What the package cites."""
        return self._asked(lambda: tuple(self._inner.evidence(mentee, mentor)))

    def _asked(self, question: Callable[[], T]) -> T:
        try:
            return question()
        except PairforgeError:
            raise
        except Exception as error:
            raise self._fault(f"failed ({type(error).__name__}: {error})") from error

    def _in_range(self, values: Any, shape: tuple[int, ...], *, blank: bool) -> FloatArray:
        copy = self._asked(lambda: np.array(values, dtype=np.float64))
        if copy.shape != shape:
            raise self._fault(f"gave values of shape {copy.shape} instead of {shape}")
        if not (((copy >= 0) & (copy <= 1)) | (blank & np.isnan(copy))).all():
            raise self._fault("gave a value outside of 0 to 1")
        return copy

    def _fault(self, what: str) -> InputError:
        remedy = "Leave the criterion out, update the package, or ask its author."
        return InputError([Trouble(what=f"{self._blame} {what}.", remedy=remedy)])
