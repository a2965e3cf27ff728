"""Same: whether both gave the same answer."""

from __future__ import annotations

from functools import cached_property

from pairforge.config.criteria import Same as SameConfig
from pairforge.criteria.agreement import Agreement
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.roster import Roster


class Same(Criterion):
    """1 where both gave the same answer, else 0; blank if either answer is."""

    phrase = "both {}"

    def __init__(self, config: SameConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mentee_ask, mentor_ask = config.asks()
        self._column = config.headings[1]
        self._agreement = Agreement(roster.texts(mentee_ask), roster.texts(mentor_ask))

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """1 where both gave the same answer, else 0; NaN where an answer is blank."""
        return self._agreement.values(mentees, mentors)

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs without a blank."""
        return self._agreement.mean()

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The answer they share."""
        _, theirs = self._agreement.words(mentee, mentor)
        known = self._agreement.agree(mentee, mentor) is True
        return (Evidence("mentor", self._column, theirs, 1.0, theirs),) if known else ()
