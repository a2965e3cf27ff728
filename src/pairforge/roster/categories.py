"""Categories: the groups into which the answers of a column divide the people of one side."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pairforge.roster.answers import Texts
from pairforge.roster.cells import fold


@dataclass(frozen=True)
class Categories:
    """One value a person, or none where the answer is blank; compared as rules on pairs compare answers.

    Parameters
    ----------
    keys
        The values in the order of the alphabet, as they are compared.
    words
        Each value as most people wrote it; between equals the alphabet decides.
    codes
        The position of each person's value in ``keys``, -1 for none, shape (num_people,).
    """

    keys: tuple[str, ...]
    words: tuple[str, ...]
    codes: NDArray[np.int64]

    @classmethod
    def of(cls, texts: Texts) -> Categories:
        """The categories of the answers to a question."""
        written: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for key, word in zip(texts.keys, texts.words, strict=True):
            written[key][word] += 1
        keys = tuple(sorted(set(written) - {""}))
        words = (min(written[key], key=lambda word: (-written[key][word], word)) for key in keys)
        number = {key: idx for idx, key in enumerate(keys)} | {"": -1}
        codes = np.array([number[key] for key in texts.keys], dtype=np.int64)
        return cls(keys, tuple(words), codes)

    def code(self, value: str) -> int | None:
        """The position in ``keys`` of a value of the config; None if nobody gave it."""
        key = fold(value)
        return self.keys.index(key) if key in self.keys else None

    def members(self, code: int) -> NDArray[np.int64]:
        """Positions of the people with that value, ascending."""
        return np.flatnonzero(self.codes == code)
