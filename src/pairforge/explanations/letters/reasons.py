"""What in a person's own answers speaks for a pair; nothing that only the other person said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from pairforge.config import Ask, Side
from pairforge.criteria import Evidence
from pairforge.roster import LevelTable, Roster, TagLists, Texts, WishLists, fold
from pairforge.roster.answers import Answer
from pairforge.scoring import Scores

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class OwnReason:
    """A criterion that gave a pair something, as one of the two may see it.

    Parameters
    ----------
    criterion
        Its label.
    words
        The person's own answers that gave it, as the person gave them; empty if there is nothing to show.
    choice
        Which choice the other one is of the person's own; None if the criterion is no ranking.
    """

    criterion: str
    words: tuple[str, ...]
    choice: int | None = None


@dataclass(frozen=True, eq=False)
class OwnAnswers:
    """What people may read about themselves.

    An answer that gave points is shown to a person who gave the same one, word for word. Whatever else the
    evidence says (such as from which level to which) is left out, so that nothing of the other is shown.
    """

    scores: Scores
    roster: Roster

    def reasons(self, side: Side, mentee: int, mentor: int) -> tuple[OwnReason, ...]:
        """The criteria that gave a pair something, for its mentee or its mentor, in order of the config.

        That the other one wished for this person is not among them.
        """
        person, other = (mentee, mentor) if side == "mentee" else (mentor, mentee)
        own = self._words[side][person]
        found = []
        for criterion in self.scores.criteria:
            tokens = criterion.evidence(mentee, mentor)
            wishes = [token for token in tokens if (token.side, token.column) in self._wishes]
            choices = [self._rank(token, person, other) for token in wishes if token.side == side]
            if len(tokens) > len(wishes) or choices:
                answers = [fold(token.answer) for token in tokens if token not in wishes]
                words = dict.fromkeys(own[answer] for answer in answers if answer in own)
                found.append(OwnReason(criterion.label, tuple(words), next(iter(choices), None)))
        return tuple(found)

    def _rank(self, token: Evidence, person: int, other: int) -> int:
        """Which choice of a person the other one is."""
        wishes = self._wishes[token.side, token.column]
        return wishes.ranks[person][wishes.choices[person].index(other)]

    @cached_property
    def _wishes(self) -> dict[tuple[Side, str], WishLists]:
        """The wishes, by what evidence calls their columns."""
        return {
            (ask.side, ", ".join(ask.columns)): answer
            for ask, answer in self.roster.answers.items()
            if isinstance(answer, WishLists)
        }

    @cached_property
    def _words(self) -> dict[Side, list[dict[str, str]]]:
        """The words of each person, by what they are compared by."""
        found: dict[Side, list[dict[str, str]]] = {
            "mentee": [{} for _ in self.roster.mentees.ids],
            "mentor": [{} for _ in self.roster.mentors.ids],
        }
        for ask, answer in self.roster.answers.items():
            _collect(ask, answer, found[ask.side])
        return found


def _collect(ask: Ask, answer: Answer, people: list[dict[str, str]]) -> None:
    """Add the answers to one question; whole answers win over single words of a text."""
    if isinstance(answer, Texts):
        for own, text in zip(people, answer.words, strict=True):
            if text:
                for word in _WORD.findall(text):
                    own.setdefault(fold(word), word)
                own[fold(text)] = text
    elif isinstance(answer, TagLists):
        for own, tags in zip(people, answer.keys, strict=True):
            own |= {tag: answer.words[tag] for tag in tags}
    elif isinstance(answer, LevelTable):
        for own, levels in zip(people, answer.values.tolist(), strict=True):
            own |= {
                skill: answer.words[skill]
                for skill, level in zip(answer.skills, levels, strict=True)
                if level == level
            }
