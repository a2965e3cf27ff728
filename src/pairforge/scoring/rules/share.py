"""Share: both must have an answer in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pairforge.config.rules import Share as ShareConfig
from pairforge.roster import Roster


class Share:
    """Allows pairs with a tag in common."""

    def __init__(self, config: ShareConfig, roster: Roster) -> None:
        self.label = config.label
        mentee_ask, mentor_ask = config.asks()
        left, right = roster.tags(mentee_ask).keys, roster.tags(mentor_ask).keys
        tags = sorted({tag for keys in left for tag in keys} & {tag for keys in right for tag in keys})
        codes = {tag: code for code, tag in enumerate(tags)}
        self._left, self._right = _table(left, codes), _table(right, codes)

    def allows(self, mentees: NDArray[np.int64], mentors: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether the two have a tag in common."""
        common = np.zeros(np.broadcast_shapes(mentees.shape, mentors.shape), dtype=bool)
        for tag in range(self._left.shape[1]):
            common |= self._left[mentees, tag] & self._right[mentors, tag]
        return common


def _table(lists: tuple[tuple[str, ...], ...], codes: dict[str, int]) -> NDArray[np.bool_]:
    table = np.zeros((len(lists), len(codes)), dtype=bool)
    for idx, tags in enumerate(lists):
        table[idx, [codes[tag] for tag in tags if tag in codes]] = True
    return table
