"""Whether two answers differ; what ``different`` and ``network`` have in common."""

from __future__ import annotations

from functools import cached_property

from pairforge.criteria.agreement import Agreement
from pairforge.criteria.protocol import Evidence, FloatArray, IntArray
from pairforge.roster import Texts


class Disagreement:
    """1 where the two gave different answers, else 0; blank if either answer is."""

    def __init__(self, left: Texts, right: Texts, column: str) -> None:
        self._agreement, self._column = Agreement(left, right), column

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """1 where the two gave different answers, else 0; NaN where an answer is blank."""
        return 1 - self._agreement.values(mentees, mentors)

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs without a blank."""
        return self._agreement.mean(of_different=True)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The two answers, if they differ."""
        if self._agreement.agree(mentee, mentor) is not False:
            return ()
        mine, theirs = self._agreement.words(mentee, mentor)
        return (Evidence("mentor", self._column, theirs, 1.0, f"{mine} with {theirs}"),)
