"""Whether two people's lists have anything in common; what the rules ``share`` and ``conflict`` ask."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pairforge.criteria.bits import bits_of_table
from pairforge.criteria.protocol import IntArray

Lists = Sequence[Sequence[str]]


class CommonTags:
    """Compares the mentees' lists with the mentors', by the tags that stand on both sides."""

    def __init__(self, left: Lists, right: Lists) -> None:
        both = {tag for tags in left for tag in tags} & {tag for tags in right for tag in tags}
        codes = {tag: code for code, tag in enumerate(sorted(both))}
        self._left, self._right = (bits_of_table(_table(lists, codes)) for lists in (left, right))

    def any(self, mentees: IntArray, mentors: IntArray) -> NDArray[np.bool_]:
        """Whether the two have a tag in common."""
        common = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape), dtype=bool)
        for word in range(self._left.shape[1]):
            common |= (self._left[mentees, word] & self._right[mentors, word]) != 0
        return common


def _table(lists: Lists, codes: dict[str, int]) -> NDArray[np.bool_]:
    table = np.zeros((len(lists), len(codes)), dtype=bool)
    held = [(idx, codes[tag]) for idx, tags in enumerate(lists) for tag in tags if tag in codes]
    rows, columns = np.array(held, dtype=np.int64).reshape(-1, 2).T
    table[rows, columns] = True
    return table
