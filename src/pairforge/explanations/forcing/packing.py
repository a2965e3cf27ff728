"""Lexicographic vectors as few 64-bit numbers, so that sums of them can be compared at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

LARGEST = 1 << 61
"""No sum of packed numbers reaches it."""

NEVER = (1 << 62) - 1
"""What is longer than every path; two of them still fit into 64 bits, whatever is taken off."""


@dataclass(frozen=True)
class Packing:
    """How vectors are packed: the first axis of packed arrays are limbs, compared one after the other.

    Parameters
    ----------
    factors
        For each limb what the numbers in it are multiplied by; the last one by 1.
    """

    factors: tuple[tuple[int, ...], ...]

    def pack(self, columns: Sequence[IntArray]) -> IntArray:
        """Vectors given by their numbers, each of one shape; shape (num_limbs, *shape)."""
        limbs, first = [], 0
        for factors in self.factors:
            own = columns[first : first + len(factors)]
            first += len(factors)
            limb = np.zeros_like(own[0])
            for factor, column in zip(factors, own, strict=True):
                limb += factor * column
            limbs.append(limb)
        return np.stack(limbs)

    def unpack(self, packed: IntArray) -> tuple[int, ...]:
        """The numbers of one packed vector, shape (num_limbs,)."""
        numbers: list[int] = []
        for factors, limb in zip(self.factors, packed.tolist(), strict=True):
            for factor in factors:
                number = (limb + (factor - 1) // 2) // factor
                numbers.append(number)
                limb -= factor * number
        return tuple(numbers)


def packing_of(largest: Sequence[int], length: int) -> Packing | None:
    """The packing with the fewest limbs; None if one of the numbers does not fit by itself.

    Parameters
    ----------
    largest
        The largest absolute value of each number of a vector.
    length
        How many vectors are added up at most.
    """
    limbs: list[tuple[int, ...]] = []
    factors: tuple[int, ...] = ()
    reach = 0
    for most in reversed(largest):
        factor = 2 * reach + 1
        if factors and reach + factor * most * length >= LARGEST:
            limbs.append(factors)
            factors, reach, factor = (), 0, 1
        factors, reach = (factor, *factors), reach + factor * most * length
        if reach >= LARGEST:
            return None
    return Packing(tuple(reversed([*limbs, factors])))


def less(one: IntArray, other: IntArray) -> BoolArray:
    """Where the vectors of one are less, by the first limb that differs."""
    found: BoolArray = one[-1] < other[-1]
    for limb in range(len(one) - 2, -1, -1):
        found = (one[limb] < other[limb]) | ((one[limb] == other[limb]) & found)
    return found


def lesser(one: IntArray, other: IntArray) -> IntArray:
    """The lesser vector of each two."""
    if len(one) == 1:
        return np.minimum(one, other)
    return np.where(less(one, other), one, other)


def is_never(packed: IntArray) -> BoolArray:
    """Where there is no path."""
    found: BoolArray = packed[0] >= LARGEST
    return found
