"""Rows of yes and no as rows of bits, 64 a word, to count what two rows have in common."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def bits_of_table(table: NDArray[np.bool_]) -> NDArray[np.uint64]:
    """The rows of a table as words of 64 bits, shape (rows, at least 1); the last is filled with zeros."""
    num_words = max(1, -(-table.shape[1] // 64))
    padded = np.zeros((table.shape[0], num_words * 64), dtype=bool)
    padded[:, : table.shape[1]] = table
    return np.packbits(padded, axis=1, bitorder="little").view(np.uint64)
