"""What everybody had in one earlier round."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class PastRound:
    """One earlier round, in its own scores and with the ids that people had then.

    Parameters
    ----------
    file
        The result, as the config names it.
    scores
        What each mentee had: the mean score of the places wanted, an empty one counts as 0.
    unmatched
        Who of them had no mentor at all.
    largest
        The largest score of a pair; 0 without one.
    full_score
        The sum of the weights then; None if it is not known, or if scores stood in a file.
    """

    file: str
    scores: Mapping[str, Fraction]
    unmatched: frozenset[str]
    largest: Fraction
    full_score: Fraction | None

    @property
    def mean(self) -> Fraction:
        """The mean of what everybody had."""
        return sum(self.scores.values(), Fraction(0)) / len(self.scores)
