"""Text: how alike the two free texts are, by the words that they share."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import cached_property
from itertools import pairwise
from typing import Any

import numpy as np

from pairforge.config.criteria import FreeText as FreeTextConfig
from pairforge.criteria.protocol import (
    BILLION,
    Criterion,
    Evidence,
    FloatArray,
    IntArray,
    billionths,
    rounded_mean,
)
from pairforge.errors import InputError, Trouble
from pairforge.roster import Roster

_SCALE, _CHUNK, _MOST_CITED = 10**6, 1 << 16, 3


class FreeText(Criterion):
    """Cosine of the texts' word weights, in [0, 1]; blank if either text holds no word.

    A word weighs its count times the rarity of the texts that hold it, 1 + log((1 + n) / (1 + n_w)) where
    n_w of n texts do (TF-IDF). Weights are whole numbers, so that every pair has the same value however
    it is computed.

    References
    ----------
    Salton and Buckley (1988), Term-weighting approaches in automatic text retrieval.
    """

    phrase = "both write of {}"

    def __init__(self, config: FreeTextConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        self._column = config.headings[1]
        left, right = (roster.texts(ask).keys for ask in config.asks())
        self._words, weights = _weights([*left, *right])
        self._left, self._right = weights[: len(left)], weights[len(left) :]
        self._left_norms, self._right_norms = _squares(self._left), _squares(self._right)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Cosine in [0, 1]; NaN where a text holds no word."""
        if mentees.ndim == 2:
            dots = (self._left[mentees[:, 0]] @ self._right[mentors[0]].T).toarray()
        else:
            pairs = [_dots(self._left, self._right, *pair) for pair in _chunks(mentees, mentors)]
            dots = np.concatenate([np.empty(0, np.int64), *pairs])
        squares = self._left_norms[mentees] * self._right_norms[mentors]
        blank = squares == 0
        values: FloatArray = np.minimum(dots / np.sqrt(np.where(blank, 1.0, squares)), 1.0)
        return np.where(blank, np.nan, values)

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs of two texts."""
        left = _sum_of_units(self._left, self._left_norms)
        right = _sum_of_units(self._right, self._right_norms)
        total = sum(mine * theirs for mine, theirs in zip(left, right, strict=True))
        count = int((self._left_norms > 0).sum()) * int((self._right_norms > 0).sum())
        return rounded_mean(Fraction(total, BILLION**2), count)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The three shared words that gave most, and what each of them contributes."""
        products = self._left[[mentee]].multiply(self._right[[mentor]]).tocoo()
        squares = self._left_norms[mentee] * self._right_norms[mentor]
        by_worth = sorted(
            (-int(product), self._words[code])
            for code, product in zip(products.col, products.data, strict=True)
            if product
        )
        return tuple(
            Evidence("mentor", self._column, word, -worth / float(np.sqrt(squares)), word)
            for worth, word in by_worth[:_MOST_CITED]
        )


def _weights(texts: list[str]) -> tuple[list[str], Any]:
    """The words, and their weight in each text as a sparse table of whole numbers."""
    try:
        from sklearn.feature_extraction.text import CountVectorizer
    except ImportError:
        raise InputError(
            [
                Trouble(
                    what="The criterion `text` needs scikit-learn, which is not installed.",
                    remedy='Install it with: pip install "pairforge[text]"',
                )
            ]
        ) from None
    words = sorted({word for text in texts for word in _words_of(text)}) or ["none"]
    weights = CountVectorizer(analyzer=_words_of, vocabulary=words, dtype=np.float64).fit_transform(texts)
    rarity = np.log((1 + len(texts)) / (1 + weights.getnnz(axis=0))) + 1
    weights.data *= np.round(rarity, 6)[weights.indices]  # logarithms differ in the last bit between machines
    for start, end in pairwise(weights.indptr.tolist()):
        own = weights.data[start:end]
        own *= _SCALE / (math.sqrt(math.fsum((own * own).tolist())) or 1.0)
    weights.data = np.rint(weights.data)
    return words, weights.astype(np.int64)


def _words_of(text: str) -> list[str]:
    """Runs of letters, digits and the marks that belong to them."""
    if text.isascii():
        kept = (letter if letter.isalnum() else " " for letter in text)
    else:
        kept = (
            letter if letter.isalnum() or unicodedata.category(letter)[0] == "M" else " " for letter in text
        )
    return "".join(kept).split()


def _squares(weights: Any) -> FloatArray:
    squares: FloatArray = np.asarray(weights.multiply(weights).sum(axis=1), dtype=np.float64).reshape(-1)
    return squares


def _sum_of_units(weights: Any, squares: FloatArray) -> list[int]:
    """The sum of all texts' weights at length 1, word by word, in whole billionths."""
    lengths = np.repeat(np.sqrt(squares), np.diff(weights.indptr))
    units = weights.copy()
    units.data = billionths(weights.data / lengths)
    total: list[int] = np.asarray(units.sum(axis=0)).reshape(-1).tolist()
    return total


def _chunks(mentees: IntArray, mentors: IntArray) -> Iterator[tuple[IntArray, IntArray]]:
    for start in range(0, len(mentees), _CHUNK):
        yield mentees[start : start + _CHUNK], mentors[start : start + _CHUNK]


def _dots(left: Any, right: Any, mentees: IntArray, mentors: IntArray) -> IntArray:
    """Products of the texts of each pair: of all of them at once where that is little more."""
    rows, row = np.unique(mentees, return_inverse=True)
    columns, column = np.unique(mentors, return_inverse=True)
    if len(rows) * len(columns) <= 8 * len(mentees):
        block: IntArray = (left[rows] @ right[columns].T).toarray()[row, column]
        return block
    dots: IntArray = np.asarray(left[mentees].multiply(right[mentors]).sum(axis=1)).reshape(-1)
    return dots
