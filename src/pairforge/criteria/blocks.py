"""All pairs of a programme, block by block, so that memory stays small."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

_BLOCK = 1 << 17


def blocks(num_mentees: int, num_mentors: int) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Positions of shapes (rows, 1) and (1, num_mentors), about as many at a time as a cache holds."""
    rows = max(1, _BLOCK // max(num_mentors, 1))
    everyone = np.arange(num_mentors)[None, :]
    for start in range(0, num_mentees, rows):
        yield np.arange(start, min(start + rows, num_mentees))[:, None], everyone
