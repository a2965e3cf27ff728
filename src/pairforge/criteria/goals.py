"""Goals: how much of the mentee's ranked goals the mentor supports."""

from __future__ import annotations

from pairforge.config.criteria import Goals as GoalsConfig
from pairforge.criteria.covering import Covering, podium
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.roster import Roster


class Goals(Criterion):
    """Weighed share of the mentee's goals that the mentor supports, in [0, 1]; blank if either list is.

    The first goal weighs 3, the second 2, and every other one 1.
    """

    phrase = "supports {}"

    def __init__(self, config: GoalsConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        wishes, offers = (roster.tags(ask) for ask in config.asks())
        self._covering = Covering(wishes, offers, config.headings[1], worths=podium)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Weighed share of the goals that are supported, in [0, 1]; NaN where a list is blank."""
        return self._covering.values(mentees, mentors)

    @property
    def mean(self) -> float:
        """Mean share over all pairs without a blank."""
        return self._covering.mean

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The goals that are supported, in the mentee's order."""
        return self._covering.evidence(mentee, mentor)
