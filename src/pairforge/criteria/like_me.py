"""Like me: what the mentee asked to have in common with the mentor, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np

from pairforge.config import Text
from pairforge.config.criteria import LikeMe as LikeMeConfig
from pairforge.criteria.agreement import Agreement
from pairforge.criteria.composite import Composite
from pairforge.criteria.protocol import Criterion, Evidence, FloatArray, IntArray, mean_of_all_pairs
from pairforge.roster import Roster, Texts
from pairforge.roster.cells import fold


class LikeMe(Criterion):
    """Share of the mentee's wishes that are met, in [0, 1]; blank for a mentee without a wish.

    An attribute that somebody left blank counts as its mean over the mentees who asked for it; the answers
    of other mentees are not even looked at. Whoever asks for both alike and different asks for neither.
    """

    phrase = "as wished {}"

    def __init__(self, config: LikeMeConfig, roster: Roster) -> None:
        self.label, self.weight = config.label, config.weight
        self._roster = roster
        self._composite = Composite([(wish.wished, wish) for wish in _wishes(config, roster)])

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """Share of the wishes that are met, in [0, 1]; NaN without a wish or where no answer is known."""
        return self._composite.values(mentees, mentors)

    @cached_property
    def mean(self) -> float:
        """Mean over all pairs for which a wish's answers are known."""
        return mean_of_all_pairs(self.values, self._roster)

    def interval(self, mentees: IntArray, mentors: IntArray) -> tuple[FloatArray, FloatArray]:
        """A wish about a blank answer may be met or not; without wishes any value is possible."""
        return self._composite.interval(mentees, mentors)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The wishes that are met; the words name the attribute, not the answer."""
        return self._composite.evidence(mentee, mentor)


class _Wish:
    """Whether one attribute agrees (or differs), for the mentees who asked for just that."""

    def __init__(
        self, wished: FloatArray, answers: tuple[Texts, Texts], column: str, name: str, *, alike: bool
    ) -> None:
        self.wished, self._column, self._name, self._alike = wished, column, name, alike
        left, self._right = answers
        asked = tuple(key if wish else "" for key, wish in zip(left.keys, wished, strict=True))
        self._agreement = Agreement(Texts(asked, left.words), self._right)

    def values(self, mentees: IntArray, mentors: IntArray) -> FloatArray:
        """1 where the wish is met, else 0; NaN where an answer is blank or nothing was wished."""
        values = self._agreement.values(mentees, mentors)
        return values if self._alike else 1 - values

    @cached_property
    def mean(self) -> float:
        """Mean over the pairs of those who asked."""
        return self._agreement.mean(of_different=not self._alike)

    def evidence(self, mentee: int, mentor: int) -> tuple[Evidence, ...]:
        """The mentor's answer, if it meets the wish."""
        if self._agreement.agree(mentee, mentor) is not self._alike:
            return ()
        words = f"the same {self._name}" if self._alike else f"a different {self._name}"
        return (Evidence("mentor", self._column, self._right.words[mentor], 1.0, words),)


def _wishes(config: LikeMeConfig, roster: Roster) -> Iterator[_Wish]:
    nobody = ((),) * len(roster.mentees)
    alike, different = (
        nobody if heading is None else roster.tags(config.wish_ask(heading)).keys
        for heading in (config.wishes, config.different)
    )
    for name, columns in config.attributes.items():
        answers = tuple(roster.texts(ask) for ask in columns.asks(Text(), ()))
        same = np.array([fold(name) in tags for tags in alike], dtype=np.float64)
        other = np.array([fold(name) in tags for tags in different], dtype=np.float64)
        for wished, is_alike in ((same * (1 - other), True), (other * (1 - same), False)):
            yield _Wish(wished, (answers[0], answers[1]), columns.mentor, name, alike=is_alike)
