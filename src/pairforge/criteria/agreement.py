"""Whether two answers are the same; what ``same`` and ``different`` have in common."""

from __future__ import annotations

from collections import Counter

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.protocol import FloatArray, IntArray, rounded_mean
from pairforge.roster import Texts


class Agreement:
    """Compares the mentees' answers with the mentors'; case and spacing make no difference."""

    def __init__(self, left: Texts, right: Texts) -> None:
        self._left, self._right = left, right
        codes = {key: code for code, key in enumerate(sorted({*left.keys, *right.keys} - {""}))}
        self._left_codes = np.array([codes.get(key, -1) for key in left.keys], dtype=np.int64)
        self._right_codes = np.array([codes.get(key, -2) for key in right.keys], dtype=np.int64)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """1.0 where the answers agree, 0.0 where they do not, NaN where one is blank."""
        values: FloatArray = self.same(mentees, mentors).astype(np.float64)
        left, right = self._left_codes < 0, self._right_codes < 0
        if left.any() or right.any():
            values[left[mentees] | right[mentors]] = np.nan
        return values

    def same(self, mentees: IntArray, mentors: IntArray) -> NDArray[np.bool_]:
        """Whether both answers are known and agree."""
        return np.equal(self._left_codes[mentees], self._right_codes[mentors])

    def mean(self, *, of_different: bool = False) -> float:
        """Share of the pairs without a blank that agree (or differ)."""
        left, right = Counter(self._left.keys), Counter(self._right.keys)
        blank = left.pop("", 0), right.pop("", 0)
        known = (len(self._left.keys) - blank[0]) * (len(self._right.keys) - blank[1])
        agreeing = sum(count * right[key] for key, count in left.items())
        return rounded_mean(known - agreeing if of_different else agreeing, known)

    def agree(self, mentee: int, mentor: int) -> bool | None:
        """Whether the two agree; None where one answer is blank."""
        mine, theirs = self._left.keys[mentee], self._right.keys[mentor]
        return mine == theirs if mine and theirs else None

    def words(self, mentee: int, mentor: int) -> tuple[str, str]:
        """The two answers as they were given."""
        return self._left.words[mentee], self._right.words[mentor]
