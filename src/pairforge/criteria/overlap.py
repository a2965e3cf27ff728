"""Overlap: how much of what the mentee asks for the mentor offers."""

from __future__ import annotations

from pairforge.config.criteria import Overlap as OverlapConfig
from pairforge.criteria.covering import Covering, even, falling
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.roster import Roster


class Overlap(Criterion):
    """Share of the mentee's list that the mentor's list covers, in [0, 1]; blank if either list is.

    With ``ordered``, the first of n wishes weighs n, the last 1; wishes that share a place weigh the same.
    """

    phrase = "offers {}"

    def __init__(self, config: OverlapConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        wishes, offers = (roster.tags(ask) for ask in config.asks())
        self._covering = Covering(
            wishes, offers, config.headings[1], worths=falling if config.ordered else even
        )

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Share of the list that is covered, in [0, 1]; NaN where a list is blank."""
        return self._covering.values(mentees, mentors)

    @property
    def mean(self) -> float:
        """Mean share over all pairs without a blank."""
        return self._covering.mean

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The wishes that are covered, in the mentee's order."""
        return self._covering.evidence(mentee, mentor)
