"""A criterion of another package, held to what every criterion promises."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from math import isfinite
from typing import Any, TypeVar

import numpy as np

from pairforge.config import PlugIn
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.errors import InputError, PairforgeError, Trouble
from pairforge.roster import Roster

T = TypeVar("T")

_ASKED_AGAIN = 8
"""Pairs of each answer that are asked for again, in a list and in a block."""


class Checked(Criterion):
    """Another package's criterion; what it gives is checked, and its failures are told as its own.

    It is given copies of the positions, so that it cannot change those of others.

    Raises
    ------
    InputError
        Naming the package, where it fails, gives values outside [0, 1] or of another shape, or other ones
        when it is asked again for the same pairs.
    """

    def __init__(self, plug_in: PlugIn, config: Any, roster: Roster) -> None:
        self.label, self.weight, self.phrase = config.label, config.weight, plug_in.criterion.phrase
        self._blame = f"`kind: {config.kind}` of the package {plug_in.package}"
        self._inner = self._asked(lambda: plug_in.criterion(config, roster))
        if not (isfinite(self.weight) and self.weight >= 0):
            raise self._fault(f"has the weight {self.weight}")

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """What the package gives, in [0, 1] or NaN."""
        values = self._values(mentees, mentors)
        everybody = np.broadcast_arrays(mentees, mentors)
        some = np.linspace(0, values.size - 1, min(values.size, _ASKED_AGAIN)).astype(np.int64)
        left, right = (people.reshape(-1)[some] for people in everybody)
        listed, block = self._values(left, right), self._values(left[:, None], right[None, :])
        for again in (listed, block.diagonal()):
            if not np.array_equal(again, values.reshape(-1)[some], equal_nan=True):
                raise self._fault("gave two different values for one pair")
        return values

    @cached_property
    def mean(self) -> float:
        """The mean that the package gives, in [0, 1]."""
        return float(self._in_range(self._asked(lambda: self._inner.mean), (), blank=False))

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """The interval that the package gives, within [0, 1]."""
        given = self._asked(lambda: tuple(self._inner.interval(mentees.copy(), mentors.copy())))
        if len(given) != 2:
            raise self._fault(f"gave an interval of {len(given)} instead of 2")
        shape = np.broadcast_shapes(mentees.shape, mentors.shape)
        low, high = (self._in_range(values, shape, blank=False) for values in given)
        if not (low <= high).all():
            raise self._fault("gave an interval that ends before it starts")
        return low, high

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """What the package cites."""
        cited = self._asked(lambda: tuple(self._inner.evidence(mentee, mentor)))
        if not all(isinstance(one, Evidence) and _is_whole(one) for one in cited):
            raise self._fault("cited something that is no Evidence of texts and a number")
        return cited

    def _values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        values = self._asked(lambda: self._inner.values(mentees.copy(), mentors.copy()))
        return self._in_range(values, np.broadcast_shapes(mentees.shape, mentors.shape), blank=True)

    def _asked(self, question: Callable[[], T]) -> T:
        try:
            return question()
        except PairforgeError:
            raise
        except Exception as error:
            raise self._fault(f"failed ({type(error).__name__}: {error})") from error

    def _in_range(self, values: Any, shape: tuple[int, ...], *, blank: bool) -> FloatArray:
        if isinstance(values, np.ma.MaskedArray) or np.iscomplexobj(values):
            raise self._fault("gave values that are masked or complex")
        copy = self._asked(lambda: np.array(values, dtype=np.float64))
        if copy.shape != shape:
            raise self._fault(f"gave values of shape {copy.shape} instead of {shape}")
        if not (((copy >= 0) & (copy <= 1)) | (blank & np.isnan(copy))).all():
            raise self._fault("gave a value outside of 0 to 1")
        return copy

    def _fault(self, what: str) -> InputError:
        remedy = "Leave the criterion out, update the package, or ask its author."
        return InputError([Trouble(what=f"{self._blame} {what}.", remedy=remedy)])


def _is_whole(cited: Evidence) -> bool:
    texts = (cited.column, cited.answer, cited.words)
    return (
        cited.side in ("mentee", "mentor")
        and all(isinstance(text, str) for text in texts)
        and isinstance(cited.gives, (int, float))
        and isfinite(cited.gives)
    )
