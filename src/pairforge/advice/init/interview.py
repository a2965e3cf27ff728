"""Where two readings are likely: ask, or take the likelier and mark it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Question:
    """A question with its possible answers in words, the likelier first."""

    text: str
    answers: tuple[str, ...]


@dataclass(frozen=True)
class Decided(Generic[T]):
    """An answer, and what to mark where nobody was asked."""

    value: T
    unsure: str


@dataclass(frozen=True)
class Interview:
    """Decides between readings; asks nothing twice.

    ``ask`` is given a question and gives the number of the answer, from 0; without it the likelier is taken.
    """

    ask: Callable[[Question], int] | None = None
    _answers: dict[Question, int] = field(default_factory=dict, repr=False, compare=False)

    def decide(self, text: str, answers: Sequence[tuple[str, T]]) -> Decided[T]:
        """Choose one of ``answers``, which are pairs of words and value, the likelier first."""
        if self.ask is None:
            others = " or ".join(f'"{words}"' for words, _ in answers[1:])
            return Decided(answers[0][1], f'{text} Taken for "{answers[0][0]}"; it may be {others}.')
        question = Question(text, tuple(words for words, _ in answers))
        if question not in self._answers:
            self._answers[question] = self.ask(question)
        return Decided(answers[self._answers[question]][1], "")
