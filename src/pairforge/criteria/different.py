"""Different: whether the two gave different answers."""

from __future__ import annotations

from functools import cached_property

from pairforge.config.criteria import Different as DifferentConfig
from pairforge.criteria.agreement import Agreement
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray
from pairforge.roster import Roster


class Different(Criterion):
    """1 where the two gave different answers, else 0; blank if either answer is."""

    phrase = "{}"

    def __init__(self, config: DifferentConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        mentee_ask, mentor_ask = config.asks()
        self._column = config.headings[1]
        self._agreement = Agreement(roster.texts(mentee_ask), roster.texts(mentor_ask))

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """1 where the two gave different answers, else 0; NaN where an answer is blank."""
        return 1 - self._agreement.values(mentees, mentors)

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs without a blank."""
        return self._agreement.mean(of_different=True)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The two answers."""
        mine, theirs = self._agreement.words(mentee, mentor)
        known = self._agreement.agree(mentee, mentor) is False
        return (Evidence("mentor", self._column, theirs, 1.0, f"{mine} with {theirs}"),) if known else ()
